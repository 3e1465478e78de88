using System.Collections.Concurrent;

namespace Leads.Functions.Storage;

/// <summary>
/// The one writer: a thread that takes every commit that waits into one transaction, so that all of them share one
/// sync of the disk. Each has its own savepoint and sees the ones before it.
/// </summary>
internal sealed partial class GroupWriter : IDisposable
{
    private const int CheckpointPages = 1_000;
    private const int LogPagesTooMany = 16_000;

    private readonly SqliteOptions _options;
    private readonly ILogger _logger;
    private readonly BlockingCollection<QueuedCommit> _queue;
    private readonly List<QueuedCommit> _batch = [];
    private readonly SqliteTransaction _transaction;
    private readonly Thread _thread;
    private volatile string? _problem;
    private int _pagesInLog;

    public GroupWriter(SqliteTransaction transaction, SqliteOptions options, ILogger logger)
    {
        _transaction = transaction;
        _options = options;
        _logger = logger;
        _queue = new BlockingCollection<QueuedCommit>(options.QueueLimit);
        _thread = new Thread(Run) { Name = "storage writer", IsBackground = true };
        _thread.Start();
    }

    public StorageHealth Health => new(_problem is null, _queue.Count, _problem);

    public Task<CommitResult> CommitAsync(QueuedCommit commit)
    {
        if (!_queue.TryAdd(commit))
            throw new StorageBusyException($"{_options.QueueLimit} commits are waiting for the writer already.");
        return commit.Answer;
    }

    /// <summary>Writes what waits, then ends.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _queue.Dispose();
    }

    private void Run()
    {
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            Gather(first);
            Write();
            CheckpointWhenDue();
        }
    }

    private void Gather(QueuedCommit first)
    {
        var bytes = 0;
        var commit = first;
        do
        {
            if (commit.Withdrawn())
                continue;
            _batch.Add(commit);
            bytes += commit.Bytes;
        }
        while (_batch.Count < _options.BatchCommits && bytes < _options.BatchBytes && _queue.TryTake(out commit));
    }

    private void Write()
    {
        try
        {
            _transaction.Write(_batch);
            NoteWritten(_transaction.TakePagesWritten());
            foreach (var commit in _batch)
                commit.Acknowledge();
        }
#pragma warning disable CA1031 // Whatever went wrong: the callers must hear of it, and the writer must live on.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(error);
        }
        finally
        {
            _batch.Clear();
        }
    }

    private void NoteWritten(int pages)
    {
        _pagesInLog += pages;
        if (pages == 0 || _problem is null)
            return;
        _problem = null;
        Log.WritesAgain(_logger);
    }

    private void Fail(Exception error)
    {
        RollBack();
        _problem = error.Message;
        _pagesInLog += CheckpointPages; // a checkpoint may give room in the log again
        Log.BatchFailed(_logger, error, _batch.Count);
        foreach (var commit in _batch)
            commit.Fail(new StorageFailedException($"The disk refused to write: {error.Message}", error));
    }

    private void RollBack()
    {
        try
        {
            _transaction.RollBack();
        }
        catch (SqliteError error)
        {
            Log.RollBackFailed(_logger, error); // the next batch fails too, and tries again
        }
    }

    /// <summary>After the answers are out, so that nobody waits for it.</summary>
    private void CheckpointWhenDue()
    {
        if (_pagesInLog < CheckpointPages)
            return;
        _pagesInLog = 0;
        try
        {
            // With readers always about, only waiting for them once lets the log begin anew.
            if (_transaction.Checkpoint(waitForReaders: false) > LogPagesTooMany)
                _transaction.Checkpoint(waitForReaders: true);
        }
        catch (SqliteError error)
        {
            Log.CheckpointFailed(_logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The disk refused a batch of {Commits} commits; none of them is written.")]
        public static partial void BatchFailed(ILogger logger, Exception error, int commits);

        [LoggerMessage(2, LogLevel.Information, "The storage writes again.")]
        public static partial void WritesAgain(ILogger logger);

        [LoggerMessage(3, LogLevel.Warning, "The log could not be moved into the database; it stays and is safe.")]
        public static partial void CheckpointFailed(ILogger logger, Exception error);

        [LoggerMessage(4, LogLevel.Error, "The failed batch could not be rolled back yet.")]
        public static partial void RollBackFailed(ILogger logger, Exception error);
    }
}
