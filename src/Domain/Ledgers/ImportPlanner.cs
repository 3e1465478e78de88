using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>
/// Turns the rows of a ledger into changes of projects (domain note, section 6). Importing again updates, never
/// duplicates: what differs is a correction, what is empty deletes nothing, what is the same changes nothing.
/// </summary>
public sealed class ImportPlanner
{
    private readonly Ledger ledger;
    private readonly ImportContext context;
    private readonly List<HeldBack> heldBack = [];
    private readonly ColumnNames columns;

    private ImportPlanner(Ledger ledger, ImportContext context) =>
        (this.ledger, this.context, columns) = (ledger, context, new ColumnNames(ledger));

    /// <summary>
    /// Plans an import. The same ledger, context and knowledge give the same plan but for the new ids.
    /// </summary>
    public static ImportPlan Plan(Ledger ledger, ImportContext context) => new ImportPlanner(ledger, context).Plan();

    private ImportPlan Plan()
    {
        var planned = new List<PlannedProject>();
        var rows = 0;
        foreach (var group in Groups())
        {
            context.Planned((ledger.Rows.Count + (rows += group.Rows.Count)) / 2);
            if (PlanOne(group) is { } project)
                planned.Add(project);
        }

        return new ImportPlan(planned, heldBack);
    }

    /// <summary>
    /// Rows of one project together, signed first, forms last; a known project that two spellings fit is one, too.
    /// </summary>
    private IEnumerable<(Project? Known, IReadOnlyList<LedgerRow> Rows)> Groups()
    {
        var groups = new List<(Project? Known, List<LedgerRow> Rows)>();
        var byName = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var matched = 0;
        foreach (var row in ledger.Rows)
        {
            context.Planned(++matched / 2);
            if (!TryMatch(row, out var known) || !IsPossible(row))
                continue;
            if (!byName.TryGetValue(NaturalKey.Part(row.Name), out var namesakes))
                byName.Add(NaturalKey.Part(row.Name), namesakes = []);
            var at = namesakes.FindIndex(index => IsSame(groups[index], known, row));
            if (at >= 0)
            {
                groups[namesakes[at]].Rows.Add(row);
                continue;
            }

            namesakes.Add(groups.Count);
            groups.Add((known, [row]));
        }

        return groups.Select(g => (g.Known, (IReadOnlyList<LedgerRow>)
            [.. g.Rows.OrderByDescending(r => r.Kind == RowKind.Signed).ThenByDescending(r => r.TellsProject)]));
    }

    private static bool IsSame((Project? Known, List<LedgerRow> Rows) group, Project? known, LedgerRow row) =>
        known is not null || group.Known is not null
            ? group.Known?.Id == known?.Id
            : !row.ForceSeparate && group.Rows.Exists(other => !other.ForceSeparate && IsSameInvestor(other, row));

    /// <summary>Investors compare by credit code when both have one.</summary>
    private static bool IsSameInvestor(LedgerRow one, LedgerRow other) =>
        one.CreditCode is not null && other.CreditCode is not null
            ? one.CreditCode == other.CreditCode
            : NaturalKey.Part(one.Investor) == NaturalKey.Part(other.Investor);

    private bool TryMatch(LedgerRow row, out Project? known)
    {
        var matches = context.Known(row);
        if (context.Chosen.TryGetValue((row.Sheet, row.Row), out var chosen) && matches.Any(p => p.Id == chosen))
            matches = [.. matches.Where(p => p.Id == chosen)];
        if (row.ForceSeparate)
            matches = [.. matches.Where(p => p.Separate)];
        known = matches.Count == 1 ? matches[0] : null;
        if (matches.Count <= 1)
            return true;
        Hold(row, Field.Name, row.Name, HoldReason.Ambiguous);
        return false;
    }

    /// <summary>Facts may not be dated later than today, in a ledger neither.</summary>
    private bool IsPossible(LedgerRow row)
    {
        foreach (var (field, _, date) in RowFacts.Dates(row))
        {
            if (date.On <= context.Author.Today)
                continue;
            Hold(row, field, $"{date.On:yyyy-MM-dd}", HoldReason.ImpossibleDate);
            return false;
        }

        return true;
    }

    private PlannedProject? PlanOne((Project? Known, IReadOnlyList<LedgerRow> Rows) group)
    {
        var known = group.Known?.AsSeenBy(context.Author);
        var rows = new FormChecks(known, [.. group.Rows.Where(row => !IsRefused(row, known))], context, Hold).Accepted();
        if (rows.Count == 0)
            return null;
        var before = group.Known ?? Blank(rows[0]);
        var update = new ProjectUpdate(before, rows, ledger.Cutoff, context);
        var changes = update.Changes();
        return group.Known is null
            ? new PlannedProject(null, ProjectRules.Evolve(before, changes) with { Version = 1 }, changes, rows)
            {
                Sources = update.Sources,
            }
            : new PlannedProject(before, ProjectRules.Evolve(before, changes), changes, rows)
            {
                Sources = update.Sources,
            };
    }

    private bool IsRefused(LedgerRow row, Project? known)
    {
        if (known is null || context.Overruled.Contains((row.Sheet, row.Row)))
            return false;
        if (row.Signed is { } signed && known.First(FactKind.Signed) is { } old
            && (signed.On > old.On.AddYears(1) || signed.On < old.On.AddYears(-1)))
        {
            Hold(row, Field.SignedOn, $"{signed.On:yyyy-MM-dd}", HoldReason.Conflict);
            return true;
        }

        if (PaidInLevels.Below(known, row, ledger.Cutoff) is not { } below)
            return false;
        var written = below.Field == Field.PaidInTotal ? row.PaidInTotal : row.PaidInThisYear;
        Hold(row, below.Field, $"{written}", HoldReason.ContradictoryAmounts);
        return true;
    }

    private Project Blank(LedgerRow row) => new()
    {
        Id = context.NewId(),
        Version = 0,
        Fields = new ProjectFields { Name = row.Name, Investor = row.Investor ?? "" },
        Assignments =
        [
            new Assignment
            {
                From = DateOnly.MinValue,
                Unit = row.Unit is { } unit ? context.UnitKey(unit) : "",
                Chain = row.Chain is { } chain ? context.ChainKey(chain) : "",
                Leader = row.Leader,
                RecordedAt = context.Author.Now,
                RecordedBy = context.Author.By,
            },
        ],
        EnteredAt = context.Author.Now,
        Separate = row.ForceSeparate,
    };

    private void Hold(LedgerRow row, Field field, string value, HoldReason reason) =>
        heldBack.Add(new HeldBack(row.Sheet, row.Row, columns.Of(row.Sheet, field), value, reason)
        {
            Final = reason is not (HoldReason.Conflict or HoldReason.ContradictoryAmounts or HoldReason.CoveredByTotal),
        });
}

/// <summary>The header texts under which the fields of a ledger stand.</summary>
internal sealed class ColumnNames(Ledger ledger)
{
    public string Of(string sheet, Field field) =>
        ledger.Columns.FirstOrDefault(c => c.Sheet == sheet && c.Field == field)?.Header ?? "";
}
