using Leads.Domain.Projects;

namespace Leads.Domain.Rates;

/// <summary>The group of a project in every dimension, as indexes of names; the band as an index of size bands.</summary>
internal readonly record struct Place(int Unit, int Chain, int Sector, int Band);

/// <summary>What one project adds to the numbers of a question: the figures it is in and its amounts.</summary>
internal struct RowReading
{
    public ulong Figures;
    public Place Place;
    public long Investment;
    public long PaidInPeriod;
    public long PaidIn;
    public long Contracted;
    public long Increased;
    public int WaitingFacts;
    public bool StandsIn;

    public readonly bool Has(Figure figure) => (Figures & (1UL << (int)figure)) != 0;

    public void Add(Figure figure) => Figures |= 1UL << (int)figure;

    /// <summary>What the project adds to the sum that a figure shows.</summary>
    public readonly long AmountOf(Figure figure) => figure switch
    {
        Figure.FundsPaid => PaidIn,
        Figure.FundsContracted => Contracted,
        Figure.PaidIn => PaidInPeriod,
        Figure.Increased => Increased,
        Figure.Intended or Figure.IntendedSigned or Figure.Signed or Figure.SignedDirectly or Figure.SignedLarge
            or Figure.Fulfilled or Figure.Landed or Figure.Opened or Figure.Producing or Figure.CapacityDue
            or Figure.AtCapacity or Figure.OpenedInPeriod or Figure.ProducingInPeriod or Figure.InTalks or Figure.Lost
            or Figure.Suspended or Figure.Terminated or Figure.Waiting or Figure.Warned or Figure.Projects => Investment,
    };
}

/// <summary>
/// Reads the rows of a region for questions of one day and one filter: the only place that says what counts as what.
/// </summary>
internal readonly struct RowReader(RegionFacts facts, Question question)
{
    private readonly int asOf = question.AsOf.DayNumber;
    private readonly WarningDays warningDays = new(question.AsOf, question.Settings.Warnings);
    private readonly RowFilter filter = new(facts, question);
    private readonly PeriodReader period = new(facts, question);

    /// <summary>False when the filter leaves the project out.</summary>
    public bool Read(in FactRow row, out RowReading reading)
    {
        if (!ReadStock(in row, out reading))
            return false;
        period.Read(in row, ref reading);
        return true;
    }

    /// <summary>What holds on the day, whatever the period; false when the filter leaves the project out.</summary>
    public bool ReadStock(in FactRow row, out RowReading reading)
    {
        reading = default;
        if (row.Undone)
            return false;
        var on = new RowOn(in row, facts, asOf);
        var size = on.Investment;
        reading.Place = new Place(on.Unit(), on.Chain(), row.Sector, SizeBands.IndexOf(size));
        if (!filter.Matches(on, reading.Place, size))
            return false;
        var warnings = WarningRules.Of(on, warningDays);
        if (!filter.Matches(warnings))
            return false;
        if (warnings != Warnings.None)
            reading.Add(Figure.Warned);
        ReadStock(on, ref reading);
        return true;
    }

    private static void ReadStock(in RowOn on, ref RowReading reading)
    {
        ref readonly var row = ref on.Row;
        if (on.IsKnown)
            reading.Add(Figure.Projects);
        var terminated = on.IsTerminated;
        if (terminated)
            reading.Add(on.IsSigned ? Figure.Terminated : Figure.Lost);
        else if (on.IsSuspended)
            reading.Add(Figure.Suspended);
        if (row.Intended <= on.Day && !on.IsSigned && !terminated)
            reading.Add(Figure.InTalks);
        reading.WaitingFacts = on.WaitingFacts();
        if (reading.WaitingFacts > 0)
            reading.Add(Figure.Waiting);
    }
}

