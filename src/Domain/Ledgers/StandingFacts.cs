using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>Tells which recorded fact a stated one is about: that one is corrected, or else a new one is recorded.</summary>
internal static class StandingFacts
{
    /// <summary>The recorded fact; null when the stated one is new.</summary>
    public static Fact? About(Project project, StatedFact stated) => EndOf(stated.Kind) is { } end
        ? OfSpell(project, stated, end)
        : project.Standing()
            .Where(f => f.Kind == stated.Kind && (stated.Partial ?? f.Partial) == f.Partial)
            .OrderBy(f => f.On).ThenBy(f => f.Id).FirstOrDefault();

    /// <summary>
    /// A suspension after a resumption is a new one. On the same side of it, before or after, it is the same.
    /// </summary>
    private static Fact? OfSpell(Project project, StatedFact stated, FactKind end)
    {
        var on = stated.Date.On;
        var all = project.Standing().Where(f => f.Kind == stated.Kind).OrderBy(f => f.On).ToList();
        var before = all.LastOrDefault(f => f.On <= on);
        if (before is not null && (before.On == on || !HasEnded(before.On, on)))
            return before;
        var after = all.Find(f => f.On > on);
        return after is not null && !HasEnded(on, after.On) ? after : null;

        bool HasEnded(DateOnly from, DateOnly to) =>
            project.Standing().Any(f => f.Kind == end && f.On >= from && f.On <= to);
    }

    /// <summary>What ends a state that may come again; null for what happens once.</summary>
    private static FactKind? EndOf(FactKind kind) => kind switch
    {
        FactKind.Suspended => FactKind.Resumed,
        FactKind.Resumed => FactKind.Suspended,
        FactKind.Terminated => FactKind.Reinstated,
        FactKind.Reinstated => FactKind.Terminated,
        _ => null,
    };
}
