using System.Text.RegularExpressions;

namespace Leads.Domain.Ledgers;

/// <summary>What a row beneath the header is. Only <see cref="Project"/> rows are read.</summary>
internal enum RowShape
{
    Blank,
    Header,
    Section,
    Subtotal,
    Total,
    Foot,
    Project,
}

/// <summary>Tells projects from the rows that clerks put between them.</summary>
internal sealed partial class RowKinds
{
    private readonly Dictionary<int, string[]> labels;
    private readonly Dictionary<int, Field?> fields;
    private readonly Dictionary<int, int> widest = [];
    private readonly int nameColumn;

    public RowKinds(Sheet sheet, SheetHeader header)
    {
        labels = header.Columns.ToDictionary(column => column.Index, column => column.Labels.ToArray());
        fields = header.Columns.ToDictionary(column => column.Index, column => column.Claim?.Field);
        nameColumn = header.Columns.First(column => column.Claim?.Field is Field.Name or Field.Destination).Index;
        var lines = sheet.Merges.Where(merge => merge.FirstRow == merge.LastRow && merge.FirstColumn <= nameColumn);
        foreach (var merge in lines)
            widest[merge.FirstRow] = Math.Max(widest.GetValueOrDefault(merge.FirstRow), merge.LastColumn + 1);
    }

    public RowShape Of(SheetRow row)
    {
        var filled = Filled(row);
        if (filled.All(cell => FieldOf(cell.Column) == Field.Serial && IsSerial(cell.Cell)))
            return RowShape.Blank;
        if (IsHeader(filled))
            return RowShape.Header;
        var (column, first) = filled[0];
        var text = NaturalKey.Part(first.Text);
        if (TotalIn(filled) is { } total)
            return total;
        if (Foot().IsMatch(text) && column <= nameColumn && (column == nameColumn || NameOf(row) is null))
            return RowShape.Foot;
        return IsSection(row, filled, text) ? RowShape.Section : RowShape.Project;
    }

    /// <summary>The words of a section row.</summary>
    public static string SectionText(SheetRow row) =>
        NaturalKey.Part(LedgerText.Start(row.Cells.First(cell => cell is { IsEmpty: false })!.Text));

    private static List<(int Column, Cell Cell)> Filled(SheetRow row)
    {
        var filled = new List<(int, Cell)>();
        for (var column = 0; column < row.Cells.Count; column++)
            if (row[column] is { } cell && !NothingMarks.IsNothing(cell) && !IsDrawnDown(cell))
                filled.Add((column, cell));
        return filled;
    }

    // Formulas drawn down beyond the last project show 0, or were never calculated: they make no row.
    private static bool IsDrawnDown(Cell cell) => cell.Formula && (cell.Number == 0 || cell.Text.StartsWith('='));

    private Field? FieldOf(int column) => fields.GetValueOrDefault(column);

    private Cell? NameOf(SheetRow row) => NothingMarks.IsNothing(row[nameColumn]) ? null : row[nameColumn];

    private static bool IsSerial(Cell cell) => cell.Number is not null || cell.Date is not null || cell.Text.Length < 3
        || NaturalKey.Part(cell.Text).All(char.IsAscii);

    // The header again at the top of a printed page, or the numbers of the columns beneath it.
    private bool IsHeader(List<(int Column, Cell Cell)> filled)
    {
        var same = filled.Count(cell =>
            labels.TryGetValue(cell.Column, out var words) && words.Contains(NaturalKey.Part(cell.Cell.Text)));
        return (filled.Count > 1 && same * 2 > filled.Count) || AreColumnNumbers(filled);
    }

    private static bool AreColumnNumbers(List<(int Column, Cell Cell)> filled)
    {
        var numbers = filled.Select(cell => AmountReader.Number(cell.Cell)).OfType<decimal>().ToList();
        return numbers.Count > 4 && numbers.Count >= filled.Count - 2
            && numbers.Zip(numbers.Skip(1)).All(pair => pair.Second == pair.First + 1);
    }

    private RowShape? TotalIn(List<(int Column, Cell Cell)> filled)
    {
        foreach (var (column, cell) in filled.Where((cell, at) => at == 0 || cell.Column <= nameColumn))
        {
            var match = TotalWords().Match(NaturalKey.Part(cell.Text));
            if (!match.Success || column > nameColumn && filled.Any(other => FieldOf(other.Column) == Field.Investor))
                continue;
            return match.Groups["sub"].Success || match.Groups["of"].Value is not ("" or "全市" or "全县" or "全区" or "全部")
                ? RowShape.Subtotal
                : RowShape.Total;
        }

        return null;
    }

    private bool IsSection(SheetRow row, List<(int Column, Cell Cell)> filled, string text)
    {
        var (column, first) = filled[0];
        if (first.Number is not null || first.Date is not null || column > nameColumn)
            return false;
        // 一、农业类 may carry its section's sums.
        if (Numbered().IsMatch(text))
            return filled.Skip(1).All(cell => AmountReader.Number(cell.Cell) is not null);
        if (filled.Count > 1)
            return false;
        return Counted().IsMatch(text) || column < nameColumn || widest.GetValueOrDefault(row.Number) > nameColumn + 1;
    }

    [GeneratedRegex("^(?<of>[^项目]{0,12}?)(?:(?<sub>小计)|合计|总计|共计)(?:[(:].*|[0-9]+[个项]?(?:项目)?)?$")]
    private static partial Regex TotalWords();

    [GeneratedRegex("^(?:填报|填表|制表|审核|审批人|复核|单位负责人|主要负责人|分管领导|联系人|联系电话|负责人)(?:人|时间|日期|单位|领导)?(?:\\([^)]*\\))?[::]"
        + "|^(?:填报人|填表人|审核人|制表人|填报时间|填表时间|填报单位)|^(?:备注|说明|注|附注|填表说明|注[0-9]+|单位|金额单位)[::]")]
    private static partial Regex Foot();

    [GeneratedRegex("^(?:[一二三四五六七八九十]{1,3}[、.,:]|\\([一二三四五六七八九十]{1,3}\\)|第[一二三四五六七八九十]+[类部批])")]
    private static partial Regex Numbered();

    [GeneratedRegex("^(?:[0-9]{1,2}[、.)](?![0-9])|\\([0-9]{1,2}\\))")]
    private static partial Regex Counted();
}
