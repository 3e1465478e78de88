namespace Leads.Functions.Storage.Azure;

/// <summary>Cuts what is to be sent into entity group transactions.</summary>
internal static class Batches
{
    // Some way off the limit, since a weight may be an estimate.
    private const int MostBytes = TableLimits.MostBatchBytes - (512 << 10);

    public static bool FitOne<T>(IReadOnlyCollection<T> items, Func<T, int> weigh) =>
        items.Count <= TableLimits.MostOperations && items.Sum(item => (long)weigh(item)) <= MostBytes;

    public static IEnumerable<IReadOnlyList<T>> Cut<T>(IEnumerable<T> items, Func<T, int> weigh)
    {
        var (batch, bytes) = (new List<T>(), 0);
        foreach (var item in items)
        {
            var weight = weigh(item);
            if (batch.Count == TableLimits.MostOperations || (batch.Count > 0 && bytes + weight > MostBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(item);
            bytes += weight;
        }

        if (batch.Count > 0)
            yield return batch;
    }
}
