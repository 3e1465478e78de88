using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>Takes back what an import did to a project; what was touched since stays, and is named.</summary>
public static class ImportUndo
{
    /// <summary>
    /// A project that the import made: gone, unless somebody changed it since. The same instance when nothing changes.
    /// </summary>
    public static (Project After, IReadOnlyList<string> Kept) OfNew(Project now, int version) =>
        now.Version == version ? (now with { Undone = true, Version = version + 1 }, []) : (now, ["*"]);

    /// <summary>A known project that the import changed. The same instance when nothing can be taken back.</summary>
    /// <param name="now">The project as it is.</param>
    /// <param name="before">As it was before the import.</param>
    /// <param name="imported">As the import left it.</param>
    public static (Project After, IReadOnlyList<string> Kept) OfChanged(Project now, Project before, Project imported)
    {
        if (now.Version == imported.Version)
            return (before with { Version = now.Version + 1, Head = now.Head }, []);
        var kept = new List<string>();
        var after = now with
        {
            Fields = FieldUpdate.TakeBack(now.Fields, before.Fields, imported.Fields, kept),
            Facts = FactsBack(now, before, imported, kept),
            Assignments = AssignmentsBack(now, before, imported, kept),
            Notes = [.. now.Notes.Except(imported.Notes.Except(before.Notes))],
            NextSteps = [.. now.NextSteps.Except(imported.NextSteps.Except(before.NextSteps))],
            Problems = ProblemsBack(now, before, imported, kept),
        };
        return IsSame(now, after) ? (now, kept) : (after with { Version = now.Version + 1 }, kept);
    }

    private static IReadOnlyList<Fact> FactsBack(Project now, Project before, Project imported, List<string> kept)
    {
        var added = imported.Facts.Select(f => f.Id).Except(before.Facts.Select(f => f.Id)).ToHashSet();
        var states = imported.Facts.ToDictionary(f => f.Id, f => (f.State, f.DecidedLevel));
        var touched = now.Facts.Where(f => added.Contains(f.Id) && states[f.Id] != (f.State, f.DecidedLevel))
            .Select(f => f.Id)
            .Concat(now.Facts.Select(f => f.Replaces).OfType<Guid>())
            .Concat(now.EvidenceFiles.Select(file => file.Fact));
        foreach (var id in touched.Where(added.Contains).Distinct().ToList())
        {
            added.Remove(id);
            kept.Add(NameOf(now.Facts.First(f => f.Id == id).Kind));
        }

        return [.. now.Facts.Where(f => !added.Contains(f.Id))];
    }

    /// <summary>Who answers for it is one field: assigned anew since, it stays.</summary>
    private static IReadOnlyList<Assignment> AssignmentsBack(
        Project now, Project before, Project imported, List<string> kept)
    {
        var added = imported.Assignments.Except(before.Assignments).ToList();
        if (added.Count == 0)
            return now.Assignments;
        if (now.Assignments.Count == imported.Assignments.Count)
            return before.Assignments;
        kept.Add("assignments");
        return now.Assignments;
    }

    private static IReadOnlyList<Problem> ProblemsBack(
        Project now, Project before, Project imported, List<string> kept)
    {
        var added = imported.Problems.Except(before.Problems).ToList();
        if (added.Exists(problem => now.Problems.Any(p => p.Id == problem.Id && p != problem)))
            kept.Add("problems");
        return [.. now.Problems.Except(added)];
    }

    private static bool IsSame(Project now, Project after) =>
        FieldUpdate.Same(now.Fields, after.Fields)
        && (now.Facts.Count, now.Assignments.Count, now.Notes.Count, now.NextSteps.Count, now.Problems.Count)
        == (after.Facts.Count, after.Assignments.Count, after.Notes.Count, after.NextSteps.Count, after.Problems.Count);

    private static string NameOf(FactKind kind) => char.ToLowerInvariant($"{kind}"[0]) + $"{kind}"[1..];
}
