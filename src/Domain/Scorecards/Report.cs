namespace Leads.Domain.Scorecards;

/// <summary>That a unit has reported for a week, be it that there is nothing to tell (零报告).</summary>
public sealed record Report
{
    /// <summary>Key of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>零报告: nothing new, said so.</summary>
    public bool Zero { get; init; }

    /// <summary>How it came, what it says.</summary>
    public string Note { get; init; } = "";
}

/// <summary>A unit whose report came after it was due.</summary>
/// <param name="At">When it came, with the region's offset.</param>
public sealed record LateReport(string Key, string Name, DateTimeOffset At);

/// <summary>
/// Who has reported for a week (domain note, section 5, 8): a unit whose report was received, 零报告 included, or on
/// whose projects anything was recorded in the week. Late is only whose report is known to have come after it was due
/// and who had nothing on record by then, so that nobody is blamed for what is not known.
/// </summary>
public sealed record Reporting
{
    /// <summary>Until when reports were due, local to the region; null: none were (the whole week off).</summary>
    public DateTime? Due { get; init; }

    /// <summary>How many units have reported, late ones included.</summary>
    public int Reported { get; init; }

    /// <summary>零报告.</summary>
    public IReadOnlyList<Rates.GroupName> Zero { get; init; } = [];

    /// <summary>迟报.</summary>
    public IReadOnlyList<LateReport> Late { get; init; } = [];

    /// <summary>未报.</summary>
    public IReadOnlyList<Rates.GroupName> Missing { get; init; } = [];
}
