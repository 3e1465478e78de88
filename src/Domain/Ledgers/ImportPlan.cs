using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>What an import is planned with.</summary>
public sealed record ImportContext
{
    /// <summary>The known projects that a row's natural key fits.</summary>
    public required Func<LedgerRow, IReadOnlyList<Project>> Known { get; init; }

    /// <summary>The key of a chain by any of its names; one first seen is its own key.</summary>
    public required Func<string, string> ChainKey { get; init; }

    /// <summary>The key of a unit by any of its names; one first seen is its own key.</summary>
    public required Func<string, string> UnitKey { get; init; }

    /// <summary>Makes time-ordered ids.</summary>
    public required Func<Guid> NewId { get; init; }

    /// <summary>Who imports.</summary>
    public required Author Author { get; init; }

    /// <summary>Name of the file, for the source of each fact.</summary>
    public required string File { get; init; }

    /// <summary>Told again and again how far the plan is, in rows.</summary>
    public Action<int> Planned { get; init; } = _ => { };

    /// <summary>Rows that a clerk let in against a conflict, by sheet and row.</summary>
    public IReadOnlySet<(string Sheet, int Row)> Overruled { get; init; } = new HashSet<(string, int)>();

    /// <summary>The known project that a clerk chose for a row.</summary>
    public IReadOnlyDictionary<(string Sheet, int Row), Guid> Chosen { get; init; } =
        new Dictionary<(string, int), Guid>();
}

/// <summary>What an import will do, seen before it is done.</summary>
/// <param name="Projects">Every project of the file, in the order of its rows.</param>
/// <param name="HeldBack">Rows that what is known stands against.</param>
public sealed record ImportPlan(IReadOnlyList<PlannedProject> Projects, IReadOnlyList<HeldBack> HeldBack);

/// <summary>One project of an import.</summary>
/// <param name="Before">As it is known; null when it is new.</param>
/// <param name="After">As it will be; the same as before when nothing changes.</param>
/// <param name="Changes">What makes the difference.</param>
/// <param name="Rows">The rows that tell it, signed before intended.</param>
public sealed record PlannedProject(
    Project? Before, Project After, IReadOnlyList<Change> Changes, IReadOnlyList<LedgerRow> Rows)
{
    /// <summary>By change, the rows that tell it.</summary>
    public IReadOnlyList<IReadOnlyList<LedgerRow>> Sources { get; init; } = [];
}
