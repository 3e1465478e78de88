namespace Leads.Functions.Storage.Azure;

/// <summary>What an entity group transaction does to one entity.</summary>
internal abstract record EntityChange
{
    private EntityChange(string rowKey, string method, string? ifMatch, EntityProperties? properties) =>
        (RowKey, Method, IfMatch, Properties) = (rowKey, method, ifMatch, properties);

    public string RowKey { get; }

    public string Method { get; }

    /// <summary>The version that it must have; <c>*</c> = any, but it must be there; null = no condition.</summary>
    public string? IfMatch { get; }

    /// <summary>What is written; null when it is deleted.</summary>
    public EntityProperties? Properties { get; }

    /// <summary>Adds it; refused with 409 EntityAlreadyExists when it is there.</summary>
    public sealed record Insert(string RowKey, EntityProperties Properties)
        : EntityChange(RowKey, "POST", null, Properties);

    /// <summary>Writes it in place of what was there, if anything.</summary>
    public sealed record Put(string RowKey, EntityProperties Properties)
        : EntityChange(RowKey, "PUT", null, Properties);

    /// <summary>Writes these properties and leaves others that are there.</summary>
    public sealed record PutMerged(string RowKey, EntityProperties Properties)
        : EntityChange(RowKey, "MERGE", null, Properties);

    /// <summary>Replaces it; refused with 412 at another version, with 404 when it is gone.</summary>
    public sealed record Replace(string RowKey, string ETag, EntityProperties Properties)
        : EntityChange(RowKey, "PUT", ETag, Properties);

    /// <summary>Like <see cref="Replace"/>, but leaves other properties that are there.</summary>
    public sealed record Merge(string RowKey, string ETag, EntityProperties Properties)
        : EntityChange(RowKey, "MERGE", ETag, Properties);

    /// <summary>Removes it; <c>*</c> = whatever its version. Refused with 404 when it is gone.</summary>
    public sealed record Delete(string RowKey, string ETag) : EntityChange(RowKey, "DELETE", ETag, null);
}
