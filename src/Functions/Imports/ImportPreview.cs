using System.Globalization;
using Leads.Domain;
using Leads.Domain.Ledgers;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;

namespace Leads.Functions.Imports;

/// <summary>Shows a worked-out import: what it would create and change, what it holds back, what vanished.</summary>
public sealed class ImportPreview(ImportStore imports, ProjectStore projects, SuspiciousRows suspicious)
{
    /// <summary>The preview, in the caller's language.</summary>
    public Task<ImportAnswer> OfAsync(
        string region, WorkedOut worked, Language language, CancellationToken cancellationToken) =>
        OfAsync(region, worked, language, new ImportMeter(), cancellationToken);

    /// <summary>The same, noting how far it is.</summary>
    public async Task<ImportAnswer> OfAsync(
        string region, WorkedOut worked, Language language, ImportMeter meter, CancellationToken cancellationToken)
    {
        var (record, ledger, plan) = (worked.Record, worked.Ledger, worked.Plan);
        var accepted = plan.Projects.SelectMany(p => p.Rows).ToList();
        var earlier = await imports.ListAsync(region, cancellationToken);
        return new ImportAnswer
        {
            Id = record.Id,
            State = record.State,
            FileName = record.FileName,
            Sender = record.SentBy,
            Cutoff = ledger.Cutoff,
            Read = ledger.Read.Sum(sheet => sheet.Read),
            Accepted = accepted.Count + ledger.Trips.Count,
            Intended = accepted.Count(row => row.Kind == RowKind.Intended),
            Signed = accepted.Count(row => row.Kind == RowKind.Signed),
            Facts = accepted.Count(row => row.Kind == RowKind.Progress),
            Payments = accepted.Count(row => row.Kind == RowKind.PaidIn),
            Trips = TripChanges.CountOf(worked),
            Projects = plan.Projects.Count,
            Created = plan.Projects.Count(p => p.Before is null),
            Updated = plan.Projects.Count(p => p.Before is not null && p.Changes.Count > 0),
            Unchanged = plan.Projects.Count(p => p.Before is not null && p.Changes.Count == 0),
            HeldBack = HeldBackOf(worked),
            Changes = [.. plan.Projects.Where(p => p.Before is not null).SelectMany(ChangesOf),
                .. worked.Trips.SelectMany(TripChanges.ChangesOf)],
            Vanished = await VanishedAsync(region, worked, earlier, cancellationToken),
            Totals = ledger.Totals,
            Warnings = [.. ledger.Warnings.Select(w =>
                new WarnedRow(w.Sheet, w.Row, w.Column, w.Value, w.Kind, ""))],
            Sheets = ledger.Read,
            Skipped = ledger.Skipped,
            Columns = ledger.Columns,
            Failure = FailedJob.Of(record, language),
            Names = LikeNames.Of(worked, earlier),
            Corrected = ledger.Corrected,
            LetIn = [.. accepted.Where(row => row.Overruled is not null).Select(row =>
                new LetInRow(row.Sheet, row.Row, row.Name, row.Overruled!) { LeftOut = row.LeftOut })],
            Suspicious = await suspicious.OfAsync(region, worked, meter, cancellationToken),
        }.In(language);
    }

    /// <summary>The rows that wait, with what they say of their projects; a trip has none.</summary>
    private static IReadOnlyList<HeldBackRow> HeldBackOf(WorkedOut worked)
    {
        var rows = worked.Ledger.Rows.Concat(worked.Ledger.NotAccepted).ToLookup(row => (row.Sheet, row.Row));
        return [.. worked.Ledger.HeldBack.Concat(worked.Plan.HeldBack)
            .Select(held => Row(held, rows[(held.Sheet, held.Row)].FirstOrDefault()))];
    }

    private static HeldBackRow Row(HeldBack held, LedgerRow? row) => new(
        held.Sheet, held.Row, held.Column, held.Value, held.Reason, "", row?.Name ?? "", row?.Investor ?? "",
        CanOverrule: !held.Final)
    {
        LeavesOut = held.Final ? [] : row?.LeftOut ?? [],
    };