/// <summary>Reads what a project adds in one period, on top of what holds on the day.</summary>
internal readonly struct PeriodReader(RegionFacts facts, Question question)
{
    private readonly int asOf = question.AsOf.DayNumber;
    private readonly int from = question.From.DayNumber;
    private readonly int end = question.End.DayNumber;
    private readonly bool siteNeeded = question.Settings.Landing == LandingRule.IncorporatedAndSite;

    public void Read(in FactRow row, ref RowReading reading)
    {
        var on = new RowOn(in row, facts, asOf);
        ReadPeriod(on, ref reading);
        ReadCohort(on, ref reading);
    }

    private bool InPeriod(int day) => day >= from && day <= end;

    private void ReadPeriod(in RowOn on, ref RowReading reading)
    {
        ref readonly var row = ref on.Row;
        var atEnd = new RowOn(in row, facts, end);
        var increased = atEnd.IncreasedFrom(from);
        reading.Investment = Math.Max(0, on.Investment) + increased;
        if (increased > 0 && row.Signed < from)
        {
            reading.Increased = increased;
            reading.Add(Figure.Increased);
        }

        reading.PaidInPeriod = atEnd.PaidInFrom(from);
        if (reading.PaidInPeriod > 0)
            reading.Add(Figure.PaidIn);
        if (InPeriod(row.FirstOpened))
            reading.Add(Figure.OpenedInPeriod);
        if (InPeriod(Math.Min(row.Producing, row.AtCapacity)))
            reading.Add(Figure.ProducingInPeriod);
        if (InPeriod(row.Intended) && on.IsIntended)
        {
            reading.Add(Figure.Intended);
            if (on.IsSigned)
                reading.Add(Figure.IntendedSigned);
        }
    }

    /// <summary>The cohort: projects whose signature lies in the period; terminated ones stay in.</summary>
    private void ReadCohort(in RowOn on, ref RowReading reading)
    {
        ref readonly var row = ref on.Row;
        if (!InPeriod(row.Signed))
            return;
        reading.Add(Figure.Signed);
        if (row.Intended > row.Signed)
            reading.Add(Figure.SignedDirectly);
        if (on.Investment >= Money.YuanPerYi)
            reading.Add(Figure.SignedLarge);
        if (on.IsFollowed && !reading.Has(Figure.Terminated))
            reading.Add(Figure.Fulfilled);
        if (row.Incorporated <= asOf && (!siteNeeded || row.SiteSecured <= asOf))
            reading.Add(Figure.Landed);
        if (on.IsOpened)
            reading.Add(Figure.Opened);
        if (on.IsProducing)
            reading.Add(Figure.Producing);
        if (row.Producing <= asOf && row.AgreedCapacity <= asOf)
        {
            reading.Add(Figure.CapacityDue);
            if (row.AtCapacity <= asOf)
                reading.Add(Figure.AtCapacity);
        }

        reading.PaidIn = on.PaidIn();
        if (reading.PaidIn > 0)
            reading.Add(Figure.FundsPaid);
        reading.Contracted = on.FundsBase(out reading.StandsIn);
        reading.Add(Figure.FundsContracted);
    }
}

/// <summary>A <see cref="Filter"/> with its names looked up once.</summary>
internal readonly struct RowFilter(RegionFacts facts, Question question)
{
    private const int Any = -2;

    private readonly Filter filter = question.Filter;
    private readonly int chain = IndexOf(facts, question.Filter.Chain);
    private readonly int unit = IndexOf(facts, question.Filter.Unit);
    private readonly int sector = IndexOf(facts, question.Filter.Sector);
    private readonly byte origin = (byte)(question.Filter.Origin is { } wanted ? (int)wanted + 1 : 0);
    private readonly bool all = question.Filter == Filter.None;

    public bool Matches(Warnings warnings) => filter.Warning == Warnings.None || (warnings & filter.Warning) != 0;

    /// <summary>Everything but the warnings, which cost more to find.</summary>
    public bool Matches(in RowOn on, in Place place, long size) =>
        all
        || ((chain == Any || place.Chain == chain)
            && (unit == Any || place.Unit == unit)
            && (sector == Any || place.Sector == sector)
            && (origin == 0 || on.Row.Origin == origin)
            && (filter.SizeFrom is not { } least || (size >= 0 && size >= least.Yuan))
            && (filter.SizeTo is not { } below || (size >= 0 && size < below.Yuan))
            && (filter.Counted is not { } counted || on.Row.Counted == counted)
            && HasAll(on, filter.Milestones) && HasNone(on, filter.Missing)
            && (filter.Projects is null || filter.Projects.Contains(on.Row.Project)));

    private static int IndexOf(RegionFacts facts, string? name) => name is null ? Any : facts.FindName(name);

    private static bool HasAll(in RowOn on, IReadOnlyList<FactKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (!on.Has(kind))
                return false;
        }

        return true;
    }

    private static bool HasNone(in RowOn on, IReadOnlyList<FactKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (on.Has(kind))
                return false;
        }

        return true;
    }
}
