namespace Leads.Functions.Storage.Azure;

/// <summary>One entity of a commit on its way: what is wanted of it, what is there, what is sent.</summary>
internal sealed class RowState(PlannedRow row)
{
    public PlannedRow Row { get; } = row;

    /// <summary>What is there and must be as it is when it is written; null when nothing is, or nobody has looked.</summary>
    public StoredRow? Stored { get; set; }

    /// <summary>What is wanted holds already.</summary>
    public bool IsDropped { get; set; }

    /// <summary>What was sent last.</summary>
    public EntityChange? Sent { get; set; }

    /// <summary>Its version after it was sent; null when it is gone, or its version is not known.</summary>
    public string? ETag { get; set; }

    /// <summary>Whether what is there fails the commit.</summary>
    public bool IsRefusedBy(StoredRow? there) => Row.Wish switch
    {
        Wish.Insert => there?.Body is not null,
        Wish.Replace or Wish.DeleteVersion => there?.Body is null || there.ETag != Row.ETag,
        Wish.InsertIfAbsent or Wish.Put or Wish.PutPacked or Wish.Delete or Wish.DeletePending => false,
    };

    /// <summary>The change that does it at once; null when there is nothing to do.</summary>
    public EntityChange? Change(string commit) => IsDropped ? null : Row.Wish switch
    {
        Wish.Replace => new EntityChange.Replace(Row.RowKey, Row.ETag!, RowContent.Of(Row, Stored, commit)),
        Wish.Delete => Stored?.Body is null ? null : new EntityChange.Delete(Row.RowKey, Stored.ETag),
        Wish.DeleteVersion => new EntityChange.Delete(Row.RowKey, Row.ETag!),
        Wish.DeletePending => new EntityChange.Delete(Row.RowKey, "*"),
        Wish.Insert or Wish.InsertIfAbsent or Wish.Put or Wish.PutPacked => Stored is null
            ? new EntityChange.Insert(Row.RowKey, RowContent.Of(Row, null, commit))
            : new EntityChange.Replace(Row.RowKey, Stored.ETag, RowContent.Of(Row, Stored, commit)),
    };

    /// <summary>The change that prepares it beside what is there.</summary>
    public EntityChange? Staging(string commit)
    {
        if (IsDropped || (Row.Wish == Wish.Delete && Stored?.Body is null))
            return null;
        var kind = Row.Wish is Wish.Delete or Wish.DeleteVersion ? StageKind.Delete : StageKind.Replace;
        return (Row.IsGuarded ? Row.ETag : Stored?.ETag) is { } etag
            ? new EntityChange.Merge(Row.RowKey, etag, RowContent.Beside(Row, kind, commit))
            : new EntityChange.Insert(Row.RowKey, RowContent.Staged(Row, commit));
    }

    /// <summary>After the commit: the change that puts what was prepared in its place.</summary>
    public EntityChange Finishing(string commit) => Sent switch
    {
        EntityChange.Insert => new EntityChange.Merge(
            Row.RowKey, ETag!, RowContent.Unstaged(Row.IsProject, Row.Body, Row.Packed)),
        _ when Row.Wish is Wish.Delete or Wish.DeleteVersion => new EntityChange.Delete(Row.RowKey, ETag!),
        _ => new EntityChange.Replace(Row.RowKey, ETag!, RowContent.Of(Row, Stored, commit)),
    };

    /// <summary>Takes back what was prepared.</summary>
    public EntityChange Undoing() => Sent is EntityChange.Insert
        ? new EntityChange.Delete(Row.RowKey, ETag!)
        : new EntityChange.Merge(Row.RowKey, ETag!, RowContent.Cleared(Sent!.Properties!.Select(column => column.Key)));
}
