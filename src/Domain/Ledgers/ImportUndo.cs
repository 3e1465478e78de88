using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>Takes back what an import did to a project; what was touched since stays, and is named.</summary>
public static class ImportUndo
{
    /// <summary>The project after the undo, and the fields that had to stay. The same instance when nothing changes.</summary>
    /// <param name="now">The project as it is.</param>
    /// <param name="before">As it was before the import; null when the import made it.</param>
    /// <param name="version">Its version after the import.</param>
    /// <param name="file">Name of the imported file, by which its facts are known.</param>
    /// <param name="author">Who undoes.</param>
    public static (Project After, IReadOnlyList<string> Kept) Of(
        Project now, Project? before, int version, string file, Author author)
    {
        if (now.Version == version)
            return before is null
                ? (now with { Undone = true, Version = now.Version + 1 }, [])
                : (before with { Version = now.Version + 1 }, []);
        return before is null ? (now, ["*"]) : TakeBackParts(now, before, version, file, author);
    }

    private static (Project After, IReadOnlyList<string> Kept) TakeBackParts(
        Project now, Project before, int version, string file, Author author)
    {
        var kept = new List<string>();
        var known = before.Facts.Select(f => f.Id).ToHashSet();
        var facts = now.Facts.ToList();
        foreach (var fact in now.Facts.Where(f => !known.Contains(f.Id) && IsOf(f, file)))
        {
            if (now.Facts.Any(f => f.Replaces == fact.Id))
                kept.Add(fact.Kind.ToString());
            else
                facts.Remove(fact);
        }

        if (now.Fields != before.Fields)
            kept.Add("fields");
        if (now.Assignments.Count != before.Assignments.Count)
            kept.Add("assignments");
        return facts.Count == now.Facts.Count
            ? (now, kept)
            : (now with { Facts = facts, Version = now.Version + 1 }, kept);
    }

    private static bool IsOf(Fact fact, string file) =>
        fact.Source?.StartsWith(file + " · ", StringComparison.Ordinal) ?? false;
}
