namespace Leads.Domain.Rates;

/// <summary>The rates of section 3 of the domain note.</summary>
public enum RateKind
{
    /// <summary>签约率.</summary>
    Signing,

    /// <summary>履约率.</summary>
    Fulfilment,

    /// <summary>落地率.</summary>
    Landing,

    /// <summary>开工率.</summary>
    Opening,

    /// <summary>投产率.</summary>
    Producing,

    /// <summary>达产率.</summary>
    Capacity,

    /// <summary>资金到位率: always money over money.</summary>
    Funds,
}

/// <summary>
/// A rate with all it rests on, by count and by amount. For <see cref="RateKind.Funds"/> both are the same sums of money.
/// </summary>
/// <param name="Kind">Which rate.</param>
/// <param name="Numerator">Projects above the line.</param>
/// <param name="Denominator">Projects below the line.</param>
/// <param name="NumeratorAmount">Money above the line: Σ investment, or Σ paid in for funds.</param>
/// <param name="DenominatorAmount">Money below the line: Σ investment, or Σ contracted capital for funds.</param>
/// <param name="StandIns">Funds: projects whose total investment stands in for a missing contracted capital.</param>
/// <param name="OfWhichTerminated">Of the numerator, terminated since (其中已终止).</param>
/// <param name="OfWhichSuspended">Of the numerator, suspended now (其中停工).</param>
public sealed record RateAnswer(
    RateKind Kind,
    long Numerator,
    long Denominator,
    Money NumeratorAmount,
    Money DenominatorAmount,
    long StandIns,
    long OfWhichTerminated,
    long OfWhichSuspended)
{
    /// <summary>The rate in percent; null (printed "—") when the denominator is empty.</summary>
    public Percent? Percent(Weight weight) => IsMoney(weight)
        ? Domain.Percent.Of(NumeratorAmount.Yuan, DenominatorAmount.Yuan)
        : Domain.Percent.Of(Numerator, Denominator);

    /// <summary>Whether the two sides are sums of money.</summary>
    public bool IsMoney(Weight weight) => Kind == RateKind.Funds || weight == Weight.Amount;
}

/// <summary>The numbers of one group.</summary>
public sealed record GroupAnswer
{
    /// <summary>Group key; "" for projects without the dimension (未填).</summary>
    public required string Key { get; init; }

    /// <summary>The name that is printed; "" where a reader says 未填 in their language.</summary>
    public required string Name { get; init; }

    /// <summary>Leads registered in the period (本期意向).</summary>
    public long Intended { get; init; }

    /// <summary>Signed in the period (本期签约).</summary>
    public long Signed { get; init; }

    /// <summary>Signed in the period without an intent before (直签).</summary>
    public long SignedDirectly { get; init; }

    /// <summary>签约额: total investment of those signed in the period, with their increases dated in it.</summary>
    public Money SignedAmount { get; init; }

    /// <summary>Increases (增资) dated in the period of projects signed before it.</summary>
    public Money IncreasedAmount { get; init; }

    /// <summary>Signed in the period with at least 1 亿元.</summary>
    public long SignedLarge { get; init; }

    /// <summary>Opened, by the first fact that shows it, in the period, whenever signed.</summary>
    public long OpenedInPeriod { get; init; }

    /// <summary>Producing, by the first fact that shows it, in the period, whenever signed.</summary>
    public long ProducingInPeriod { get; init; }

    /// <summary>Money that arrived in the period, whatever the cohort.</summary>
    public Money PaidIn { get; init; }

    /// <summary>Stock at the day: in talks (在谈).</summary>
    public long InTalks { get; init; }

    /// <summary>Stock at the day: lost leads (流失).</summary>
    public long Lost { get; init; }

    /// <summary>Stock at the day: suspended (停工).</summary>
    public long Suspended { get; init; }

    /// <summary>Stock at the day: signed and terminated (终止).</summary>
    public long Terminated { get; init; }

    /// <summary>Facts that wait for recognition and count for nothing yet (未审核).</summary>
    public long Waiting { get; init; }

    /// <summary>Projects that have at least one warning.</summary>
    public long Warned { get; init; }

    /// <summary>All projects of the group that the day knows.</summary>
    public long Projects { get; init; }

    /// <summary>The seven rates, in the order of <see cref="RateKind"/>.</summary>
    public required IReadOnlyList<RateAnswer> Rates { get; init; }

    /// <summary>One of the rates.</summary>
    public RateAnswer this[RateKind kind] => Rates[(int)kind];
}

/// <summary>The answer to a question.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Groups">Registered groups first, in their order; then others by key; "" last.</param>
public sealed record Answer(Question Question, IReadOnlyList<GroupAnswer> Groups)
{
    /// <summary>The group with a key; null when there is none.</summary>
    public GroupAnswer? Find(string key) => Groups.FirstOrDefault(g => g.Key == key);
}

/// <summary>A number that opens as a list of projects: a side of a rate, or a figure of a group.</summary>
public enum Figure
{
    /// <summary>Leads registered in the period.</summary>
    Intended,

    /// <summary>Of those, signed by the day: the numerator of 签约率.</summary>
    IntendedSigned,

    /// <summary>Signed in the period: the denominator of most rates.</summary>
    Signed,

    /// <summary>直签.</summary>
    SignedDirectly,

    /// <summary>Signed in the period with at least 1 亿元.</summary>
    SignedLarge,

    /// <summary>Numerator of 履约率.</summary>
    Fulfilled,

    /// <summary>Numerator of 落地率.</summary>
    Landed,

    /// <summary>Numerator of 开工率.</summary>
    Opened,

    /// <summary>Numerator of 投产率.</summary>
    Producing,

    /// <summary>Denominator of 达产率.</summary>
    CapacityDue,

    /// <summary>Numerator of 达产率.</summary>
    AtCapacity,

    /// <summary>Numerator of 资金到位率; the sum is what was paid in by the day.</summary>
    FundsPaid,

    /// <summary>Denominator of 资金到位率; the sum is the contracted capital.</summary>
    FundsContracted,

    /// <summary>Money that arrived in the period; the sum is that money.</summary>
    PaidIn,

    /// <summary>Increases in the period of projects signed before; the sum is those.</summary>
    Increased,

    /// <summary>Opened in the period, whenever signed.</summary>
    OpenedInPeriod,

    /// <summary>Producing in the period, whenever signed.</summary>
    ProducingInPeriod,

    /// <summary>在谈.</summary>
    InTalks,

    /// <summary>流失.</summary>
    Lost,

    /// <summary>停工.</summary>
    Suspended,

    /// <summary>终止.</summary>
    Terminated,

    /// <summary>Projects with facts that wait; the list is of projects, the number of facts.</summary>
    Waiting,

    /// <summary>Projects with a warning.</summary>
    Warned,

    /// <summary>All projects that the day knows.</summary>
    Projects,
}

/// <summary>One project behind a number.</summary>
/// <param name="Project">Its id.</param>
/// <param name="Amount">What it adds to the sum.</param>
public sealed record Contribution(Guid Project, Money Amount);

/// <summary>The projects behind a number, in the order of their ids (of recording).</summary>
/// <param name="Items">One per project.</param>
/// <param name="Sum">Σ of their amounts.</param>
public sealed record Explanation(IReadOnlyList<Contribution> Items, Money Sum);
