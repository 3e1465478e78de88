using System.Collections;

namespace Leads.Functions.Imports;

/// <summary>Where a job notes how far it is, for whoever asks.</summary>
public sealed class ImportMeter
{
    private volatile ImportProgress now = new(ImportPhase.Waiting, 0, 0);

    public ImportProgress Now => now;

    public void Enter(ImportPhase phase, int total) => now = new(phase, 0, total);

    public void Reach(int done)
    {
        if (now.Done != done)
            now = now with { Done = done };
    }

    /// <summary>A list that notes how many of its items were taken, as a share of the total.</summary>
    internal IReadOnlyList<T> Watch<T>(IReadOnlyList<T> items) => Watch(items, 0, now.Total);

    /// <summary>The same for a list that is a part of what is to be done.</summary>
    internal IReadOnlyList<T> Watch<T>(IReadOnlyList<T> items, int from, int until) =>
        new Watched<T>(items, Part(items.Count, from, until));

    /// <summary>Notes how many of a count are done, when all of them are a part of what is to be done.</summary>
    internal Action<int> Part(int count, int from, int until) =>
        done => Reach(from + (int)((long)done * (until - from) / count));

    private sealed class Watched<T>(IReadOnlyList<T> items, Action<int> taken) : IReadOnlyList<T>
    {
        public int Count => items.Count;

        public T this[int index]
        {
            get
            {
                taken(index + 1);
                return items[index];
            }
        }

        public IEnumerator<T> GetEnumerator()
        {
            for (var at = 0; at < items.Count; at++)
                yield return this[at];
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
