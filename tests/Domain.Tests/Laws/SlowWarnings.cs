using Leads.Domain.Projects;
using Leads.Domain.Rates;

namespace Leads.Domain.Tests.Laws;

/// <summary>Section 4 of the domain note, one sentence a line.</summary>
internal static class SlowWarnings
{
    public static Warnings Of(SlowProject project, Question question)
    {
        if (!project.IsKnown)
            return Warnings.None;
        var found = All(project, question).Aggregate(Warnings.None, (all, one) => all | one);
        return project.IsTerminated
            ? found & (Warnings.OpenedWithoutSite | Warnings.PaidAboveContract | Warnings.DatesOutOfOrder)
            : found;
    }

    private static IEnumerable<Warnings> All(SlowProject p, Question question)
    {
        var (day, settings) = (question.AsOf, question.Settings.Warnings);
        var opened = p.FirstOpened;
        if (p.First(FactKind.Signed) < day.AddMonths(-settings.SignedNotOpenedMonths) && !p.IsOpened)
            yield return Warnings.SignedNotOpened;
        if (opened <= day.AddMonths(-settings.OpenedNothingPaidMonths) && p.PaidIn == Money.Zero)
            yield return Warnings.OpenedNothingPaid;
        if (opened < day.AddMonths(-settings.OpenedLittlePaidMonths)
            && Percent.Of(p.PaidIn.Yuan, p.Contracted.Yuan) is { } paid && paid.Value < settings.LittlePaidPercent)
            yield return Warnings.OpenedLittlePaid;
        if (LastUpdate(p.Project, day) is not { } last || day.DayNumber - last.DayNumber >= settings.NoUpdateDays)
        {
            if (!p.Has(FactKind.AtCapacity))
                yield return Warnings.NoUpdate;
        }

        if (p.IsSuspended)
            yield return Warnings.Suspended;
        foreach (var warning in Overdue(p, day).Concat(Contradictions(p)).Concat(OfLead(p, day)))
            yield return warning;
        if (p.IsOpened && !p.Has(FactKind.InStatistics))
            yield return Warnings.NotInStatistics;
    }

    private static IEnumerable<Warnings> Overdue(SlowProject p, DateOnly day)
    {
        var agreed = p.Project.Fields;
        if (agreed.AgreedOpening < day && !p.IsOpened && p.IsSigned)
            yield return Warnings.OpeningOverdue;
        if (agreed.AgreedProduction < day && !p.Has(FactKind.Producing, FactKind.AtCapacity)
            && (p.IsSigned || p.IsOpened))
            yield return Warnings.ProductionOverdue;
        if (p.Project.Problems.Any(x => x.OpenedOn <= day && !(x.SolvedOn <= day) && x.Due < day))
            yield return Warnings.ProblemOverdue;
    }

    private static IEnumerable<Warnings> Contradictions(SlowProject p)
    {
        if (p.IsOpened && !p.Has(FactKind.SiteSecured))
            yield return Warnings.OpenedWithoutSite;
        if (p.Contracted > Money.Zero && p.PaidIn > p.Contracted)
            yield return Warnings.PaidAboveContract;
        if (p.First(FactKind.Signed) < p.First(FactKind.Intended)
            || p.FirstOpened < p.First(FactKind.Signed)
            || p.First(FactKind.Completed) < p.First(FactKind.Opened)
            || p.First(FactKind.Producing) < p.First(FactKind.Opened)
            || p.First(FactKind.AtCapacity) < p.First(FactKind.Producing))
            yield return Warnings.DatesOutOfOrder;
    }

    private static IEnumerable<Warnings> OfLead(SlowProject p, DateOnly day)
    {
        if (!p.Has(FactKind.Intended) || p.IsSigned || p.IsOpened)
            yield break;
        var next = p.Project.NextSteps.Where(n => n.SetOn <= day)
            .OrderBy(n => n.SetOn).ThenBy(n => n.At).ThenBy(n => n.Id).LastOrDefault();
        if (next is null)
            yield return Warnings.NoNextStep;
        else if (next.Due < day)
            yield return Warnings.NextStepOverdue;
    }

    private static DateOnly? LastUpdate(Project project, DateOnly day) =>
        project.Facts.Select(f => f.RecordedOn)
            .Concat(project.Notes.Select(n => n.RecordedOn))
            .Concat(project.NextSteps.Select(n => n.SetOn))
            .Concat(project.Problems.Select(p => p.OpenedOn))
            .Concat(project.Problems.Select(p => p.SolvedOn).OfType<DateOnly>())
            .Where(on => on <= day).Max(on => (DateOnly?)on);
}
