using Leads.Domain.Rates;

namespace Leads.Domain.Scorecards;

/// <summary>
/// The parts of a scorecard that name projects: warnings, progress, problems, and units that told nothing.
/// </summary>
internal sealed class ProjectLines(ScorecardInput input)
{
    private static readonly Warnings[] WorstFirst =
    [
        Rates.Warnings.SignedNotOpened, Rates.Warnings.OpeningOverdue, Rates.Warnings.Suspended,
        Rates.Warnings.OpenedNothingPaid, Rates.Warnings.OpenedLittlePaid, Rates.Warnings.ProductionOverdue,
        Rates.Warnings.ProblemOverdue, Rates.Warnings.NextStepOverdue, Rates.Warnings.NotInStatistics,
        Rates.Warnings.NoUpdate, Rates.Warnings.NoNextStep, Rates.Warnings.PaidAboveContract,
        Rates.Warnings.OpenedWithoutSite, Rates.Warnings.DatesOutOfOrder,
    ];

    /// <summary>From here on a warning is about reporting, no longer about the works.</summary>
    private const int FirstOfReporting = 6;

    /// <summary>From here on a warning is about contradictions in what is on record.</summary>
    private const int FirstOfContradictions = 11;

    private readonly DateOnly day = input.Period.Closing;
    private readonly Dictionary<string, string> unitNames =
        input.Units.ToDictionary(u => u.Key, u => u.Name, StringComparer.Ordinal);

    /// <summary>Projects per kind of warning, worst kind first.</summary>
    public static IReadOnlyList<WarningCount> Count(IReadOnlyList<WarningLine> lines) =>
        [.. WorstFirst
            .Select(kind => new WarningCount(kind, lines.Count(line => line.Kinds.Any(k => k.Kind == kind))))
            .Where(count => count.Projects > 0)];

    /// <summary>Worst first: works before reporting before contradictions, then by days.</summary>
    public IReadOnlyList<WarningLine> Warnings()
    {
        var question = Question.ThisYear(Dimension.Total, day, input.Region.Settings);
        return [.. Rates.Rates.Explain(input.Facts, question, Figure.Warned, Rates.Rates.TotalKey).Items
            .Select(item => LineOf(item.Project))
            .OrderBy(line => !line.Red)
            .ThenBy(line => TierOf(line.Kinds[0].Kind))
            .ThenByDescending(line => line.Kinds.Where(k => TierOf(k.Kind) == TierOf(line.Kinds[0].Kind))
                .Max(k => k.Days))
            .ThenByDescending(line => line.Investment ?? 0)
            .ThenBy(line => line.Project)];
    }

    /// <summary>What the editor wrote, else the key notes of the week, newest first.</summary>
    public IReadOnlyList<ProgressLine> Progress() => input.Progress is { } edited
        ? [.. edited.Select(LineOf)]
        : [.. input.Told.SelectMany(card => card.KeyNotes.Select(note => (Card: card, Note: note)))
            .OrderByDescending(pair => pair.Note.On).ThenBy(pair => pair.Note.Id)
            .Take(Scorecards.MaxProgress)
            .Select(pair => LineOf(new KeyProgress(pair.Card.Id, pair.Note.On, pair.Note.Text)))];

    public IReadOnlyList<ProblemLine> Problems() =>
        [.. input.Told.SelectMany(card => card.Problems.Select(problem => (Card: card, Problem: problem)))
            .OrderBy(pair => pair.Problem.Due ?? DateOnly.MaxValue).ThenBy(pair => pair.Problem.Id)
            .Select(pair => (pair.Card, pair.Problem, Place: PlaceOf(pair.Card.Id)))
            .Select(p => new ProblemLine(
                p.Card.Id,
                p.Card.Name,
                p.Place.Unit,
                p.Place.Chain,
                NameOf(p.Place.Unit),
                p.Problem.Kind,
                p.Problem.Text,
                p.Problem.Owner,
                p.Problem.Due,
                p.Problem.Due is { } due && due < day ? day.DayNumber - due.DayNumber : 0))];

