namespace Leads.Domain;

/// <summary>One bureau: a county or a city. All its rows live in one partition.</summary>
public sealed record Region
{
    /// <summary>Its id in addresses: 2 to 40 of a–z, 0–9 and -, chosen by the administrator.</summary>
    public required string Id { get; init; }

    /// <summary>The name that is printed: 彬州市.</summary>
    public required string Name { get; init; }

    /// <summary>The city that this county reports to; null for none.</summary>
    public string? Parent { get; init; }

    /// <summary>How this region counts, warns and publishes.</summary>
    public RegionSettings Settings { get; init; } = new();
}

/// <summary>What counts as landed (落地), a choice of the region since places differ (domain note, section 3).</summary>
public enum LandingRule
{
    /// <summary>注册 and 供地/租赁, the default.</summary>
    IncorporatedAndSite,

    /// <summary>注册 alone.</summary>
    Incorporated,
}

/// <summary>What units and chains are ranked by in the red and black list.</summary>
public enum RankMeasure
{
    /// <summary>完成率 of the yearly target of 签约额.</summary>
    Completion,

    /// <summary>签约率.</summary>
    Signing,

    /// <summary>落地率.</summary>
    Landing,

    /// <summary>开工率.</summary>
    Opening,

    /// <summary>资金到位率.</summary>
    Funds,
}

/// <summary>Settings of a region; every one has a default that works.</summary>
public sealed record RegionSettings
{
    /// <summary>IANA time zone of its weeks and schedules.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>What counts as landed.</summary>
    public LandingRule Landing { get; init; } = LandingRule.IncorporatedAndSite;

    /// <summary>From when on a ledger amount looks like a wrong unit, in 亿元: at or above it is held back.</summary>
    public decimal SuspectedUnitFrom { get; init; } = 1000m;

    /// <summary>Below this a ledger amount looks like a wrong unit, in 亿元: 0.001 is 10 万元.</summary>
    public decimal SuspectedUnitBelow { get; init; } = 0.001m;

    /// <summary>Thresholds of the warnings.</summary>
    public WarningSettings Warnings { get; init; } = new();

    /// <summary>The weekly scorecard.</summary>
    public ScorecardSettings Scorecard { get; init; } = new();

    /// <summary>Who recognises what, and with which evidence.</summary>
    public RecognitionSettings Recognition { get; init; } = new();
}

/// <summary>Thresholds of section 4 of the domain note.</summary>
public sealed record WarningSettings
{
    /// <summary>Warning 1: signed more than this many months ago, not opened.</summary>
    public int SignedNotOpenedMonths { get; init; } = 12;

    /// <summary>Warning 2: opened this many months ago, nothing paid in.</summary>
    public int OpenedNothingPaidMonths { get; init; } = 3;

    /// <summary>Warning 3: opened more than this many months ago, paid in below <see cref="LittlePaidPercent"/>.</summary>
    public int OpenedLittlePaidMonths { get; init; } = 6;

    /// <summary>Warning 3: percent of the contracted capital.</summary>
    public int LittlePaidPercent { get; init; } = 15;

    /// <summary>Warning 4: no update for this many days.</summary>
    public int NoUpdateDays { get; init; } = 30;
}
