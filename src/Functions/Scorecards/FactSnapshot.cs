using System.Buffers;
using System.Buffers.Binary;
using Leads.Domain.Rates;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>
/// The packed facts of a whole region at one moment, as facts and as bytes: what an issue was composed from, and what
/// the next one is compared with.
/// </summary>
public sealed class FactSnapshot
{
    private const int HeadLength = 20;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public RegionFacts Facts { get; } = new();

    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    /// <summary>Takes a snapshot in one read: what is committed is in it, folded or not.</summary>
    public static async Task<FactSnapshot> TakeAsync(IRegionStorage storage, string region, CancellationToken stop)
    {
        var snapshot = new FactSnapshot();
        await storage.ReadPackedAsync(region, row => snapshot.Add(row), stop);
        return snapshot;
    }

    /// <summary>The facts of stored bytes.</summary>
    public static RegionFacts Read(ReadOnlySpan<byte> bytes)
    {
        var facts = new RegionFacts();
        while (bytes.Length > 0)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]);
            facts.Set(new Guid(bytes[..16]), bytes.Slice(HeadLength, length));
            bytes = bytes[(HeadLength + length)..];
        }

        return facts;
    }

    private void Add(PackedRow row)
    {
        try
        {
            Facts.Set(row.Project, row.Packed);
        }
        catch (InvalidDataException)
        {
            return; // parked by the fold, where it is counted and can be replayed
        }

        Span<byte> head = stackalloc byte[HeadLength];
        row.Project.TryWriteBytes(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], row.Packed.Length);
        _bytes.Write(head);
        _bytes.Write(row.Packed);
    }
}
