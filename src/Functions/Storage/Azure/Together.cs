namespace Leads.Functions.Storage.Azure;

/// <summary>Several requests at a time, but not all at once: the service has a limit for each partition.</summary>
internal static class Together
{
    public const int Reads = 16;
    public const int Batches = 4;

    public static Task ForEachAsync<T>(
        IEnumerable<T> items, Func<T, CancellationToken, Task> each, CancellationToken cancellationToken,
        int atATime = Reads) =>
        Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = cancellationToken },
            async (item, stop) => await each(item, stop));
}
