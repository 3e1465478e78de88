using System.Globalization;
using Leads.Domain.Ledgers;

namespace Leads.Functions.Exports;

/// <summary>What stands above and beneath the rows of an export.</summary>
internal static class ExportWords
{
    public const string UnitLine = "单位：亿元";

    public const string Total = "合计";

    public static string SheetName(ExportKind kind) => kind switch
    {
        ExportKind.Leads => "意向项目",
        ExportKind.Contracts => "签约项目",
        ExportKind.Both => "项目",
    };

    /// <summary>The title; it says up to which day the ledger speaks.</summary>
    public static string Title(string region, ExportKind kind, DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"{region}{SheetName(kind)}台账（截至{day.Year}年{day.Month}月{day.Day}日）");

    /// <summary>The title of the sheet that lists what the ledger cannot say.</summary>
    public static string UntoldTitle(string region, DateOnly day) => string.Create(
        CultureInfo.InvariantCulture, $"{region}台账列不下的事项（截至{day.Year}年{day.Month}月{day.Day}日）");

    /// <summary>What stands beneath them.</summary>
    public static IReadOnlyList<string> UntoldNotes { get; } =
    [
        "增资、恢复、再次签约和较早的停工、复工、终止，台账没有相应的列，只列在这一页；导入时不读取这一页。",
        "台账也不含：逐笔到账日期（只有累计和当年）、责任单位和产业链的变更经过、未审核的事项、佐证材料和修改历史。整个区域搬迁请用 leads export。",
    ];

    /// <summary>The foot of a csv, which has no second sheet.</summary>
    public static string UntoldFoot(int count) => string.Create(
        CultureInfo.InvariantCulture, $"注：另有 {count} 件事（增资、恢复、再次签约等）台账没有相应的列，未列入本表，见 xlsx 的“{LedgerReader.UntoldSheet}”。");
}
