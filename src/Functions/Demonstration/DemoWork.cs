using Leads.Domain.Ledgers;
using Leads.Domain.Projects;

namespace Leads.Functions.Demonstration;

/// <summary>What a bureau writes beside its ledger: next steps, difficulties, progress worth a line.</summary>
internal static class DemoWork
{
    private static readonly string[] Steps =
        ["邀请投资方来访", "对接用地指标", "商谈合同条款", "陪同考察园区", "送审框架协议"];

    private static readonly (string Kind, string Text, string Owner)[] Difficulties =
    [
        ("土地", "12 亩用地指标尚未落实，影响施工许可办理", "市自然资源局"),
        ("资金", "企业贷款审批超期，设备采购停滞", "市金融办"),
        ("手续", "环评报告退回补正", "市生态环境局"),
        ("配套", "10 千伏专线未接入", "市供电局"),
    ];

    /// <summary>What is written about a project in a week before the last; 0 is the last one.</summary>
    public static IReadOnlyList<Change> Of(
        PlannedProject planned, int weeksBefore, DateOnly cutoff, Author author, Func<Guid> newId)
    {
        var (row, project) = (planned.Rows[0], planned.After);
        var draw = WeeklyLedgers.Draw(row, "work");
        var changes = new List<Change>();
        var isLead = project.First(FactKind.Signed) is null;
        if (isLead && weeksBefore == draw % 8 && draw % 10 < 7)
            changes.Add(new Change.NextStepSet(new NextStep(
                newId(), Steps[draw % Steps.Length], cutoff.AddDays(10 + (draw % 40)), author.By, author.Now, author.Today)));
        if (project.First(FactKind.Suspended) is not null && weeksBefore == 2)
            changes.Add(Difficulty(draw, cutoff, author, newId));
        if (weeksBefore == 0 && draw % 16 == 0 && !isLead && KeyNote(project) is { } text)
            changes.Add(new Change.Noted(
                new Note(newId(), cutoff.AddDays(-(draw % 5)), text, true, author.By, author.Now, author.Today)));
        return changes;
    }

    private static Change.ProblemSet Difficulty(int draw, DateOnly cutoff, Author author, Func<Guid> newId)
    {
        var (kind, text, owner) = Difficulties[draw % Difficulties.Length];
        return new Change.ProblemSet(new Problem
        {
            Id = newId(),
            Kind = kind,
            Text = text,
            Owner = owner,
            Due = cutoff.AddDays(5 + (draw % 20)),
            OpenedOn = author.Today,
            By = author.By,
            At = author.Now,
        });
    }

    private static string? KeyNote(Project project) =>
        project.First(FactKind.Producing) is not null ? "生产线满负荷运行，已办理入统手续"
        : project.First(FactKind.Opened) is not null ? "主体结构施工过半，设备合同已签订"
        : project.First(FactKind.SiteSecured) is not null ? "场地平整完成，施工图审查通过"
        : null;
}
