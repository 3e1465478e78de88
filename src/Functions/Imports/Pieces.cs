namespace Leads.Functions.Imports;

/// <summary>Reads much in pieces, so that a job is seen to move.</summary>
internal static class Pieces
{
    private const int AtATime = 250;

    /// <summary>What a read gives for all keys, piece by piece.</summary>
    /// <param name="done">Told after each piece how many keys are done.</param>
    public static async Task<List<T>> ReadAsync<TKey, T>(
        IReadOnlyList<TKey> keys, Func<IReadOnlyList<TKey>, Task<IReadOnlyList<T>>> read, Action<int> done)
    {
        var (all, count) = (new List<T>(keys.Count), 0);
        foreach (var piece in keys.Chunk(AtATime))
        {
            all.AddRange(await read(piece));
            done(count += piece.Length);
        }

        return all;
    }
}
