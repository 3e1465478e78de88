namespace Leads.Domain.Rates;

/// <summary>
/// A list that grows by chunks, so that a large one leaves no old copies lying about. Chunks are long enough for a scan
/// to run at the speed of an array; the first one starts small, for a question about a single project.
/// </summary>
internal sealed class RowList
{
    private const int ChunkBits = 9;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<FactRow[]> chunks;

    public RowList() => chunks = [new FactRow[1]];

    public RowList(RowList other) => (chunks, Count) = ([.. other.chunks.Select(chunk => chunk.ToArray())], other.Count);

    public int Count { get; private set; }

    public ref FactRow this[int index] => ref chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    /// <summary>Takes one more row; its index.</summary>
    public int Add(in FactRow row)
    {
        if (Count < ChunkSize)
            GrowFirst();
        else if (Count == chunks.Count << ChunkBits)
            chunks.Add(new FactRow[ChunkSize]);
        this[Count] = row;
        return Count++;
    }

    public Enumerator GetEnumerator() => new(this);

    private void GrowFirst()
    {
        if (Count < chunks[0].Length)
            return;
        var larger = chunks[0];
        Array.Resize(ref larger, Count * 2);
        chunks[0] = larger;
    }

    /// <summary>Goes through the rows by reference.</summary>
    public ref struct Enumerator(RowList list)
    {
        private Span<FactRow> chunk;
        private int at = -1;
        private int before;

        public readonly ref FactRow Current => ref chunk[at];

        public bool MoveNext()
        {
            if (++at < chunk.Length)
                return true;
            before += chunk.Length;
            if (before == list.Count)
                return false;
            chunk = list.chunks[before >> ChunkBits].AsSpan(0, Math.Min(ChunkSize, list.Count - before));
            at = 0;
            return true;
        }
    }
}
