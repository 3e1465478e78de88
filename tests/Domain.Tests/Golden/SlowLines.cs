using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Domain.Scorecards;
using Leads.Domain.Tests.Laws;

namespace Leads.Domain.Tests.Golden;

/// <summary>What an issue says of single projects and of who has reported, from the plain lists (section 5, 5 to 8).</summary>
internal sealed class SlowLines(Span span, Known known)
{
    private static readonly Warnings[] Kinds = [.. Enum.GetValues<Warnings>().Where(kind => kind != default)];

    private readonly List<SlowProject> projects = [.. known.Projects.Select(p => OnDay(p, span.Closing, known))];

    private readonly WorkCalendar calendar =
        new(known.Region.Settings.Scorecard.Holidays, known.Region.Settings.Scorecard.Workdays);

    /// <summary>Projects with warnings by their ids; their order is no figure.</summary>
    public IReadOnlyList<WarningLine> Warnings() =>
        [.. projects.Where(p => Of(p) != default)
            .OrderBy(p => p.Project.Id).Select(LineOf)];

    public IReadOnlyList<WarningCount> WarningCounts()
    {
        var found = projects.Select(Of).ToList();
        return [.. Kinds.Select(kind => new WarningCount(kind, found.Count(all => all.HasFlag(kind))))
            .Where(count => count.Projects > 0)];
    }

    /// <summary>The ten newest key notes of the days told.</summary>
    public IReadOnlyList<ProgressLine> Progress() =>
        [.. projects.SelectMany(p => p.Project.Notes.Select(note => (Place: p, Note: note)))
            .Where(told => told.Note.Key && told.Note.On >= span.First && told.Note.On <= span.Last)
            .OrderByDescending(told => told.Note.On).ThenBy(told => told.Note.Id).Take(10)
            .Select(told => new ProgressLine(told.Place.Project.Id, told.Place.Project.Fields.Name, told.Place.Unit,
                told.Place.Chain, NameOf(told.Place.Unit), told.Note.On, told.Note.Text))];

    public IReadOnlyList<ProblemLine> Problems() =>
        [.. projects.SelectMany(p => p.Project.Problems.Select(problem => (Place: p, Problem: problem)))
            .Where(told => told.Problem.OpenedOn <= span.Closing && !(told.Problem.SolvedOn <= span.Closing))
            .OrderBy(told => told.Problem.Due ?? DateOnly.MaxValue).ThenBy(told => told.Problem.Id)
            .Select(told => new ProblemLine(told.Place.Project.Id, told.Place.Project.Fields.Name, told.Place.Unit,
                told.Place.Chain, NameOf(told.Place.Unit), told.Problem.Kind, told.Problem.Text, told.Problem.Owner,
                told.Problem.Due, Math.Max(0, Days(told.Problem.Due))))];

    /// <summary>
    /// A unit has reported by a report or by anything recorded on its projects in the week; it is late when the report
    /// came after the hour and nothing had been recorded by then.
    /// </summary>
    public Reporting Reporting()
    {
        if (span.Kind != PeriodKind.Week)
            return new Reporting();
        var units = known.Units.OrderBy(u => u.Order).ThenBy(u => u.Name, StringComparer.Ordinal).ToList();
        var due = DueIn(span.First);
        Report? ReportOf(Unit unit) => known.Reports.FirstOrDefault(r => r.Unit == unit.Key);
        var there = known.Projects.Select(p => OnDay(p, span.Last, known)).Where(p => p.IsThere).ToList();
        bool Told(Unit unit, DateOnly until) => there.Any(p => p.Unit == unit.Key
            && Recorded(p.Project).Any(on => on >= span.First && on <= until));
        return new Reporting
        {
            Due = due,
            Reported = units.Count(u => ReportOf(u) is not null || Told(u, span.Last)),
            Zero = [.. units.Where(u => ReportOf(u) is { Zero: true }).Select(Named)],
            Late = due is not { } hour ? [] :
            [
                .. units.Where(u => ReportOf(u)?.At.DateTime > hour && !Told(u, DateOnly.FromDateTime(hour)))
                    .Select(u => new LateReport(u.Key, u.Name, ReportOf(u)!.At)),
            ],
            Missing = due is null ? [] :
                [.. units.Where(u => ReportOf(u) is null && !Told(u, span.Last)).Select(Named)],
        };
    }

