namespace Leads.Domain.Projects;

/// <summary>The kinds of dated facts a project is made of (domain note, section 2). They are not strictly nested.</summary>
public enum FactKind
{
    /// <summary>登记/意向/对接: the lead is registered.</summary>
    Intended,

    /// <summary>框架/意向协议: letter of intent. Not a signature.</summary>
    Agreed,

    /// <summary>签约: the formal contract, with its terms.</summary>
    Signed,

    /// <summary>注册: project company registered.</summary>
    Incorporated,

    /// <summary>供地/租赁: land contract or lease.</summary>
    SiteSecured,

    /// <summary>开工: permanent works broke ground; without civil works, equipment installation starts.</summary>
    Opened,

    /// <summary>竣工: works accepted.</summary>
    Completed,

    /// <summary>投产, may be partial (部分投产).</summary>
    Producing,

    /// <summary>达产.</summary>
    AtCapacity,

    /// <summary>入统/纳统.</summary>
    InStatistics,

    /// <summary>停工, with its cause.</summary>
    Suspended,

    /// <summary>复工.</summary>
    Resumed,

    /// <summary>终止, with its reason; before any signature the lead is lost (放弃).</summary>
    Terminated,

    /// <summary>重启 after a termination.</summary>
    Reinstated,

    /// <summary>到位资金: one entry; entries add up.</summary>
    PaidIn,

    /// <summary>增资: adds to total investment and, if said, to contracted capital.</summary>
    CapitalIncreased,
}

/// <summary>What holds of a kind of fact.</summary>
public static class FactKinds
{
    /// <summary>Milestones and InStatistics: the earliest recognised date counts, a second one is a repetition.</summary>
    public static bool IsMilestone(this FactKind kind) => kind <= FactKind.InStatistics;

    /// <summary>Kinds that carry an amount of their own.</summary>
    public static bool HasAmount(this FactKind kind) => kind is FactKind.PaidIn or FactKind.CapitalIncreased;

    /// <summary>Kinds that carry the terms of the contract or of the intent.</summary>
    public static bool HasTerms(this FactKind kind) => kind is FactKind.Intended or FactKind.Signed;

    /// <summary>Kinds that need a reason in words.</summary>
    public static bool NeedsCause(this FactKind kind) => kind is FactKind.Suspended or FactKind.Terminated;
}