    /// <summary>
    /// Projects of the last committed ledger of the same projects that this ledger does not have. A form of facts speaks
    /// of a few projects only.
    /// </summary>
    private async Task<IReadOnlyList<VanishedProject>> VanishedAsync(
        string region, WorkedOut worked, IReadOnlyList<ImportRecord> all, CancellationToken cancellationToken)
    {
        if (!worked.IsLedger)
            return [];
        var here = InFile(worked).ToHashSet();
        foreach (var earlier in all)
        {
            if (earlier.State is not (ImportState.Committed or ImportState.Undoing))
                continue;
            var file = await imports.TouchedAsync(region, earlier, cancellationToken);
            var touched = file.Projects;
            if (file.IsForm || !touched.Any(t => here.Contains(t.Id)))
                continue;
            var gone = touched.Where(t => !here.Contains(t.Id)).Select(t => t.Id).ToList();
            var stored = await projects.LoadAsync(region, gone, cancellationToken);
            return [.. stored.Where(s => !s.Project.Undone).Select(s =>
                new VanishedProject(s.Project.Fields.Name, s.Project.Fields.Investor, s.Project.Id))];
        }

        return [];
    }

    /// <summary>The known projects that any row of the file may mean: one that is held back has not vanished.</summary>
    private static IEnumerable<Guid> InFile(WorkedOut worked) =>
        worked.Ledger.Rows.Concat(worked.Ledger.NotAccepted)
            .SelectMany(row => worked.Keys[NaturalKeys.KeyOf(row.Name)].Row.Match(row.Investor, row.CreditCode))
            .Select(entry => entry.Project);

    private static IEnumerable<ChangedField> ChangesOf(PlannedProject planned)
    {
        var (before, name) = (planned.Before!, planned.After.Fields.Name);
        foreach (var (field, was, now) in planned.Changes.SelectMany(change => Fields(change, planned)))
            yield return new ChangedField(name, field, was, now, before.Id);
        var (paidBefore, paidAfter) = (PaidIn(before), PaidIn(planned.After));
        if (paidBefore != paidAfter)
            yield return new ChangedField(name, "paidIn", paidBefore.ToString(), paidAfter.ToString(), before.Id);
    }

    private static IEnumerable<HistoryChange> Fields(Change change, PlannedProject planned) => change switch
    {
        Change.FactRecorded { Fact.Kind: FactKind.PaidIn } => [],
        Change.FactRecorded { Fact: { Replaces: { } old } fact } =>
            Differences(planned.After.Facts.First(f => f.Id == old), fact),
        Change.FactRecorded { Fact: var fact } => [new(Json.Word(fact.Kind), null, Day(fact.On))],
        _ => History.Of(planned.Before!, planned.Before!, "", [change], Nobody).Changes,
    };

    private static Author Nobody => new("", default, default, false);

    private static IEnumerable<HistoryChange> Differences(Fact was, Fact now)
    {
        if (was.On != now.On || was.Approximate != now.Approximate)
            yield return new(Json.Word(now.Kind), Day(was.On), Day(now.On));
        if (was.TotalInvestment != now.TotalInvestment)
            yield return new("totalInvestment", was.TotalInvestment?.ToString(), now.TotalInvestment?.ToString());
        if (was.ContractedCapital != now.ContractedCapital)
            yield return new("contractedCapital", was.ContractedCapital?.ToString(), now.ContractedCapital?.ToString());
        if (was.Cause != now.Cause)
            yield return new("cause", was.Cause, now.Cause);
        if (was.Note != now.Note)
            yield return new("note", was.Note, now.Note);
    }

    private static Money PaidIn(Project project) =>
        project.Standing().Where(f => f.Kind == FactKind.PaidIn).Aggregate(Money.Zero,
            (sum, f) => sum + f.Amount!.Value);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
