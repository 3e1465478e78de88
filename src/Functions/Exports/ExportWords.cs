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
}
