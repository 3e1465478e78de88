namespace Leads.Functions.Storage;

/// <summary>Where the one-box storage lives and how much it takes on at once.</summary>
/// <param name="Folder">The data folder; made when it is not there.</param>
public sealed record SqliteOptions(string Folder)
{
    /// <summary>Commits that may wait for the writer; one more is answered "busy".</summary>
    public int QueueLimit { get; init; } = 4_096;

    /// <summary>Commits in one transaction at most.</summary>
    public int BatchCommits { get; init; } = 256;

    /// <summary>Bytes in one transaction, after which no further commit is taken in.</summary>
    public int BatchBytes { get; init; } = 4 << 20;

    /// <summary>Connections that read at the same time.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>Pages of 4 KB beyond which the file may not grow; null = as far as the disk goes.</summary>
    public int? PageLimit { get; init; }
}

/// <summary>The storage cannot be opened as it is; the message tells an operator what to do.</summary>
public sealed class StorageRefusedException(string message, Exception? inner = null) : Exception(message, inner);
