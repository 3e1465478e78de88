using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>The words of the form of progress for what happened to a project.</summary>
public static class MilestoneWords
{
    private static readonly Dictionary<string, (FactKind Kind, bool Partial)> Known = new(StringComparer.Ordinal)
    {
        ["注册"] = (FactKind.Incorporated, false),
        ["供地"] = (FactKind.SiteSecured, false),
        ["租赁"] = (FactKind.SiteSecured, false),
        ["开工"] = (FactKind.Opened, false),
        ["竣工"] = (FactKind.Completed, false),
        ["部分投产"] = (FactKind.Producing, true),
        ["投产"] = (FactKind.Producing, false),
        ["达产"] = (FactKind.AtCapacity, false),
        ["入统"] = (FactKind.InStatistics, false),
        ["纳统"] = (FactKind.InStatistics, false),
        ["停建"] = (FactKind.Suspended, false),
        ["停工"] = (FactKind.Suspended, false),
        ["复工"] = (FactKind.Resumed, false),
        ["终止"] = (FactKind.Terminated, false),
        ["恢复"] = (FactKind.Reinstated, false),
        ["重启"] = (FactKind.Reinstated, false),
    };

    /// <summary>Those that a form offers, in the order of a project's life.</summary>
    public static IReadOnlyList<string> Offered { get; } =
        ["注册", "供地", "租赁", "开工", "竣工", "部分投产", "投产", "达产", "入统", "停建", "复工", "终止", "恢复"];

    /// <summary>The first word for what a row states.</summary>
    public static string Of(StatedFact fact) =>
        Known.FirstOrDefault(known => known.Value == (fact.Kind, fact.Partial ?? false)).Key ?? "";

    /// <summary>What a word stands for; null for any other word.</summary>
    public static (FactKind Kind, bool Partial)? Read(string? word) =>
        Known.TryGetValue(NaturalKey.Part(word), out var known) ? known : null;
}
