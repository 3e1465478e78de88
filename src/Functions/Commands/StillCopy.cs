using System.Security.Cryptography;
using Leads.Functions.People;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary>
/// Copies partitions of a storage that shows no moment and that others write to: read again and again, until a reading
/// finds nothing but what the one before it found. Then every row was as it is copied when the one ended and the other
/// began.
/// </summary>
internal sealed class StillCopy(IRegionStorage from, IRegionStorage into)
{
    private const int Readings = 8;
    private const int PerCommit = 500;

    /// <exception cref="CommandRefusedException">It was written to all the time.</exception>
    public async Task TakeAsync(string partition)
    {
        var known = new Dictionary<string, UInt128>(StringComparer.Ordinal);
        await ReadAsync(partition, known);
        for (var reading = 2; reading <= Readings; reading++)
        {
            // Between the two readings that agree: packed facts are written with their documents.
            var packed = await PackedAsync(partition);
            if (await ReadAsync(partition, known))
                continue;
            await WriteAsync(partition, packed);
            return;
        }

        throw new CommandRefusedException(new(
            $"{partition} 一直有人在写入，请稍后再试。",
            $"{partition} is being written to all the time; try again at a quieter moment."));
    }

    /// <summary>Copies what is new and takes away what is gone; whether anything was.</summary>
    private async Task<bool> ReadAsync(string partition, Dictionary<string, UInt128> known)
    {
        var (gone, changes) = (known.Keys.ToHashSet(StringComparer.Ordinal), new List<Operation>());
        var differs = false;
        await foreach (var row in from.RowsAsync(partition, "", CancellationToken.None))
        {
            if (!IsWanted(row.Key))
                continue;
            gone.Remove(row.Key);
            // By content: a large commit shows all of its rows at once without writing them then.
            var digest = DigestOf(row);
            if (known.TryGetValue(row.Key, out var was) && was == digest)
                continue;
            known[row.Key] = digest;
            changes.Add(new Operation.Put(row.Key, row.Body.ToArray()));
            differs = true;
            if (changes.Count == PerCommit)
                await WriteAsync(partition, changes);
        }

        foreach (var key in gone)
        {
            known.Remove(key);
            changes.Add(new Operation.Delete(key, null));
        }

        await WriteAsync(partition, changes);
        return differs || gone.Count > 0;
    }

    private async Task<List<Operation>> PackedAsync(string partition)
    {
        var packed = new List<Operation>();
        await from.ReadPackedAsync(
            partition, row => packed.Add(new Operation.PutPacked(row.Project, row.Packed.ToArray())),
            CancellationToken.None);
        return packed;
    }

    private async Task WriteAsync(string partition, List<Operation> operations)
    {
        if (operations.Count > 0)
            await into.CommitAsync(partition, [.. operations], CancellationToken.None);
        operations.Clear();
    }

    /// <summary>What comes and goes by itself would never be still, and nobody reads it in a copy.</summary>
    private static bool IsWanted(string key) => TravellingRows.Travels(key) && !PeopleStore.ComesAndGoes(key);

    private static UInt128 DigestOf(Row row)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row.Body.Span, hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
