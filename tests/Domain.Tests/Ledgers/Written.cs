using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

/// <summary>
/// Ledgers written down as lines: cells parted by strokes, row numbers from 1, every cell a text as in a csv.
/// </summary>
internal static class Written
{
    public static readonly LedgerOptions Options = new() { Today = new DateOnly(2021, 12, 31) };

    public static Ledger Read(params string[] lines) => Read(Options, lines);

    public static Ledger Read(LedgerOptions options, params string[] lines) =>
        LedgerReader.Read([Sheet("台账.csv", lines)], options);

    public static Sheet Sheet(string name, params string[] lines) =>
        new(name, [.. lines.Select(Row).Where(row => row.Cells.Any(cell => cell is not null))], []);

    /// <summary>The one row of a sheet with this column, and its one cell.</summary>
    public static Ledger Cell(string header, string value) => Read(
        $"项目名称|投资方|签约时间|{header}", $"冷链项目|甲公司|2021-03-05|{value}");

    public static LedgerRow Single(Ledger ledger) => Assert.Single(ledger.Rows);

    public static HoldReason Reason(Ledger ledger) => Assert.Single(ledger.HeldBack).Reason;

    private static SheetRow Row(string line, int index) => new(
        index + 1, [.. line.Split('|').Select(text => text.Trim(' ').Length == 0 ? null : new Cell(text))]);
}
