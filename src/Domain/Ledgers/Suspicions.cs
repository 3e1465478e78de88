using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>
/// Finds what is suspicious in a planned import. What an import leaves as it was is not, but for a milestone that
/// disappeared: a file that changes nothing is never suspicious twice.
/// </summary>
public static class Suspicions
{
    /// <summary>All suspicions, project by project in the order of the file.</summary>
    /// <param name="alike">Known projects that <see cref="SameDeals"/> is to look at; others do no harm.</param>
    public static IReadOnlyList<Suspicion> Of(Ledger ledger, ImportPlan plan, IEnumerable<Project> alike)
    {
        var deals = new SameDeals(plan, alike);
        var columns = new ColumnNames(ledger);
        return [.. plan.Projects.SelectMany(project => Of(new Suspect(project, columns), deals, ledger.Cutoff))];
    }

    private static IEnumerable<Suspicion> Of(Suspect suspect, SameDeals deals, DateOnly cutoff) =>
        suspect.Project.Changes.Count == 0
            ? SuspiciousMilestones.Gone(suspect, cutoff)
            :
            [
                .. SuspiciousAmounts.Of(suspect),
                .. SuspiciousMilestones.Moved(suspect),
                .. SuspiciousMilestones.OutOfOrder(suspect),
                .. SuspiciousMilestones.WithoutDate(suspect),
                .. SuspiciousMilestones.Gone(suspect, cutoff),
                .. deals.Of(suspect),
            ];
}

/// <summary>A planned project under suspicion.</summary>
internal sealed class Suspect(PlannedProject project, ColumnNames columns)
{
    public PlannedProject Project => project;

    public Project? Before => project.Before;

    public Project After => project.After;

    /// <summary>A suspicion at the first row that has the field, or at the project's first row.</summary>
    public Suspicion At(Field field, SuspicionKind kind, string? was, string? now, string? other = null)
    {
        var row = project.Rows.FirstOrDefault(row => FieldValues.Of(row, field) is not null)
            ?? project.Rows.FirstOrDefault(row => field == Field.PaidInEntry && row.Kind == RowKind.PaidIn)
            ?? project.Rows[0];
        return At(row, field, kind, was, now, other);
    }

    public Suspicion At(
        LedgerRow row, Field field, SuspicionKind kind, string? was, string? now, string? other = null) =>
        new(project, row, columns.Of(row.Sheet, field), kind, was, now, other);

    /// <summary>A suspicion at the row that states the date of a fact, in a ledger or in a form.</summary>
    public Suspicion AtDate(Fact fact, SuspicionKind kind, DateOnly was)
    {
        foreach (var row in project.Rows)
            foreach (var (field, stated, _) in RowFacts.Dates(row))
                if (stated == fact.Kind)
                    return At(row, field, kind, Day(was), Day(fact.On));
        return At(Field.Name, kind, Day(was), Day(fact.On));
    }

    /// <summary>Whether a column stands in the sheet of a row.</summary>
    public bool HasColumn(LedgerRow row, Field field) => columns.Of(row.Sheet, field).Length > 0;

    public static string Day(DateOnly day) => $"{day:yyyy-MM-dd}";
}
