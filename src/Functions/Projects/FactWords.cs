using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>How people call what facts say.</summary>
internal static class FactWords
{
    public static Text Of(FactKind kind) => kind switch
    {
        FactKind.Intended => new("登记（意向）", "Intended"),
        FactKind.Agreed => new("框架（意向）协议", "Agreed"),
        FactKind.Signed => new("签约", "Signed"),
        FactKind.Incorporated => new("注册", "Incorporated"),
        FactKind.SiteSecured => new("供地（租赁）", "Site secured"),
        FactKind.Opened => new("开工", "Opened"),
        FactKind.Completed => new("竣工", "Completed"),
        FactKind.Producing => new("投产", "Producing"),
        FactKind.AtCapacity => new("达产", "At capacity"),
        FactKind.InStatistics => new("入统", "In statistics"),
        FactKind.Suspended => new("停工", "Suspended"),
        FactKind.Resumed => new("复工", "Resumed"),
        FactKind.Terminated => new("终止", "Terminated"),
        FactKind.Reinstated => new("重启", "Reinstated"),
        FactKind.PaidIn => new("到位资金", "Paid in"),
        FactKind.CapitalIncreased => new("增资", "Capital increased"),
    };

    public static Text Of(RecognitionLevel level) => level switch
    {
        RecognitionLevel.SelfReported => new("自报", "self-reported"),
        RecognitionLevel.County => new("县审", "county"),
        RecognitionLevel.City => new("市认", "city"),
        RecognitionLevel.Province => new("省认", "province"),
    };

    /// <summary>Who recognised a fact and at which level: 县审（自认定）张三.</summary>
    public static Text Decider(Fact fact)
    {
        var level = fact.DecidedLevel is { } known ? Of(known) : default;
        var self = fact.SelfRecognised ? new Text("（自认定）", " (self-recognised) ") : new("", " ");
        return new($"{level.Zh}{self.Zh}{fact.DecidedBy ?? "—"}", $"{level.En}{self.En}{fact.DecidedBy ?? "—"}".Trim());
    }
}
