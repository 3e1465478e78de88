namespace Leads.Domain.Scorecards;

/// <summary>What an entry of the points ledger is (domain note, section 7: 加分, 扣分, 否决).</summary>
public enum PointKind
{
    /// <summary>基础分.</summary>
    Base,

    /// <summary>加分.</summary>
    Bonus,

    /// <summary>扣分.</summary>
    Deduction,

    /// <summary>一票否决: no points, but no place either.</summary>
    Veto,
}

/// <summary>
/// One entry of the points ledger (加减分台账): never changed; what is wrong is reversed by an entry of its own, dated
/// on the day of the reversal.
/// </summary>
public sealed record PointEntry
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose points: of a chain, else of a unit.</summary>
    public bool IsChain { get; init; }

    /// <summary>Key of the chain or unit.</summary>
    public required string Key { get; init; }

    /// <summary>What it is.</summary>
    public required PointKind Kind { get; init; }

    /// <summary>Points, above zero with at most 2 decimals; 0 of a veto.</summary>
    public decimal Points { get; init; }

    /// <summary>The day that decides its quarter.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>What proves it: a document's number, an address; "" for none.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>The entry that it takes back; null: an entry of its own.</summary>
    public Guid? Reverses { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string By { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it adds to the sum: a deduction takes away, a reversal turns its entry round.</summary>
    public decimal Effect => (Kind == PointKind.Deduction ? -Points : Points) * (Reverses is null ? 1 : -1);
}

/// <summary>Points of one chain or unit. Before + base + bonus − deduction + late = year, exactly.</summary>
public sealed record PointRow
{
    /// <summary>Of a chain, else of a unit.</summary>
    public required bool IsChain { get; init; }

    /// <summary>Key of the chain or unit.</summary>
    public required string Key { get; init; }

    /// <summary>The name that is printed.</summary>
    public required string Name { get; init; }

    /// <summary>The year's points that the issue before printed.</summary>
    public decimal Before { get; init; }

    /// <summary>基础分 of the period.</summary>
    public decimal Base { get; init; }

    /// <summary>加分 of the period.</summary>
    public decimal Bonus { get; init; }

    /// <summary>扣分 of the period, printed without its sign.</summary>
    public decimal Deduction { get; init; }

    /// <summary>Entries dated before the period that the issue before did not know yet.</summary>
    public decimal Late { get; init; }

    /// <summary>The year's points now.</summary>
    public decimal Year { get; init; }

    /// <summary>Whether a veto of this year stands (一票否决): no place.</summary>
    public bool IsVetoed { get; init; }

    /// <summary>Place by the year's points among chains, or units of its class; null with a veto.</summary>
    public int? Rank { get; init; }

    /// <summary>What the period adds.</summary>
    public decimal Period => Base + Bonus - Deduction;
}

/// <summary>The points ledger as a quarterly or yearly issue prints it.</summary>
/// <param name="Rows">Chains and units with an entry this year, in the order of tables.</param>
/// <param name="Entries">The period's entries and the late ones, by day.</param>
public sealed record PointTable(IReadOnlyList<PointRow> Rows, IReadOnlyList<PointEntry> Entries);
