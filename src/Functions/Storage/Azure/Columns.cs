namespace Leads.Functions.Storage.Azure;

/// <summary>What readers ask for of an entity; who holds it is always among it.</summary>
internal static class Columns
{
    public static IReadOnlyList<string> Rows { get; } = [.. BodyColumns.Names, Stage.Column];

    public static IReadOnlyList<string> Facts { get; } = [StoredRow.PackedColumn, Stage.Column];

    public static IReadOnlyList<string> Keys { get; } = [Stage.Column];

    public static IReadOnlyList<string> Pending { get; } =
        [StoredRow.ProjectColumn, StoredRow.PackedColumn, .. Rows];
}
