namespace Leads.Functions.Storage.Azure;

/// <summary>What a commit wants of one entity.</summary>
internal enum Wish
{
    /// <summary>It must not be there.</summary>
    Insert,

    /// <summary>It is added unless it is there.</summary>
    InsertIfAbsent,

    /// <summary>It must have the version that the operation names.</summary>
    Replace,

    /// <summary>It is written whatever was there.</summary>
    Put,

    /// <summary>Of a project only the packed facts are written; the document stays as it is, if there is one.</summary>
    PutPacked,

    /// <summary>It goes, if it is there.</summary>
    Delete,

    /// <summary>It goes, and must have the version that the operation names.</summary>
    DeleteVersion,

    /// <summary>A pending row goes, if it is there. Nobody writes one a second time, so no version matters.</summary>
    DeletePending,
}

/// <summary>One entity of a commit: what all operations that concern it come to.</summary>
internal sealed class PlannedRow(string rowKey, Wish wish, int index)
{
    // Headers, keys of any length, and a project's columns for other programs.
    private const int Frame = 4 << 10;
    private const int LargestBody = BodyColumns.MostParts * TableLimits.MostPropertyBytes / 2 * 3;

    public string RowKey { get; } = rowKey;

    public Wish Wish { get; private set; } = wish;

    /// <summary>The operation that fails when the entity is not as it must be, and that gets its new version.</summary>
    public int Index { get; private set; } = index;

    /// <summary>The version it must have, as the service writes it; null when what was named is none of its.</summary>
    public string? ETag { get; private set; }

    /// <summary>The large commit that held the row when the caller read it.</summary>
    public string? Holder { get; private set; }

    public ReadOnlyMemory<byte>? Body { get; private set; }

    public ReadOnlyMemory<byte>? Packed { get; set; }

    /// <summary>Of a pending row: the project that changed.</summary>
    public Guid? Pending { get; init; }

    /// <summary>Whether a project's packed facts belong to this row.</summary>
    public bool IsProject { get; init; }

    /// <summary>Whether what is there must be known before anything can be sent.</summary>
    public bool NeedsLook => Wish switch
    {
        Wish.Put or Wish.PutPacked or Wish.Delete => true,
        Wish.Replace => IsProject && Packed is null,
        Wish.Insert or Wish.InsertIfAbsent or Wish.DeleteVersion or Wish.DeletePending => false,
    };

    public bool IsGuarded => Wish is Wish.Replace or Wish.DeleteVersion;

    /// <summary>About what it takes in a batch, with what JSON and base64 add.</summary>
    public int Weight => Frame + (Body is { } body ? Math.Min(body.Length / 2 * 3, LargestBody) : 0)
        + ((Packed?.Length ?? 0) / 2 * 3);

    public void Write(Wish wish, ReadOnlyMemory<byte> body, int at) => (Wish, Body, Index) = (wish, body, at);

    public void Guard(string? version)
    {
        if (version is null)
            return;
        ETag = Versions.ETag(version);
        Holder = Versions.Holder(version);
    }
}
