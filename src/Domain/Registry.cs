namespace Leads.Domain;

/// <summary>An industry chain (产业链) with the people who answer for it.</summary>
public sealed record Chain
{
    /// <summary>Its key: the first name, NFKC, trimmed, simplified. Never changes.</summary>
    public required string Key { get; init; }

    /// <summary>The name that is printed.</summary>
    public required string Name { get; init; }

    /// <summary>Chain leader (链长), a city leader.</summary>
    public string Leader { get; init; } = "";

    /// <summary>Lead unit (牵头单位).</summary>
    public string LeadUnit { get; init; } = "";

    /// <summary>Anchor enterprises (链主企业).</summary>
    public IReadOnlyList<string> Anchors { get; init; } = [];

    /// <summary>Other spellings that mean this chain.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its place in tables; lower first, then by name.</summary>
    public int Order { get; init; } = 1000;
}

/// <summary>A responsible unit (责任单位): a town, a department, a park.</summary>
public sealed record Unit
{
    /// <summary>Its key: the first name, NFKC, trimmed, simplified. Never changes.</summary>
    public required string Key { get; init; }

    /// <summary>The name that is printed.</summary>
    public required string Name { get; init; }

    /// <summary>Class in which it is ranked, free words: 镇（街道）, 部门, 园区.</summary>
    public string Class { get; init; } = "";

    /// <summary>Other spellings that mean this unit.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Its place in tables; lower first, then by name.</summary>
    public int Order { get; init; } = 1000;
}

/// <summary>What a yearly target is about (domain note, section 3).</summary>
public enum Indicator
{
    /// <summary>项目数: signed projects.</summary>
    Projects,

    /// <summary>签约额, 亿元.</summary>
    SignedAmount,

    /// <summary>到位资金, 亿元.</summary>
    PaidIn,

    /// <summary>亿元以上项目数: signed projects of at least 1 亿元.</summary>
    LargeProjects,

    /// <summary>开工数: projects opened in the year.</summary>
    Openings,
}

/// <summary>
/// A target: an indicator of the whole region, a chain or a unit (not both), for a year or up to a month of it.
/// </summary>
/// <param name="Indicator">What is counted.</param>
/// <param name="Chain">Chain key; null when not of a chain.</param>
/// <param name="Unit">Unit key; null when not of a unit.</param>
/// <param name="Month">1–12: this month's part; null: the whole year.</param>
/// <param name="Value">亿元 for amounts, else a count; never negative.</param>
public sealed record Target(Indicator Indicator, string? Chain, string? Unit, int? Month, decimal Value);

/// <summary>The targets of one year.</summary>
public sealed record Targets
{
    /// <summary>Calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>At most one per indicator, chain, unit and month.</summary>
    public IReadOnlyList<Target> Items { get; init; } = [];

    /// <summary>
    /// The yearly target: the entry without a month, else the sum of the months; null where there is none.
    /// </summary>
    public decimal? Yearly(Indicator indicator, string? chain = null, string? unit = null)
    {
        var mine = Items.Where(t => t.Indicator == indicator && t.Chain == chain && t.Unit == unit).ToList();
        if (mine.Count == 0)
            return null;
        return mine.FirstOrDefault(t => t.Month is null)?.Value ?? mine.Sum(t => t.Value);
    }
}

/// <summary>A person whom the scorecard is mailed to.</summary>
public sealed record Recipient
{
    /// <summary>Id in addresses, chosen by the caller.</summary>
    public required string Id { get; init; }

    /// <summary>Name in the mail's To.</summary>
    public required string Name { get; init; }

    /// <summary>Mail address.</summary>
    public required string Email { get; init; }

    /// <summary>What is for this person: <c>all</c>, <c>chain:KEY</c>, <c>unit:KEY</c>. Several make one mail.</summary>
    public IReadOnlyList<string> Audiences { get; init; } = [];

    /// <summary>Language of the mail: zh or en.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>Gets the draft on Monday morning, to edit it, hold it or let it go (the bureau's head).</summary>
    public bool Drafts { get; init; }
}
