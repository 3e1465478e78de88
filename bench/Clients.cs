namespace Leads.Bench;

/// <summary>Callers that work at the same time, each on its own thread: blocking sockets cost the least.</summary>
internal sealed class Clients
{
    private readonly List<Thread> _threads;
    private volatile Exception? _failure;

    private Clients(int count, Action<int> work)
    {
        _threads = [.. Enumerable.Range(0, count).Select(client => new Thread(() => Guard(() => work(client))))];
        _threads.ForEach(thread => thread.Start());
    }

    public static Clients Run(int count, Action<int> work) => new(count, work);

    public void Join()
    {
        _threads.ForEach(thread => thread.Join());
        if (_failure is { } failure)
            throw new InvalidOperationException("A client failed.", failure);
    }

#pragma warning disable CA1031 // Told to whoever joins.
    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception failure)
        {
            _failure = failure;
        }
    }
#pragma warning restore CA1031
}