    /// <summary>Who of the registered units has reported for the week.</summary>
    public Reporting Reporting(IReadOnlyList<Unit> units, DateTime? due)
    {
        var reports = input.Reports.ToDictionary(report => report.Unit, StringComparer.Ordinal);
        var told = UnitsToldOf(input.Period.Last);
        var toldInTime = due is { } until ? UnitsToldOf(DateOnly.FromDateTime(until)) : [];
        var late = units
            .Where(u => reports.TryGetValue(u.Key, out var report) && report.At.DateTime > due
                && !toldInTime.Contains(u.Key))
            .Select(u => new LateReport(u.Key, u.Name, reports[u.Key].At)).ToList();
        var missing = due is null ? [] : units.Where(u => !reports.ContainsKey(u.Key) && !told.Contains(u.Key)).ToList();
        return new Reporting
        {
            Due = due,
            Reported = units.Count(u => reports.ContainsKey(u.Key) || told.Contains(u.Key)),
            Zero = [.. units.Where(u => reports.TryGetValue(u.Key, out var report) && report.Zero).Select(NameOf)],
            Late = late,
            Missing = [.. missing.Select(NameOf)],
        };
    }

    /// <summary>Units on whose projects anything was recorded from the first day of the week to a day of it.</summary>
    private HashSet<string> UnitsToldOf(DateOnly until)
    {
        var (last, settings) = (input.Period.Last, input.Region.Settings);
        var question = Question.ThisYear(Dimension.Total, last, settings);
        return [.. Rates.Rates.Select(input.Facts, question)
            .Where(id => Rates.Rates.View(input.Facts, id, until, settings)!.LastUpdate >= input.Period.First)
            .Select(id => Rates.Rates.View(input.Facts, id, last, settings)!.Unit)];
    }

    private static GroupName NameOf(Unit unit) => new(unit.Key, unit.Name);

    private ProgressLine LineOf(KeyProgress told)
    {
        var (unit, chain) = told.Project is { } project ? PlaceOf(project) : ("", "");
        var name = told.Project is { } id ? input.Card(id)?.Name ?? "" : "";
        return new ProgressLine(
            told.Project, name, unit, chain, NameOf(unit), told.On ?? input.Period.Last, told.Text);
    }

    private WarningLine LineOf(Guid project)
    {
        var view = Rates.Rates.View(input.Facts, project, day, input.Region.Settings)!;
        var card = input.Card(project);
        return new WarningLine
        {
            Project = project,
            Name = card?.Name ?? "",
            Unit = view.Unit,
            Chain = view.Chain,
            UnitName = NameOf(view.Unit),
            Investment = view.Investment?.Yi,
            Kinds = [.. view.Warnings.OrderBy(w => Array.IndexOf(WorstFirst, w.Kind))],
            Red = view.Warnings.Any(IsRed),
            Leader = card?.Leader ?? "",
            NextStep = card?.NextStep?.Text ?? "",
            NextStepDue = card?.NextStep?.Due,
        };
    }

    private bool IsRed(WarningOf warning) =>
        warning.Kind == Rates.Warnings.OpeningOverdue && day.AddDays(-warning.Days).AddMonths(3) <= day;

    private static int TierOf(Warnings kind) => Array.IndexOf(WorstFirst, kind) switch
    {
        < FirstOfReporting => 0,
        < FirstOfContradictions => 1,
        _ => 2,
    };

    private string NameOf(string unit) => unitNames.GetValueOrDefault(unit, unit);

    private (string Unit, string Chain) PlaceOf(Guid project) =>
        Rates.Rates.View(input.Facts, project, day, input.Region.Settings) is { } view
            ? (view.Unit, view.Chain)
            : ("", "");
}
