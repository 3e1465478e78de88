namespace Leads.Functions.Storage.Azure;

/// <summary>An entity of a region as it was read in full.</summary>
internal sealed class StoredRow(Entity entity)
{
    public const string CommitColumn = "Commit";
    public const string PackedColumn = "Packed";
    public const string NextPackedColumn = "NextPacked";
    public const string ProjectColumn = "Project";

    public string RowKey { get; } = entity.RowKey;

    public string ETag { get; } = entity.ETag;

    /// <summary>The commit that wrote it last.</summary>
    public string? Commit { get; } = entity.Text(CommitColumn);

    public Stage? Stage { get; } = Azure.Stage.Read(entity);

    /// <summary>Null where only packed facts lie: that is no row.</summary>
    public ReadOnlyMemory<byte>? Body => BodyColumns.Read(entity, BodyColumns.Names);

    public ReadOnlyMemory<byte>? Packed => Facts(PackedColumn);

    /// <summary>The body once the commit that holds it has happened.</summary>
    public ReadOnlyMemory<byte>? NextBody =>
        Stage is { Kind: StageKind.Replace } ? BodyColumns.Read(entity, BodyColumns.NextNames) ?? Body : Body;

    public ReadOnlyMemory<byte>? NextPacked =>
        Stage is { Kind: StageKind.Replace } ? Facts(NextPackedColumn) ?? Packed : Packed;

    public Guid? Pending => entity.Id(ProjectColumn);

    /// <summary>The columns that hold what comes.</summary>
    public IEnumerable<string> NextColumns =>
        BodyColumns.NextNames.Append(NextPackedColumn).Where(name => entity.Has(name));

    private ReadOnlyMemory<byte>? Facts(string column) =>
        entity.Bytes(column) is { Length: > 0 } facts ? facts : (ReadOnlyMemory<byte>?)null;
}
