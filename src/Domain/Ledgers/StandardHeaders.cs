namespace Leads.Domain.Ledgers;

/// <summary>The header of each field where a bureau has none of its own, and the columns that no ledger goes without.</summary>
internal static class StandardHeaders
{
    private static readonly Field[] OfAll =
    [
        Field.Serial, Field.Name, Field.Investor, Field.Sector, Field.Chain, Field.Unit, Field.Leader,
        Field.TotalInvestment, Field.Progress, Field.NextStep, Field.Note,
    ];

    private static readonly Field[] OfLeads = [.. OfAll, Field.IntendedOn];

    private static readonly Field[] OfContracts =
    [
        .. OfAll, Field.ContractedCapital, Field.PaidInTotal, Field.PaidInThisYear, Field.SignedOn,
        Field.IncorporatedOn, Field.SiteSecuredOn, Field.OpenedOn, Field.ProducingOn,
    ];

    /// <summary>The columns of a bureau that has no template yet, in the order of <see cref="Field"/>.</summary>
    public static IEnumerable<Field> Of(ExportKind kind) => kind switch
    {
        ExportKind.Leads => OfLeads.Order(),
        ExportKind.Contracts => OfContracts.Order(),
        ExportKind.Both => OfLeads.Union(OfContracts).Order(),
    };

    public static string Of(Field field) => field switch
    {
        Field.Serial => "序号",
        Field.Name => "项目名称",
        Field.Investor => "投资方",
        Field.CreditCode => "统一社会信用代码",
        Field.HomeRegion => "投资方所在地",
        Field.Origin => "资金来源",
        Field.Content => "建设内容",
        Field.Sector => "产业类别",
        Field.Chain => "所属产业链",
        Field.SecondaryChains => "次要产业链",
        Field.Unit => "责任单位",
        Field.Source => "项目来源",
        Field.Introducer => "引荐人",
        Field.Park => "建设地点",
        Field.LandArea => "用地面积（亩）",
        Field.Leader => "包抓领导",
        Field.ResponsiblePerson => "责任人",
        Field.Contact => "联系方式",
        Field.TotalInvestment => "总投资（亿元）",
        Field.ContractedCapital => "合同引资额（亿元）",
        Field.PaidInTotal => "累计到位（亿元）",
        Field.PaidInThisYear => "当年到位（亿元）",
        Field.IntendedOn => "对接时间",
        Field.AgreedOn => "框架协议时间",
        Field.SignedOn => "签约时间",
        Field.IncorporatedOn => "公司注册时间",
        Field.SiteSecuredOn => "供地/租赁时间",
        Field.OpenedOn => "开工时间",
        Field.CompletedOn => "竣工时间",
        Field.ProducingOn => "投产时间",
        Field.AtCapacityOn => "达产时间",
        Field.SuspendedOn => "停工时间",
        Field.ResumedOn => "复工时间",
        Field.TerminatedOn => "终止时间",
        Field.InStatisticsOn => "入统时间",
        Field.AgreedOpeningOn => "约定开工时间",
        Field.AgreedProductionOn => "约定投产时间",
        Field.AgreedCapacityOn => "约定达产时间",
        Field.Progress => "进展情况",
        Field.Problem => "存在问题",
        Field.NextStep => "下一步打算",
        Field.Note => "备注",
        Field.PaidInEntry => "本次到账金额（亿元）",
        Field.PaidInOn => "到账日期",
        Field.Milestone => "本次事项",
        Field.OccurredOn => "发生日期",
        Field.TripOn => "外出日期",
        Field.Travellers => "外出人员",
        Field.Destination => "目的地",
        Field.Firms => "拜访企业",
        Field.TripResult => "招商成果",
    };
}
