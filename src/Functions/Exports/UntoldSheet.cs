using Leads.Domain;
using Leads.Domain.Ledgers;
using Leads.Functions.Scorecards;

namespace Leads.Functions.Exports;

/// <summary>The sheet that lists what a ledger has no column for, so that nobody takes the file for the whole.</summary>
internal static class UntoldSheet
{
    private static readonly (string Header, double Width)[] s_columns =
    [
        ("项目名称", 30), ("投资方", 26), ("事项", 10), ("日期", 12), ("金额（亿元）", 13), ("合同引资额（亿元）", 18), ("说明", 40),
    ];

    public static void Add(Sheets sheets, string region, DateOnly day, IReadOnlyList<UntoldFact> untold)
    {
        var page = new SheetPage(LedgerReader.UntoldSheet, ExportWords.UntoldTitle(region, day), s_columns)
        {
            UnitLine = ExportWords.UnitLine,
        };
        sheets.Add(page, [.. untold.Select(Row), .. ExportWords.UntoldNotes.Select(Note)]);
    }

    private static object?[] Row(UntoldFact untold) =>
    [
        new StyledCell(untold.Project, CellStyle.Wrapped),
        new StyledCell(untold.Investor, CellStyle.Wrapped),
        UntoldFacts.WordOf(untold.Fact.Kind),
        untold.Fact.On,
        Amount(untold.Fact.Amount ?? untold.Fact.TotalInvestment),
        Amount(untold.Fact.ContractedCapital),
        new StyledCell(untold.Fact.Cause ?? untold.Fact.Note, CellStyle.Wrapped),
    ];

    private static object?[] Note(string text) => [new StyledCell("· " + text, CellStyle.Note)];

    private static StyledCell Amount(Money? money) => new(money?.Yi, CellStyle.ExactAmount);
}
