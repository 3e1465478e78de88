using System.Text;
using Leads.Functions.Tests.Storage.Faults;

namespace Leads.Bench;

/// <summary>What one of some operation costs: transactions at each service, bytes, entities, processor.</summary>
internal sealed record Cost(
    double TableReads, double TableWrites, double Entities, double Queue, double BlobReads, double BlobWrites,
    double Sent, double Read, double Milliseconds)
{
    public static Cost Nothing { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    public double Table => TableReads + TableWrites;

    public static Cost operator *(Cost one, double times) => new(
        one.TableReads * times, one.TableWrites * times, one.Entities * times, one.Queue * times,
        one.BlobReads * times, one.BlobWrites * times, one.Sent * times, one.Read * times, one.Milliseconds * times);

    public static Cost operator +(Cost one, Cost other) => new(
        one.TableReads + other.TableReads, one.TableWrites + other.TableWrites, one.Entities + other.Entities,
        one.Queue + other.Queue, one.BlobReads + other.BlobReads, one.BlobWrites + other.BlobWrites,
        one.Sent + other.Sent, one.Read + other.Read, one.Milliseconds + other.Milliseconds);
}

/// <summary>Counts at the proxy and at the processes what a piece of work costs; prints it by the operation.</summary>
internal sealed class Meter(StorageProxy proxy, Instances instances)
{
    public static void Head() => Console.WriteLine(
        $"{"by operation",-34}{"table r+w",14}{"entities",10}{"queue",7}{"blob r+w",12}"
        + $"{"KB sent",9}{"KB read",9}{"ms",8}");

    /// <param name="messages">Of the host's queues, each of which it takes and deletes past the proxy.</param>
    public async Task<Cost> MeasureAsync(string what, double count, Func<Task> work, Func<int>? messages = null)
    {
        proxy.Forget();
        var before = instances.ProcessorMilliseconds;
        await work();
        var calls = proxy.Calls;
        var cost = new Cost(
            Count(calls, StorageService.Table, isRead: true), Count(calls, StorageService.Table, isRead: false),
            calls.Sum(EntitiesOf),
            calls.Count(call => call.Service == StorageService.Queue) + (2 * (messages?.Invoke() ?? 0)),
            Count(calls, StorageService.Blob, isRead: true), Count(calls, StorageService.Blob, isRead: false),
            calls.Sum(call => (double)call.Body.Length), calls.Sum(call => (double)call.Answered),
            instances.ProcessorMilliseconds - before) * (1 / count);
        Console.WriteLine($"{what,-34}{Two(cost.TableReads, cost.TableWrites),14}{Series.Show(cost.Entities),10}"
            + $"{Series.Show(cost.Queue),7}{Two(cost.BlobReads, cost.BlobWrites),12}{Series.Show(cost.Sent / 1024),9}"
            + $"{Series.Show(cost.Read / 1024),9}{Series.Show(cost.Milliseconds),8}");
        return cost;
    }

    private static string Two(double reads, double writes) => $"{Series.Show(reads)}+{Series.Show(writes)}";

    private static int Count(IEnumerable<StorageCall> calls, StorageService service, bool isRead) =>
        calls.Count(call => call.Service == service && (call.Method is "GET" or "HEAD") == isRead);

    /// <summary>A batch counts each of its entities against the limits; every other write is of one.</summary>
    private static int EntitiesOf(StorageCall call) =>
        call is not { Service: StorageService.Table, Method: not "GET" } ? 0
        : call.IsBatch ? Encoding.UTF8.GetString(call.Body).Split("application/http").Length - 1
        : 1;
}
