using Azure;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// How often it stayed open whether a batch is written, and how long to wait before it is sent again. While somebody
/// else's commit is waited for, the same patience counts.
/// </summary>
internal sealed class Doubts
{
    private const int Most = 6;

    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(100);

    private int _count;
    private bool _isSilent;
    private Exception? _last;

    public bool Any => _last is not null;

    /// <summary>Waits longer each time; false when it has been too often.</summary>
    public async Task<bool> WaitAsync(BatchOutcome.Unknown outcome)
    {
        _last = outcome.Cause;
        // A server that says "busy" is done with the request; one that says nothing may still be at it.
        _isSilent |= outcome.Cause is not RequestFailedException { Status: 429 or 503 };
        return await WaitAsync(outcome.RetryAfter);
    }

    public async Task<bool> WaitAsync(TimeSpan? retryAfter = null)
    {
        if (_count == Most)
            return false;
        var pause = s_first * Math.Pow(2, _count++) * (0.75 + (Random.Shared.NextDouble() / 2));
        await Task.Delay(retryAfter > pause ? retryAfter.Value : pause);
        return true;
    }

    /// <summary>What to tell the caller when nothing shows that it is written.</summary>
    /// <param name="isUntouched">The entities are as they were before.</param>
    public Exception Failure(bool isUntouched) => isUntouched && !_isSilent
        ? new StorageBusyException("Azure Storage is busy; nothing of the commit is written.")
        : new StorageFailedException(
            "It is not known whether the commit is written: Azure Storage did not say, and what it holds does not tell.",
            _last);
}
