namespace Leads.Functions.Tests.Storage.Faults;

internal enum StorageService
{
    Blob,
    Queue,
    Table,
}

/// <summary>A request to a storage service, and what was done to it.</summary>
/// <param name="Address">Path and query as they were sent.</param>
internal sealed record StorageCall(StorageService Service, string Method, string Address, byte[] Body)
{
    public Fault Fault { get; set; }

    /// <summary>Bytes of the reply's body as the service gave it.</summary>
    public int Answered { get; set; }

    public bool IsBatch => Service == StorageService.Table && Address.Contains("/$batch", StringComparison.Ordinal);

    /// <summary>A query of a table; a point read names its keys.</summary>
    public bool IsQuery => Service == StorageService.Table && Method == "GET"
        && Address.Split('?')[0].EndsWith("()", StringComparison.Ordinal);

    public bool IsMessage => Service == StorageService.Queue && Method == "POST"
        && Address.Split('?')[0].EndsWith("/messages", StringComparison.Ordinal);

    public override string ToString() => $"{Service} {Method} {Address}{(Fault == Fault.None ? "" : $" ({Fault})")}";
}

/// <summary>What can happen to a request and its reply.</summary>
internal enum Fault
{
    None,

    /// <summary>The connection breaks before the service has it.</summary>
    Unreached,

    /// <summary>503 with Retry-After; it has not happened.</summary>
    Busy,

    /// <summary>500; it has not happened.</summary>
    Failed,

    /// <summary>500, and it has happened.</summary>
    FailedAfterwards,

    /// <summary>It has happened, and no reply comes.</summary>
    ReplyLost,

    /// <summary>It has happened, and the reply breaks off in the middle.</summary>
    ReplyCut,

    /// <summary>It happens a good while later.</summary>
    Late,

    /// <summary>It happens twice, as with a caller below that tried again; the second reply is heard.</summary>
    Doubled,

    /// <summary>A query is answered by an empty page that goes on.</summary>
    EmptyPage,

    /// <summary>A query is answered by a page of three that goes on.</summary>
    ShortPage,
}
