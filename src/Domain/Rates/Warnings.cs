namespace Leads.Domain.Rates;

/// <summary>The warnings (预警) of section 4 of the domain note.</summary>
[Flags]
public enum Warnings
{
    /// <summary>All is well.</summary>
    None = 0,

    /// <summary>1. Signed more than a year ago, not opened.</summary>
    SignedNotOpened = 1 << 0,

    /// <summary>2. Opened three months ago, nothing paid in.</summary>
    OpenedNothingPaid = 1 << 1,

    /// <summary>3. Opened more than six months ago, paid in below 15 %.</summary>
    OpenedLittlePaid = 1 << 2,

    /// <summary>4. No update for 30 days: write the reason.</summary>
    NoUpdate = 1 << 3,

    /// <summary>5. Suspended (停工).</summary>
    Suspended = 1 << 4,

    /// <summary>6. Agreed opening date passed, not opened.</summary>
    OpeningOverdue = 1 << 5,

    /// <summary>6. Agreed production date passed, not producing.</summary>
    ProductionOverdue = 1 << 6,

    /// <summary>7. Opened, not in statistics (应统未统).</summary>
    NotInStatistics = 1 << 7,

    /// <summary>8. Opened without a site.</summary>
    OpenedWithoutSite = 1 << 8,

    /// <summary>8. Paid in above the contracted capital.</summary>
    PaidAboveContract = 1 << 9,

    /// <summary>8. Dates out of order.</summary>
    DatesOutOfOrder = 1 << 10,

    /// <summary>9. Lead without a next step.</summary>
    NoNextStep = 1 << 11,

    /// <summary>9. The date of the next step has passed.</summary>
    NextStepOverdue = 1 << 12,

    /// <summary>10. Problem past its due date.</summary>
    ProblemOverdue = 1 << 13,
}

/// <summary>A warning of a project and how many days it has stood.</summary>
/// <param name="Kind">One warning.</param>
/// <param name="Days">Days since what it is about: signature, opening, agreed or due day, suspension, last update; 0 where
/// days mean nothing.</param>
public sealed record WarningOf(Warnings Kind, int Days);

/// <summary>The thresholds of a question's day as day numbers, made once per question.</summary>
internal readonly struct WarningDays(DateOnly asOf, WarningSettings settings)
{
    public readonly int Today = asOf.DayNumber;
    public readonly int SignedBefore = asOf.AddMonths(-settings.SignedNotOpenedMonths).DayNumber;
    public readonly int OpenedUntil = asOf.AddMonths(-settings.OpenedNothingPaidMonths).DayNumber;
    public readonly int OpenedBefore = asOf.AddMonths(-settings.OpenedLittlePaidMonths).DayNumber;
    public readonly int NoUpdateSince = asOf.DayNumber - settings.NoUpdateDays;
    public readonly int LittlePercent = settings.LittlePaidPercent;
}

/// <summary>Which warnings a project has as of a day.</summary>
internal static class WarningRules
{
    /// <summary>
    /// All warnings. A terminated or lost project has none but contradictions in what is on record; one without a
    /// recognised fact by the day has none at all.
    /// </summary>
    public static Warnings Of(in RowOn project, in WarningDays days)
    {
        if (!project.IsKnown)
            return Warnings.None;
        var found = Contradictions(project);
        if (project.IsTerminated)
            return found;
        if (project.IsSigned || project.IsOpened)
            found |= OfConstruction(project, days);
        else if (project.Row.Intended <= project.Day)
            found |= OfLead(project, days);
        if (project.IsSuspended)
            found |= Warnings.Suspended;
        if (project.FirstProblemDue() < days.Today)
            found |= Warnings.ProblemOverdue;
        if (project.Row.AtCapacity > project.Day && project.LastUpdate() <= days.NoUpdateSince)
            found |= Warnings.NoUpdate;
        return found;
    }

    /// <summary>Since which day number a warning has stood; null where days mean nothing.</summary>
    public static int? Since(Warnings kind, in RowOn project, in WarningDays days) => kind switch
    {
        Warnings.SignedNotOpened => project.Row.Signed,
        Warnings.OpenedNothingPaid or Warnings.OpenedLittlePaid or Warnings.NotInStatistics
            or Warnings.OpenedWithoutSite => project.Row.FirstOpened,
        Warnings.NoUpdate => project.LastUpdate(),
        Warnings.Suspended => project.SuspendedSince(),
        Warnings.OpeningOverdue => project.Row.AgreedOpening,
        Warnings.ProductionOverdue => project.Row.AgreedProduction,
        Warnings.NextStepOverdue => project.NextStepDue(),
        Warnings.NoNextStep => project.Row.Intended,
        Warnings.ProblemOverdue => project.FirstProblemDue(),
        Warnings.PaidAboveContract or Warnings.DatesOutOfOrder => null,
        _ => null,
    };

    private static Warnings OfConstruction(in RowOn project, in WarningDays days)
    {
        var found = Warnings.None;
        var opened = project.Row.FirstOpened;
        if (opened > project.Day)
        {
            if (project.Row.Signed < days.SignedBefore)
                found |= Warnings.SignedNotOpened;
            if (project.Row.AgreedOpening < days.Today)
                found |= Warnings.OpeningOverdue;
        }
        else
        {
            if (opened <= days.OpenedUntil && project.PaidIn() == 0)
                found |= Warnings.OpenedNothingPaid;
            if (opened < days.OpenedBefore && IsLittle(project, days.LittlePercent))
                found |= Warnings.OpenedLittlePaid;
            if (project.Row.InStatistics > project.Day)
                found |= Warnings.NotInStatistics;
        }

        if (project.Row.AgreedProduction < days.Today && !project.IsProducing)
            found |= Warnings.ProductionOverdue;
        return found;
    }

    private static bool IsLittle(in RowOn project, int percent)
    {
        var contracted = project.FundsBase(out _);
        return contracted > 0 && (Int128)project.PaidIn() * 100 < (Int128)contracted * percent;
    }

    private static Warnings OfLead(in RowOn project, in WarningDays days)
    {
        var due = project.NextStepDue();
        return due == int.MinValue ? Warnings.NoNextStep
            : due < days.Today ? Warnings.NextStepOverdue
            : Warnings.None;
    }

    private static Warnings Contradictions(in RowOn project)
    {
        var found = Warnings.None;
        if (project.IsOpened && project.Row.SiteSecured > project.Day)
            found |= Warnings.OpenedWithoutSite;
        if (IsOutOfOrder(project))
            found |= Warnings.DatesOutOfOrder;
        var paid = project.PaidIn();
        if (paid > 0 && project.FundsBase(out _) is var contracted && contracted > 0 && paid > contracted)
            found |= Warnings.PaidAboveContract;
        return found;
    }

    /// <summary>An intent after the signature, works before it, or works in the wrong order among themselves.</summary>
    private static bool IsOutOfOrder(in RowOn project)
    {
        ref readonly var row = ref project.Row;
        return IsBefore(project, row.Signed, row.Intended)
            || IsBefore(project, project.Row.FirstOpened, row.Signed)
            || IsBefore(project, row.Completed, row.Opened)
            || IsBefore(project, row.Producing, row.Opened)
            || IsBefore(project, row.AtCapacity, row.Producing);
    }

    /// <summary>Both are there by the day, and the first is dated before the second although it should not be.</summary>
    private static bool IsBefore(in RowOn project, int first, int second) => second <= project.Day && first < second;
}
