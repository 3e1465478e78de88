namespace Leads.Domain.Ledgers;

/// <summary>What a sheet of an export lists.</summary>
public enum ExportKind
{
    Leads,
    Contracts,

    /// <summary>One sheet for all: a dated signature makes a row a contract.</summary>
    Both,
}

/// <summary>A column of an export.</summary>
/// <param name="Header">Its header, which alone says what the column holds.</param>
/// <param name="Field">What it holds.</param>
/// <param name="Yuan">How many 元 one of its unit is; for money only.</param>
public sealed record ExportColumn(string Header, Field Field, decimal Yuan);

/// <summary>
/// The columns of a bureau's own template: those of its last import in their order, then whatever else the rows need.
/// </summary>
internal static class ExportTemplate
{
    /// <summary>The columns that a kind of sheet has before any row is looked at.</summary>
    /// <param name="remembered">The columns of the last import's sheet of this kind; empty where there is none.</param>
    public static IReadOnlyList<(string Header, Field Field)> Start(
        ExportKind kind, IReadOnlyList<ColumnMatch> remembered) =>
        remembered.Count == 0
            ? [.. StandardHeaders.Of(kind).Select(Standard)]
            : [.. remembered.Where(c => c.Field is not null).DistinctBy(c => c.Field)
                .Select(c => (c.Header, c.Field!.Value))
                .Where(c => kind != ExportKind.Leads || c.Value != Field.SignedOn)];

    /// <summary>The columns with those that are missing, each under a header that is read as its field.</summary>
    public static IReadOnlyList<ExportColumn> Finish(
        IReadOnlyList<(string Header, Field Field)> start, IEnumerable<Field> needed, bool isStandard, DateOnly day)
    {
        var missing = needed.Except(start.Select(c => c.Field)).Order().Select(Standard);
        List<(string Header, Field Field)> all = [.. start, .. missing];
        if (isStandard)
            all.Sort((one, other) => one.Field.CompareTo(other.Field));
        var legible = Legible(all, day);
        if (!AreRead(legible, day).All(read => read))
            legible = [.. all.Select(c => Standard(c.Field))];
        return [.. legible.Select(c => new ExportColumn(c.Header, c.Field, UnitOf(c.Header)))];
    }

    /// <summary>The fields that a sheet of a kind cannot do without.</summary>
    public static IEnumerable<Field> Key(ExportKind kind) => kind switch
    {
        ExportKind.Leads => [Field.Name, Field.Investor, Field.IntendedOn],
        ExportKind.Contracts => [Field.Name, Field.Investor, Field.SignedOn],
        ExportKind.Both => [Field.Name, Field.Investor, Field.IntendedOn, Field.SignedOn],
    };

    /// <summary>A column under the header that a field has where a bureau has none of its own.</summary>
    public static (string Header, Field Field) Standard(Field field) => (StandardHeaders.Of(field), field);

    // A header may have owed its meaning to a parent above it, to a clerk's word or to the year of its file.
    private static List<(string Header, Field Field)> Legible(List<(string Header, Field Field)> columns, DateOnly day) =>
        [.. columns.Zip(AreRead(columns, day), (column, isRead) => isRead ? column : Standard(column.Field))];

    private static IEnumerable<bool> AreRead(List<(string Header, Field Field)> columns, DateOnly day)
    {
        var headers = new SheetRow(2, [.. columns.Select(c => new Cell(c.Header))]);
        var title = new SheetRow(1, [new Cell($"截至{day:yyyy年M月d日}")]);
        var read = LedgerReader.Read([new Sheet("签约项目", [title, headers], [])], new LedgerOptions { Today = day });
        return columns.Select((column, at) => at < read.Columns.Count
            && read.Columns[at].Field == column.Field && read.Columns[at].Header == column.Header
            && MoneyUnit.InHeader(NaturalKey.Part(column.Header)) is not { IsForeign: true });
    }

    private static decimal UnitOf(string header) =>
        MoneyUnit.InHeader(NaturalKey.Part(header))?.Yuan ?? Money.YuanPerYi;
}
