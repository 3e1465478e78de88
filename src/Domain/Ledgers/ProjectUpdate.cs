using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>What the rows of one project change in what is known of it. Signed rows come first and win.</summary>
internal sealed class ProjectUpdate(
    Project project, IReadOnlyList<LedgerRow> rows, DateOnly cutoff, ImportContext context)
{
    private readonly Project project = project.AsSeenBy(context.Author);
    private readonly List<Change> changes = [];
    private readonly List<IReadOnlyList<LedgerRow>> sources = [];

    /// <summary>By change, the rows that tell it.</summary>
    public IReadOnlyList<IReadOnlyList<LedgerRow>> Sources => sources;

    private Author Author => context.Author;

    /// <summary>The project with what was found so far: a row may speak of what another one states.</summary>
    private Project SoFar =>
        changes.Aggregate(project, (state, change) => change.Apply(state)).AsSeenBy(context.Author);

    public IReadOnlyList<Change> Changes()
    {
        UpdateFacts();
        UpdateLoss();
        UpdateEntries();
        UpdatePaidIn();
        UpdateFields();
        UpdateHolders();
        UpdateTexts();
        return changes;
    }

    private void UpdateFacts()
    {
        var stated = new HashSet<FactKind>();
        foreach (var row in rows.Where(row => row.Fact is null))
        {
            foreach (var (_, kind, date) in RowFacts.Dates(row))
            {
                if (stated.Add(kind))
                    Update(new StatedFact(kind, date), row);
            }
        }

        foreach (var row in rows.Where(row => row.Fact is { Kind: not FactKind.PaidIn }).OrderBy(r => r.Fact!.Date.On))
            Update(row.Fact!, row);
    }

    private void Update(StatedFact stated, LedgerRow row)
    {
        var (total, contracted) = TermsOf(stated.Kind, row);
        var (cause, note) = RemarkOf(row);
        if (StandingFacts.About(SoFar, stated) is not { } old)
        {
            Add(
                Command(stated.Kind, stated.Date, row) with
                {
                    TotalInvestment = total,
                    ContractedCapital = contracted,
                    Partial = stated.Partial ?? false,
                    Cause = cause,
                    Note = note,
                },
                row);
            return;
        }

        var on = SameDay(old, stated.Date) ? new LedgerDate(old.On, old.Approximate) : stated.Date;
        var command = Command(stated.Kind, on, row) with
        {
            TotalInvestment = total ?? old.TotalInvestment,
            ContractedCapital = contracted ?? old.ContractedCapital,
            Cause = FieldUpdate.Text(old.Cause, cause),
            Note = FieldUpdate.Text(old.Note, note),
            Partial = old.Partial,
        };
        if (!SaysTheSame(old, command))
            Correct(old, command, row);
    }

    /// <summary>A form's remark belongs to its fact; a ledger's to the project.</summary>
    private static (string? Cause, string? Note) RemarkOf(LedgerRow row) => row.Fact switch
    {
        null => (null, null),
        { } fact when fact.Kind.NeedsCause() => (row.Note, null),
        _ => (null, row.Note),
    };

    private static bool SaysTheSame(Fact old, RecordFact now) =>
        now.On == old.On && now.Approximate == old.Approximate
        && now.TotalInvestment == old.TotalInvestment && now.ContractedCapital == old.ContractedCapital
        && now.Cause == old.Cause && now.Note == old.Note;

    /// <summary>The same day, or a month that the exact day lies in: a month does not make a day less exact.</summary>
    private static bool SameDay(Fact old, LedgerDate date) =>
        old.On == date.On
            ? old.Approximate == date.Approximate || !old.Approximate
            : date.Approximate && !old.Approximate && old.On.Year == date.On.Year && old.On.Month == date.On.Month;

    private static (Money? Total, Money? Contracted) TermsOf(FactKind kind, LedgerRow row) =>
        kind == RowFacts.BearerOfTerms(row) ? (row.TotalInvestment, row.ContractedCapital) : (null, null);

    /// <summary>放弃 is dated at the later of cut-off and intent when it is first seen; a later file does not move it.</summary>
    private void UpdateLoss()
    {
        var lost = rows.FirstOrDefault(row => row.Lost);
        if (lost is null || rows.Any(row => row.Signed is not null || row.Terminated is not null)
            || project.First(FactKind.Signed) is not null || project.Standing().Any(f => f.Kind == FactKind.Terminated))
            return;
        var intended = lost.Intended?.On ?? project.First(FactKind.Intended)?.On ?? cutoff;
        var on = intended > cutoff ? intended : cutoff;
        Add(Command(FactKind.Terminated, new LedgerDate(on, false), lost) with { Cause = lost.Progress }, lost);
    }

    /// <summary>Payments that a form names one by one.</summary>
    private void UpdateEntries()
    {
        foreach (var row in PaidInEntries.Missing(project, rows))
            Add(Command(FactKind.PaidIn, row.Fact!.Date, row) with { Amount = row.Fact.Amount, Note = row.Note }, row);
    }

    private void UpdatePaidIn()
    {
        var row = rows.FirstOrDefault(r => r.PaidInTotal is not null || r.PaidInThisYear is not null);
        if (row is null)
            return;
        var known = SoFar;
        foreach (var entry in PaidInLevels.Missing(known, row, cutoff))
        {
            Add(
                Command(FactKind.PaidIn, new LedgerDate(entry.On, false), row) with
                {
                    Amount = entry.Amount,
                    Level = true,
                },
                row);
        }

        foreach (var excess in PaidInLevels.Excess(project, row, cutoff))
            Lower(excess, row);
    }

    /// <summary>A clerk said that the lower level is right: the latest entries give way.</summary>
    private void Lower(PaidInExcess excess, LedgerRow row)
    {
        var command = Command(FactKind.PaidIn, new LedgerDate(excess.Entry.On, false), row);
        command = command with { Amount = excess.Kept, Level = excess.Entry.Level };
        Correct(excess.Entry, command, row, withdraw: excess.Kept == Money.Zero);
    }

    private void UpdateFields()
    {
        var fields = rows.Reverse().Aggregate(project.Fields, (known, row) => FieldUpdate.Of(known, row, context));
        if (!FieldUpdate.Same(fields, project.Fields))
            Add(new Change.FieldsChanged(project.Fields, fields), rows);
    }

    private void UpdateHolders()
    {
        if (project.Facts.Count == 0 && project.Version == 0)
        {
            CompleteFirstHolders();
            return;
        }

        var unit = Differs(rows.Select(r => r.Unit), context.UnitKey, a => a.Unit);
        var chain = Differs(rows.Select(r => r.Chain), context.ChainKey, a => a.Chain);
        var leader = Differs(rows.Select(r => r.Leader), Names.Trim, a => a.Leader);
        if (unit is not null || chain is not null || leader is not null)
            Assign(FirstKnown(unit, chain, leader) ? DateOnly.MinValue : cutoff, unit, chain, leader);
    }

    /// <summary>Where nobody was named so far, the one whom the ledger names held it from the start.</summary>
    private bool FirstKnown(string? unit, string? chain, string? leader) =>
        (unit is null || Now(a => a.Unit).Length == 0)
        && (chain is null || Now(a => a.Chain).Length == 0)
        && (leader is null || Now(a => a.Leader).Length == 0);

    /// <summary>A new project takes what the signed row leaves empty from the intended one.</summary>
    private void CompleteFirstHolders()
    {
        var unit = Differs(rows.Select(r => r.Unit), context.UnitKey, a => a.Unit);
        var chain = Differs(rows.Select(r => r.Chain), context.ChainKey, a => a.Chain);
        if (unit is not null || chain is not null)
            Assign(DateOnly.MinValue, unit, chain, null);
    }

    private void Assign(DateOnly from, string? unit, string? chain, string? leader) =>
        Add(new Change.Assigned(new Assignment
        {
            From = from,
            Unit = unit,
            Chain = chain,
            Leader = leader,
            RecordedAt = Author.Now,
            RecordedBy = Author.By,
        }), rows);

    private string? Differs(IEnumerable<string?> told, Func<string, string> key, Func<Assignment, string?> dimension)
    {
        var first = told.FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
        return first is not null && key(first) is var holder && holder != Now(dimension)
            && holder != project.HolderOn(cutoff, dimension) ? holder : null;
    }

    private string Now(Func<Assignment, string?> dimension) => project.HolderOn(Author.Today, dimension);

    /// <summary>Progress and remarks become notes, a problem or a next step of its own kind; the same text only once.</summary>
    private void UpdateTexts()
    {
        foreach (var row in rows)
        {
            if (!row.Lost)
                AddNote("进展", row.Progress, row);
            if (row.Fact is null)
                AddNote("备注", row.Note, row);
            if (row.Overruled is not null)
                AddNote("放行说明", row.Overruled, row);
        }

        if (rows.FirstOrDefault(r => r.Problem is not null) is { Problem: { } problem } troubled
            && !project.Problems.Any(p => p.SolvedOn is null && p.Text == problem))
            Add(new Change.ProblemSet(NewProblem(problem)), [troubled]);
        if (rows.FirstOrDefault(r => r.NextStep is not null) is { NextStep: { } step } planning
            && project.NextSteps.MaxBy(s => s.At)?.Text != step)
            Add(
                new Change.NextStepSet(
                    new NextStep(context.NewId(), step, null, Author.By, Author.Now, Author.Today)),
                [planning]);
    }

    private void AddNote(string column, string? text, LedgerRow row)
    {
        var written = $"{column}：{text}";
        if (string.IsNullOrWhiteSpace(text)
            || ProjectTexts.IsLast(project, column, text)
            || changes.OfType<Change.Noted>().Any(n => n.Note.Text == written))
            return;
        var on = cutoff < Author.Today ? cutoff : Author.Today;
        Add(
            new Change.Noted(new Note(context.NewId(), on, written, false, Author.By, Author.Now, Author.Today)),
            [row]);
    }

    private Problem NewProblem(string text) => new()
    {
        Id = context.NewId(),
        Text = text,
        OpenedOn = Author.Today,
        By = Author.By,
        At = Author.Now,
    };

    private RecordFact Command(FactKind kind, LedgerDate date, LedgerRow row) => new()
    {
        Id = context.NewId(),
        Kind = kind,
        On = date.On,
        Approximate = date.Approximate,
        Source = $"{context.File} · {row.Sheet} · {row.Row}",
    };

    private void Add(RecordFact command, LedgerRow row) =>
        Add(new Change.FactRecorded(ProjectRules.ToFact(command, Author)), [row]);

    private void Correct(Fact old, RecordFact command, LedgerRow row, bool withdraw = false) =>
        Add(
            new Change.FactRecorded(ProjectRules.ToFact(command, Author) with
            {
                Replaces = old.Id,
                Why = "台账更正",
                Withdraws = withdraw,
            }),
            [row]);

    private void Add(Change change, IReadOnlyList<LedgerRow> told)
    {
        changes.Add(change);
        sources.Add(told);
    }
}
