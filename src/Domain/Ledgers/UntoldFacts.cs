using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>A fact that counts, and that no column of a ledger can say.</summary>
public sealed record UntoldFact(string Project, string Investor, Fact Fact);

/// <summary>
/// What the rows of a project leave out (增资, 恢复, 再次签约, earlier 停工 and 复工): a ledger has one column for what
/// happens once. A second date of a milestone counts for nothing and is not missed, and payments are told by their sums.
/// </summary>
public static class UntoldFacts
{
    /// <summary>In the order of their days.</summary>
    public static IReadOnlyList<UntoldFact> Of(Project project, LedgerRow row, DateOnly day) =>
    [
        .. project.Standing().Where(fact => fact.On <= day && !IsTold(project, fact, row))
            .OrderBy(fact => fact.On).ThenBy(fact => fact.Id)
            .Select(fact => new UntoldFact(project.Fields.Name, project.Fields.Investor, fact)),
    ];

    /// <summary>What a fact is called in a ledger.</summary>
    public static string WordOf(FactKind kind) => kind switch
    {
        FactKind.Intended => "对接",
        FactKind.Agreed => "框架协议",
        FactKind.Signed => "签约",
        FactKind.Incorporated => "注册",
        FactKind.SiteSecured => "供地/租赁",
        FactKind.Opened => "开工",
        FactKind.Completed => "竣工",
        FactKind.Producing => "投产",
        FactKind.AtCapacity => "达产",
        FactKind.InStatistics => "入统",
        FactKind.Suspended => "停工",
        FactKind.Resumed => "复工",
        FactKind.Terminated => "终止",
        FactKind.Reinstated => "恢复",
        FactKind.PaidIn => "到位资金",
        FactKind.CapitalIncreased => "增资",
    };

    private static bool IsTold(Project project, Fact fact, LedgerRow row) => fact.Kind switch
    {
        FactKind.PaidIn => true,
        FactKind.CapitalIncreased or FactKind.Reinstated => false,
        FactKind.Signed => fact.Id == project.First(FactKind.Signed)!.Id && IsStated(fact, row),
        FactKind.Suspended or FactKind.Resumed or FactKind.Terminated => IsStated(fact, row),
        FactKind.Intended or FactKind.Agreed or FactKind.Incorporated or FactKind.SiteSecured or FactKind.Opened
            or FactKind.Completed or FactKind.Producing or FactKind.AtCapacity or FactKind.InStatistics =>
            fact.Id != project.First(fact.Kind)!.Id || IsStated(fact, row),
    };

    private static bool IsStated(Fact fact, LedgerRow row) =>
        RowFacts.Dates(row).Any(stated => stated.Kind == fact.Kind && stated.Date.On == fact.On);
}
