namespace Leads.Domain.Rates;

/// <summary>
/// Dated happenings of a project that can occur more than once. Recognised facts come first, up to
/// <see cref="SignedAgain"/>.
/// </summary>
internal enum EventKind : byte
{
    PaidIn,
    Increased,
    ContractedIncreased,
    Suspended,
    Resumed,
    Terminated,
    Reinstated,
    SignedAgain,
    Waiting,
    Updated,
    NextStep,
    Problem,
    UnitAssigned,
    ChainAssigned,
}

/// <summary>
/// One happening. <see cref="Value"/>: yuan for money; a day number for a next step (until when); two day numbers for a
/// problem (due, solved); an index of <see cref="RegionFacts"/>' names for an assignment.
/// </summary>
internal readonly record struct FactEvent(int Day, EventKind Kind, long Value);

/// <summary>
/// The facts of one project that rates depend on, unpacked. Days are <see cref="DateOnly.DayNumber"/>s and
/// <see cref="Never"/> where there is no such fact, so "by D" is one comparison. Amounts are yuan, -1 = not known.
/// </summary>
internal struct FactRow
{
    public const int Never = int.MaxValue;
    public const long Unknown = -1;

    public Guid Project;
    public int Version;
    public int Intended;
    public int Agreed;
    public int Signed;
    public int Incorporated;
    public int SiteSecured;
    public int Opened;
    public int Completed;
    public int Producing;
    public int AtCapacity;
    public int InStatistics;
    public int AgreedOpening;
    public int AgreedProduction;
    public int AgreedCapacity;
    public long IntendedInvestment;
    public long SignedInvestment;
    public long Contracted;
    public int Unit;
    public int Chain;
    public int Sector;
    public byte Origin;
    public bool Counted;
    public bool Undone;

    // What follows is derived from the days and events, so that most questions never look at them.
    public int FirstFact;

    /// <summary>The earliest of the facts that show that it opened.</summary>
    public int FirstOpened;
    public int EventStart;
    public int EventCount;
    public long PaidIn;
    public int FirstPaid;
    public int LastPaid;
    public int FirstIncreased;
    public int FirstSuspended;
    public int FirstTerminated;
    public int FirstWaiting;
    public int LastUpdated;
    public int FirstNextStep;
    public int FirstProblem;
    public int LastAssigned;

    /// <summary>The day of a milestone; <see cref="Never"/> for kinds that are events.</summary>
    public readonly int DayOf(Projects.FactKind kind) => kind switch
    {
        Projects.FactKind.Intended => Intended,
        Projects.FactKind.Agreed => Agreed,
        Projects.FactKind.Signed => Signed,
        Projects.FactKind.Incorporated => Incorporated,
        Projects.FactKind.SiteSecured => SiteSecured,
        Projects.FactKind.Opened => Opened,
        Projects.FactKind.Completed => Completed,
        Projects.FactKind.Producing => Producing,
        Projects.FactKind.AtCapacity => AtCapacity,
        Projects.FactKind.InStatistics => InStatistics,
        Projects.FactKind.Suspended => FirstSuspended,
        Projects.FactKind.Terminated => FirstTerminated,
        Projects.FactKind.PaidIn => FirstPaid,
        Projects.FactKind.CapitalIncreased => FirstIncreased,
        Projects.FactKind.Resumed => Never,
        Projects.FactKind.Reinstated => Never,
    };
}