    /// <summary>
    /// The Friday, or the last worked day before it, of the next week that has one: after the week itself, else after
    /// the day on which the issue was made.
    /// </summary>
    public DateTime NextDue()
    {
        var after = span.Kind == PeriodKind.Week ? span.Last : DateOnly.FromDateTime(known.At.DateTime);
        var monday = after.AddDays(-((int)after.DayOfWeek + 6) % 7);
        for (monday = monday.AddDays(7); DueIn(monday) is null; monday = monday.AddDays(7))
        {
        }

        return DueIn(monday)!.Value;
    }

    private DateTime? DueIn(DateOnly monday) =>
        Enumerable.Range(0, 5).Select(days => monday.AddDays(4 - days)).Where(calendar.IsWorked)
            .Select(day => (DateTime?)day.ToDateTime(known.Region.Settings.Scorecard.DueAt)).FirstOrDefault();

    private static SlowProject OnDay(Project project, DateOnly day, Known known) =>
        new(project, QuestionOn(day, known));

    private static Question QuestionOn(DateOnly day, Known known) =>
        new(Dimension.Total, new DateOnly(day.Year, 1, 1), day, day, Filter.None, known.Region.Settings);

    private Warnings Of(SlowProject project) => SlowWarnings.Of(project, QuestionOn(span.Closing, known));

    private WarningLine LineOf(SlowProject p)
    {
        var next = p.Project.NextSteps.Where(n => n.SetOn <= span.Closing)
            .OrderBy(n => n.SetOn).ThenBy(n => n.At).ThenBy(n => n.Id).LastOrDefault();
        var found = Of(p);
        return new WarningLine
        {
            Project = p.Project.Id,
            Name = p.Project.Fields.Name,
            Unit = p.Unit,
            Chain = p.Chain,
            UnitName = NameOf(p.Unit),
            Investment = p.Investment?.Yi,
            Kinds = [.. Kinds.Where(kind => found.HasFlag(kind)).Select(kind => new WarningOf(kind, Days(Since(p, kind))))],
            Red = found.HasFlag(Domain.Rates.Warnings.OpeningOverdue)
                && p.Project.Fields.AgreedOpening!.Value.AddMonths(3) <= span.Closing,
            Leader = p.Project.Assignments.Where(a => a.From <= span.Closing && a.Leader is not null)
                .OrderBy(a => a.From).ThenBy(a => a.RecordedAt).LastOrDefault()?.Leader ?? "",
            NextStep = next?.Text ?? "",
            NextStepDue = next?.Due,
        };
    }

    /// <summary>The day that the warning counts from; null where days mean nothing.</summary>
    private DateOnly? Since(SlowProject p, Warnings kind) => kind switch
    {
        Domain.Rates.Warnings.SignedNotOpened => p.First(FactKind.Signed),
        Domain.Rates.Warnings.OpenedNothingPaid or Domain.Rates.Warnings.OpenedLittlePaid
            or Domain.Rates.Warnings.NotInStatistics or Domain.Rates.Warnings.OpenedWithoutSite => p.FirstOpened,
        Domain.Rates.Warnings.NoUpdate => Recorded(p.Project).Where(on => on <= span.Closing).Max(on => (DateOnly?)on),
        Domain.Rates.Warnings.Suspended => p.SuspendedSince,
        Domain.Rates.Warnings.OpeningOverdue => p.Project.Fields.AgreedOpening,
        Domain.Rates.Warnings.ProductionOverdue => p.Project.Fields.AgreedProduction,
        Domain.Rates.Warnings.NoNextStep => p.First(FactKind.Intended),
        Domain.Rates.Warnings.NextStepOverdue => p.Project.NextSteps.Where(n => n.SetOn <= span.Closing)
            .OrderBy(n => n.SetOn).ThenBy(n => n.At).ThenBy(n => n.Id).Last().Due,
        Domain.Rates.Warnings.ProblemOverdue => p.Project.Problems
            .Where(x => x.OpenedOn <= span.Closing && !(x.SolvedOn <= span.Closing)).Min(x => x.Due),
        _ => null,
    };

    private int Days(DateOnly? since) => since is { } day ? span.Closing.DayNumber - day.DayNumber : 0;

    private static IEnumerable<DateOnly> Recorded(Project project) =>
        project.Facts.Select(f => f.RecordedOn)
            .Concat(project.Notes.Select(n => n.RecordedOn))
            .Concat(project.NextSteps.Select(n => n.SetOn))
            .Concat(project.Problems.Select(p => p.OpenedOn))
            .Concat(project.Problems.Select(p => p.SolvedOn).OfType<DateOnly>());

    private string NameOf(string unit) => known.Units.FirstOrDefault(u => u.Key == unit)?.Name ?? unit;

    private static GroupName Named(Unit unit) => new(unit.Key, unit.Name);
}
