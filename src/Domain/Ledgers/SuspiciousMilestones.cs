using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>Dates that moved far, that contradict each other, that are missing or that disappeared.</summary>
internal static class SuspiciousMilestones
{
    /// <summary>Which milestone is dated before which one although it should not be.</summary>
    private static readonly (FactKind Early, FactKind Late, SuspicionKind Kind)[] Orders =
    [
        (FactKind.Opened, FactKind.Signed, SuspicionKind.OpenedBeforeSigned),
        (FactKind.Signed, FactKind.Intended, SuspicionKind.DatesOutOfOrder),
        (FactKind.Completed, FactKind.Opened, SuspicionKind.DatesOutOfOrder),
        (FactKind.Producing, FactKind.Opened, SuspicionKind.DatesOutOfOrder),
        (FactKind.AtCapacity, FactKind.Producing, SuspicionKind.DatesOutOfOrder),
    ];

    /// <summary>What a progress may begin with, and the milestones of which one must be dated then.</summary>
    private static readonly (string Word, FactKind From)[] Statuses =
    [
        ("已开工", FactKind.Opened), ("已动工", FactKind.Opened), ("已竣工", FactKind.Completed),
        ("已投产", FactKind.Producing), ("已达产", FactKind.AtCapacity),
    ];

    public static IEnumerable<Suspicion> Moved(Suspect suspect)
    {
        foreach (var change in suspect.Project.Changes)
        {
            if (change is Change.FactRecorded { Fact: { Replaces: { } id, Withdraws: false } now }
                && now.Kind != FactKind.PaidIn
                && suspect.After.Facts.First(fact => fact.Id == id) is var was && was.On.Year != now.On.Year)
                yield return suspect.AtDate(now, SuspicionKind.DateInAnotherYear, was.On);
        }
    }

    public static IEnumerable<Suspicion> OutOfOrder(Suspect suspect)
    {
        foreach (var (early, late, kind) in Orders)
        {
            if (IsBefore(suspect.After, early, late) && (suspect.Before is null || !IsBefore(suspect.Before, early, late)))
                yield return suspect.AtDate(suspect.After.First(early)!, kind, suspect.After.First(late)!.On);
        }
    }

    /// <summary>A progress that was noted before is not new: the region's warnings speak of it.</summary>
    public static IEnumerable<Suspicion> WithoutDate(Suspect suspect)
    {
        foreach (var row in suspect.Project.Rows)
        {
            var status = Statuses.FirstOrDefault(status =>
                NaturalKey.Part(row.Progress).StartsWith(status.Word, StringComparison.Ordinal));
            if (status.Word is not null && IsNew(suspect, row) && !IsDated(suspect.After, status.From))
                yield return suspect.At(row, Field.Progress, SuspicionKind.StatusWithoutDate, null, row.Progress);
        }
    }

    /// <summary>An empty cell deletes nothing; but what a ledger told and no longer tells may have been a mistake.</summary>
    public static IEnumerable<Suspicion> Gone(Suspect suspect, DateOnly cutoff)
    {
        if (suspect.Before is null)
            yield break;
        var stated = suspect.Project.Rows.SelectMany(RowFacts.Dates).Select(fact => fact.Kind).ToHashSet();
        foreach (var (field, kind) in RowFacts.Milestones)
        {
            if (!stated.Contains(kind)
                && suspect.Project.Rows.FirstOrDefault(row => suspect.HasColumn(row, field)) is { } row
                && suspect.Before.First(kind) is { Source: not null } fact && fact.On <= cutoff)
                yield return suspect.At(row, field, SuspicionKind.MilestoneGone, Suspect.Day(fact.On), null);
        }
    }

    /// <summary>A month says nothing of its days.</summary>
    private static bool IsBefore(Project project, FactKind early, FactKind late) =>
        project.First(early) is { } one && project.First(late) is { } other && one.On < other.On
        && !((one.Approximate || other.Approximate) && one.On.Year == other.On.Year && one.On.Month == other.On.Month);

    private static bool IsDated(Project project, FactKind from) => project.Standing().Any(
        fact => fact.Kind is >= FactKind.Opened and <= FactKind.AtCapacity && fact.Kind >= from);

    private static bool IsNew(Suspect suspect, LedgerRow row) =>
        suspect.Project.Changes.OfType<Change.Noted>().Any(noted => noted.Note.Text == $"进展：{row.Progress}");
}
