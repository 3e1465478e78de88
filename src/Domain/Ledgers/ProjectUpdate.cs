using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>What the rows of one project change in what is known of it. Signed rows come first and win.</summary>
internal sealed class ProjectUpdate(
    Project project, IReadOnlyList<LedgerRow> rows, DateOnly cutoff, ImportContext context)
{
    private readonly List<Change> changes = [];

    private LedgerRow First => rows[0];

    private Author Author => context.Author;

    public IReadOnlyList<Change> Changes()
    {
        UpdateFacts();
        UpdateLoss();
        UpdatePaidIn();
        UpdateFields();
        UpdateHolders();
        UpdateTexts();
        return changes;
    }

    private void UpdateFacts()
    {
        var stated = new HashSet<FactKind>();
        foreach (var row in rows)
        {
            foreach (var (_, kind, date) in RowFacts.Dates(row))
            {
                if (stated.Add(kind))
                    Update(kind, date, row);
            }
        }
    }

    private void Update(FactKind kind, LedgerDate date, LedgerRow row)
    {
        var (total, contracted) = TermsOf(kind, row);
        if (Standing(kind, date) is not { } old)
        {
            Add(Command(kind, date, row) with { TotalInvestment = total, ContractedCapital = contracted });
            return;
        }

        var on = SameDay(old, date) ? new LedgerDate(old.On, old.Approximate) : date;
        if (on.On == old.On && on.Approximate == old.Approximate
            && (total is null || total == old.TotalInvestment)
            && (contracted is null || contracted == old.ContractedCapital))
            return;
        Correct(old, Command(kind, on, row) with
        {
            TotalInvestment = total ?? old.TotalInvestment,
            ContractedCapital = contracted ?? old.ContractedCapital,
            Cause = old.Cause,
            Note = old.Note,
            Partial = old.Partial,
        });
    }

    /// <summary>The fact that a stated date is about: a suspension after a resumption is a new one.</summary>
    private Fact? Standing(FactKind kind, LedgerDate date)
    {
        if (kind is not (FactKind.Suspended or FactKind.Resumed or FactKind.Terminated))
            return project.First(kind);
        var all = project.Standing().Where(f => f.Kind == kind).OrderBy(f => f.On).ToList();
        if (all.Find(f => f.On == date.On) is { } same)
            return same;
        var ended = kind switch
        {
            FactKind.Suspended => FactKind.Resumed,
            FactKind.Terminated => FactKind.Reinstated,
            _ => FactKind.Suspended,
        };
        var last = all.LastOrDefault();
        return last is not null && project.Standing().Any(f => f.Kind == ended && f.On >= last.On && f.On <= date.On)
            ? null
            : last;
    }

    /// <summary>The same day, or a month that the exact day lies in: a month does not make a day less exact.</summary>
    private static bool SameDay(Fact old, LedgerDate date) =>
        old.On == date.On
            ? old.Approximate == date.Approximate || !old.Approximate
            : date.Approximate && !old.Approximate && old.On.Year == date.On.Year && old.On.Month == date.On.Month;

    private static (Money? Total, Money? Contracted) TermsOf(FactKind kind, LedgerRow row) => kind switch
    {
        FactKind.Intended when row.Kind == RowKind.Intended => (row.TotalInvestment, row.ContractedCapital),
        FactKind.Signed => (row.TotalInvestment, row.ContractedCapital),
        _ => (null, null),
    };

    /// <summary>放弃 is dated at the later of cut-off and intent when it is first seen; a later file does not move it.</summary>
    private void UpdateLoss()
    {
        var lost = rows.FirstOrDefault(row => row.Lost);
        if (lost is null || rows.Any(row => row.Signed is not null || row.Terminated is not null)
            || project.First(FactKind.Signed) is not null || project.Standing().Any(f => f.Kind == FactKind.Terminated))
            return;
        var intended = lost.Intended?.On ?? project.First(FactKind.Intended)?.On ?? cutoff;
        var on = intended > cutoff ? intended : cutoff;
        Add(Command(FactKind.Terminated, new LedgerDate(on, false), lost) with { Cause = lost.Progress });
    }

    private void UpdatePaidIn()
    {
        var row = rows.FirstOrDefault(r => r.PaidInTotal is not null || r.PaidInThisYear is not null);
        if (row is null)
            return;
        foreach (var entry in PaidInLevels.Missing(project, row, cutoff))
            Add(Command(FactKind.PaidIn, new LedgerDate(entry.On, false), row) with { Amount = entry.Amount });
        foreach (var excess in PaidInLevels.Excess(project, row, cutoff))
            Lower(excess, row);
    }

    /// <summary>A clerk said that the lower level is right: the latest entries give way.</summary>
    private void Lower(PaidInExcess excess, LedgerRow row)
    {
        var command = Command(FactKind.PaidIn, new LedgerDate(excess.Entry.On, false), row);
        Correct(excess.Entry, command with { Amount = excess.Kept }, withdraw: excess.Kept == Money.Zero);
    }

    private void UpdateFields()
    {
        var fields = rows.Reverse().Aggregate(project.Fields, (known, row) => FieldUpdate.Of(known, row, context));
        if (!FieldUpdate.Same(fields, project.Fields))
            changes.Add(new Change.FieldsChanged(project.Fields, fields));
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
        changes.Add(new Change.Assigned(new Assignment
        {
            From = from,
            Unit = unit,
            Chain = chain,
            Leader = leader,
            RecordedAt = Author.Now,
            RecordedBy = Author.By,
        }));

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
                AddNote("进展", row.Progress);
            AddNote("备注", row.Note);
            if (row.Overruled is not null)
                AddNote("放行说明", row.Overruled);
        }

        if (rows.Select(r => r.Problem).FirstOrDefault(p => p is not null) is { } problem
            && !project.Problems.Any(p => p.SolvedOn is null && p.Text == problem))
            changes.Add(new Change.ProblemSet(NewProblem(problem)));
        if (rows.Select(r => r.NextStep).FirstOrDefault(s => s is not null) is { } step
            && project.NextSteps.MaxBy(s => s.At)?.Text != step)
            changes.Add(new Change.NextStepSet(
                new NextStep(context.NewId(), step, null, Author.By, Author.Now, Author.Today)));
    }

    private void AddNote(string column, string? text)
    {
        var written = $"{column}：{text}";
        if (string.IsNullOrWhiteSpace(text)
            || ProjectTexts.IsLast(project, column, text)
            || changes.OfType<Change.Noted>().Any(n => n.Note.Text == written))
            return;
        var on = cutoff < Author.Today ? cutoff : Author.Today;
        changes.Add(new Change.Noted(
            new Note(context.NewId(), on, written, false, Author.By, Author.Now, Author.Today)));
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

    private void Add(RecordFact command) => changes.Add(new Change.FactRecorded(ProjectRules.ToFact(command, Author)));

    private void Correct(Fact old, RecordFact command, bool withdraw = false) =>
        changes.Add(new Change.FactRecorded(ProjectRules.ToFact(command, Author) with
        {
            Replaces = old.Id,
            Why = "台账更正",
            Withdraws = withdraw,
        }));
}
