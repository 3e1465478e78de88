using System.Runtime.CompilerServices;
using Leads.Domain.Projects;

namespace Leads.Domain.Rates;

/// <summary>
/// One project as of a day: what is dated later does not exist for it. Everything rates, lists and warnings ask of a
/// project is answered here, once.
/// </summary>
internal readonly ref struct RowOn(ref readonly FactRow row, RegionFacts facts, int day)
{
    private readonly ref readonly FactRow row = ref row;

    public ref readonly FactRow Row => ref row;

    public int Day => day;

    private ReadOnlySpan<FactEvent> Events => facts.EventsOf(in row);

    /// <summary>Has a recognised fact of any kind; else it does not exist for the day.</summary>
    public bool IsKnown => row.FirstFact <= day;

    public bool IsSigned
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => row.Signed <= day;
    }

    /// <summary>An intent that came before the signature, or that is not signed; else the signing is direct (直签).</summary>
    public bool IsIntended => row.Intended <= day && !(IsSigned && row.Signed < row.Intended);

    /// <summary>Has a recognised fact of a kind.</summary>
    public bool Has(FactKind kind) => kind switch
    {
        FactKind.Resumed => Count(EventKind.Resumed) > 0,
        FactKind.Reinstated => Count(EventKind.Reinstated) > 0,
        _ => row.DayOf(kind) <= day,
    };

    /// <summary>Opened or Completed or Producing or AtCapacity.</summary>
    public bool IsOpened => row.FirstOpened <= day;

    public bool IsProducing => Math.Min(row.Producing, row.AtCapacity) <= day;

    /// <summary>Any fact of the kinds that follow a signature, whatever its order to it.</summary>
    public bool IsFollowed => IsOpened || Math.Min(row.Incorporated, row.SiteSecured) <= day || row.FirstPaid <= day;

    /// <summary>Last terminated, and not reinstated on or signed after that day.</summary>
    public bool IsTerminated => row.FirstTerminated <= day && LastTermination() != FactRow.Never;

    /// <summary>Last suspended, and not resumed since; a terminated project is not suspended.</summary>
    public bool IsSuspended => row.FirstSuspended <= day && SuspendedSince() != FactRow.Never && !IsTerminated;

    /// <summary>Total investment: the contract's once signed, the intent's before; -1 when not known.</summary>
    public long Investment =>
        IsSigned ? row.SignedInvestment : row.Intended <= day ? row.IntendedInvestment : FactRow.Unknown;

    /// <summary>Day of the termination that holds; <see cref="FactRow.Never"/> when revived.</summary>
    public int LastTermination()
    {
        var terminated = int.MinValue;
        var reinstated = int.MinValue;
        var signed = IsSigned ? row.Signed : int.MinValue;
        foreach (var e in Events)
        {
            if (e.Day > day)
                break;
            if (e.Kind == EventKind.Terminated)
                terminated = e.Day;
            else if (e.Kind == EventKind.Reinstated)
                reinstated = e.Day;
            else if (e.Kind == EventKind.SignedAgain)
                signed = Math.Max(signed, e.Day);
        }

        return terminated == int.MinValue || reinstated >= terminated || signed > terminated
            ? FactRow.Never
            : terminated;
    }

    /// <summary>Day since which it is suspended; <see cref="FactRow.Never"/> when it is not.</summary>
    public int SuspendedSince()
    {
        var since = FactRow.Never;
        foreach (var e in Events)
        {
            if (e.Day > day)
                break;
            if (e.Kind == EventKind.Suspended && since == FactRow.Never)
                since = e.Day;
            else if (e.Kind == EventKind.Resumed)
                since = FactRow.Never;
        }

        return since;
    }

    public long PaidIn() => row.LastPaid <= day ? row.PaidIn : Sum(EventKind.PaidIn, int.MinValue);

    public long PaidInFrom(int from) =>
        row.LastPaid < from || row.FirstPaid > day ? 0
        : row.FirstPaid >= from ? PaidIn()
        : Sum(EventKind.PaidIn, from);

    /// <summary>Increases of total investment dated from a day on.</summary>
    public long IncreasedFrom(int from) => row.FirstIncreased > day ? 0 : Sum(EventKind.Increased, from);

    /// <summary>Contracted capital with its increases; when the contract names none, total investment stands in.</summary>
    public long FundsBase(out bool standsIn)
    {
        var contracted = IsSigned ? row.Contracted : FactRow.Unknown;
        standsIn = contracted <= 0;
        if (standsIn)
            return Math.Max(0, Investment) + IncreasedFrom(int.MinValue);
        return contracted + (row.FirstIncreased > day ? 0 : Sum(EventKind.ContractedIncreased, int.MinValue));
    }

    public int WaitingFacts() => row.FirstWaiting > day ? 0 : Count(EventKind.Waiting);

    public int Unit() => row.LastAssigned == int.MinValue ? row.Unit : Holder(EventKind.UnitAssigned, row.Unit);

    public int Chain() => row.LastAssigned == int.MinValue ? row.Chain : Holder(EventKind.ChainAssigned, row.Chain);

    /// <summary>The last day on which anything was recorded; <see cref="int.MinValue"/> for never.</summary>
    public int LastUpdate() =>
        row.LastUpdated <= day ? row.LastUpdated : Last(EventKind.Updated)?.Day ?? int.MinValue;

    /// <summary>Until when the step that was set last is due; <see cref="int.MinValue"/> when none was set.</summary>
    public int NextStepDue() =>
        row.FirstNextStep > day ? int.MinValue : (int)(Last(EventKind.NextStep)?.Value ?? int.MinValue);

    /// <summary>The earliest due day among problems open on the day; <see cref="FactRow.Never"/> for none.</summary>
    public int FirstProblemDue()
    {
        var first = FactRow.Never;
        if (row.FirstProblem > day)
            return first;
        foreach (var e in Events)
        {
            if (e.Kind == EventKind.Problem && e.Day <= day && unchecked((int)e.Value) > day)
                first = Math.Min(first, (int)(e.Value >> 32));
        }

        return first;
    }

    private long Sum(EventKind kind, int from)
    {
        long sum = 0;
        foreach (var e in Events)
        {
            if (e.Kind == kind && e.Day >= from && e.Day <= day)
                sum = checked(sum + e.Value);
        }

        return sum;
    }

    private int Count(EventKind kind)
    {
        var count = 0;
        foreach (var e in Events)
        {
            if (e.Kind == kind && e.Day <= day)
                count++;
        }

        return count;
    }

    private int Holder(EventKind kind, int first)
    {
        var holder = first;
        foreach (var e in Events)
        {
            if (e.Kind == kind && e.Day <= day)
                holder = (int)e.Value;
        }

        return holder;
    }

    private FactEvent? Last(EventKind kind)
    {
        var events = Events;
        for (var i = events.Length - 1; i >= 0; i--)
        {
            if (events[i].Kind == kind && events[i].Day <= day)
                return events[i];
        }

        return null;
    }
}
