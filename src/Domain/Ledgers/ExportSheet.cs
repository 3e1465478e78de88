namespace Leads.Domain.Ledgers;

/// <summary>One sheet of an export: its columns and the rows beneath them.</summary>
public sealed record ExportSheet(
    ExportKind Kind, IReadOnlyList<ExportColumn> Columns, IReadOnlyList<LedgerRow> Rows)
{
    /// <summary>The columns that a 合计 adds up.</summary>
    public static bool IsSummed(ExportColumn column) => column.Field.IsMoney() || column.Field == Field.LandArea;

    /// <summary>Whether a column holds long texts, which need lines.</summary>
    public static bool IsLong(ExportColumn column) =>
        column.Field is Field.Name or Field.Investor or Field.Content or >= Field.Progress;

    /// <summary>
    /// What a row has in a column: a text, a <see cref="LedgerDate"/>, a number in the column's unit, or nothing.
    /// </summary>
    public static object? Value(LedgerRow row, ExportColumn column) => FieldValues.Of(row, column.Field) switch
    {
        Money money => money.Yuan / column.Yuan,
        var other => other,
    };

    /// <summary>The sum of a column, exact.</summary>
    public decimal Sum(ExportColumn column) => Rows.Sum(row => Value(row, column) as decimal? ?? 0);
}

/// <summary>The sheets of a list of projects.</summary>
public static class ExportSheets
{
    /// <summary>Leads and contracts apart; a sheet without rows is left out, unless both are.</summary>
    /// <param name="projects">The rows of each project, as <see cref="ProjectRows"/> gives them.</param>
    /// <param name="template">The columns of the last import; empty where there is none.</param>
    /// <param name="day">The cut-off.</param>
    public static IReadOnlyList<ExportSheet> Apart(
        IReadOnlyList<IReadOnlyList<LedgerRow>> projects, IReadOnlyList<ColumnMatch> template, DateOnly day)
    {
        var (leads, contracts) = (Remembered(template, Field.IntendedOn), Remembered(template, Field.SignedOn));
        var startOfLeads = ExportTemplate.Start(ExportKind.Leads, leads);
        var beside = startOfLeads.Select(c => c.Field).ToHashSet();
        var neededByLeads = new HashSet<Field>(ExportTemplate.Key(ExportKind.Leads));
        var neededByContracts = new HashSet<Field>(ExportTemplate.Key(ExportKind.Contracts));
        foreach (var rows in projects)
        {
            foreach (var row in rows)
            {
                var needed = FieldValues.Needed(row).Where(field => rows.Count == 1 || IsOwn(row, field, beside));
                (row.Kind == RowKind.Signed ? neededByContracts : neededByLeads).UnionWith(needed);
            }
        }

        IReadOnlyList<ExportSheet> sheets =
        [
            Sheet(ExportKind.Leads, RowKind.Intended, startOfLeads, neededByLeads, leads),
            Sheet(ExportKind.Contracts, RowKind.Signed, ExportTemplate.Start(ExportKind.Contracts, contracts),
                neededByContracts, contracts),
        ];
        var filled = sheets.Where(sheet => sheet.Rows.Count > 0 || projects.Count == 0);
        return [.. ContractsFirst(template) ? filled.Reverse() : filled];

        ExportSheet Sheet(ExportKind kind, RowKind rows, IReadOnlyList<(string Header, Field Field)> start,
            IEnumerable<Field> needed, IReadOnlyList<ColumnMatch> remembered) => new(
                kind, ExportTemplate.Finish(start, needed, remembered.Count == 0, day),
                [.. projects.SelectMany(all => all).Where(row => row.Kind == rows)]);
    }

    /// <summary>Leads and contracts in one sheet: of a project that is both, the contract's row.</summary>
    public static ExportSheet Together(
        IReadOnlyList<IReadOnlyList<LedgerRow>> projects, IReadOnlyList<ColumnMatch> template, DateOnly day)
    {
        var remembered = Remembered(template, Field.SignedOn)
            .Concat(Remembered(template, Field.IntendedOn)).DistinctBy(column => column.Field).ToList();
        List<LedgerRow> rows = [.. projects.Select(all => all[0])];
        var needed = rows.SelectMany(FieldValues.Needed).Concat(ExportTemplate.Key(ExportKind.Both)).Distinct();
        var start = ExportTemplate.Start(ExportKind.Both, remembered);
        return new(ExportKind.Both, ExportTemplate.Finish(start, needed, remembered.Count == 0, day), rows);
    }

    /// <summary>The columns that somebody looks at, in their order; of a project that is both, the contract's row.</summary>
    public static ExportSheet Chosen(
        IReadOnlyList<IReadOnlyList<LedgerRow>> projects, IReadOnlyList<Field> fields, DateOnly day) => new(
            ExportKind.Both, ExportTemplate.Finish([.. fields.Distinct().Select(ExportTemplate.Standard)], [], false, day),
            [.. projects.Select(all => all[0])]);

    /// <summary>
    /// Of a project in both sheets the lead's row is asked for the intent only, the contract's for what that lacks.
    /// </summary>
    private static bool IsOwn(LedgerRow row, Field field, HashSet<Field> ofLeads) => row.Kind == RowKind.Intended
        ? field is Field.IntendedOn || field.IsMoney()
        : field != Field.IntendedOn && (field.IsFact() || field.IsMoney() || !ofLeads.Contains(field));

    private static List<ColumnMatch> Remembered(IReadOnlyList<ColumnMatch> template, Field key)
    {
        var sheet = template.FirstOrDefault(column => column.Field == key)?.Sheet;
        return [.. template.Where(column => column.Sheet == sheet && column.Field is not null)];
    }

    private static bool ContractsFirst(IReadOnlyList<ColumnMatch> template) =>
        template.FirstOrDefault(c => c.Field is Field.SignedOn or Field.IntendedOn)?.Field == Field.SignedOn;
}
