namespace Leads.Functions.Storage.Azure;

/// <summary>An entity as a reader sees it.</summary>
/// <param name="holder">The large commit that holds it.</param>
/// <param name="isNext">That commit has happened: what it has put beside the old content counts.</param>
internal sealed class ReadRow(Entity entity, string? holder = null, bool isNext = false)
{
    public string RowKey => entity.RowKey;

    /// <summary>The row's version as callers know it.</summary>
    public string Version => holder is null ? Versions.Of(entity.ETag) : Versions.HeldBy(holder);

    public ReadOnlyMemory<byte>? Body =>
        (isNext ? BodyColumns.Read(entity, BodyColumns.NextNames) : null) ?? BodyColumns.Read(entity, BodyColumns.Names);

    public byte[]? Packed =>
        (isNext ? Facts(StoredRow.NextPackedColumn) : null) ?? Facts(StoredRow.PackedColumn);

    public Guid? Pending => entity.Id(StoredRow.ProjectColumn);

    /// <summary>Null where it is no row of anybody: a key of our own, or packed facts without a document.</summary>
    public Row? ToRow() => KeyEncoding.Decode(RowKey) is { } key && Body is { } body ? new Row(key, Version, body) : null;

    private byte[]? Facts(string column) => entity.Bytes(column) is { Length: > 0 } facts ? facts : null;
}
