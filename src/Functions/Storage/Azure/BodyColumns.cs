using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// A row's body in the columns of its entity: as text where it fits one, so that a person can read it; else compressed
/// and in parts. Column names are <c>Body</c>, or with <c>Next</c> before it what a large commit will put there.
/// </summary>
internal static class BodyColumns
{
    /// <summary>
    /// An entity takes 1 MiB and may hold a body twice, as it is and as it will be: this is what one may take.
    /// </summary>
    public const int MostParts = 6;

    private const int MostCharacters = 32_000;
    private const int MostPackedBytes = MostParts * TableLimits.MostPropertyBytes;
    private const int Quality = 5;
    private const int Window = 22;

    /// <summary>All that a body may be in; to be selected.</summary>
    public static IReadOnlyList<string> Names { get; } = NamesAfter("");

    /// <summary>The same of the one that comes.</summary>
    public static IReadOnlyList<string> NextNames { get; } = NamesAfter("Next");

    /// <exception cref="AzureLimitException">It takes more than the parts hold.</exception>
    public static void Add(EntityProperties properties, ReadOnlyMemory<byte> body, IReadOnlyList<string> names)
    {
        if (IsText(body.Span))
        {
            properties.Add(names[0], Encoding.UTF8.GetString(body.Span));
            return;
        }

        var packed = Compress(body.Span);
        properties.Add(names[1], body.Length);
        for (var part = 0; part * TableLimits.MostPropertyBytes < packed.Length; part++)
        {
            var rest = packed[(part * TableLimits.MostPropertyBytes)..];
            properties.Add(names[part + 2], rest[..Math.Min(rest.Length, TableLimits.MostPropertyBytes)]);
        }
    }

    /// <summary>Writes nothing in place of a column of a body that comes no more: a merge takes no column away.</summary>
    public static void Clear(EntityProperties properties, string name)
    {
        if (name == NextNames[0])
            properties.Add(name, "");
        else if (name == NextNames[1])
            properties.Add(name, 0);
        else if (NextNames.Contains(name))
            properties.Add(name, ReadOnlyMemory<byte>.Empty);
    }

    /// <summary>Null where there is none.</summary>
    public static ReadOnlyMemory<byte>? Read(Entity entity, IReadOnlyList<string> names)
    {
        if (entity.Text(names[0]) is { Length: > 0 } text)
            return Encoding.UTF8.GetBytes(text);
        return entity.Number(names[1]) is > 0 and var length
            ? Decompress(entity, names, (int)length)
            : (ReadOnlyMemory<byte>?)null; // a bare null would become an empty one
    }

    private static IReadOnlyList<string> NamesAfter(string prefix) =>
    [
        prefix + "Body",
        prefix + "BodyLength",
        .. Enumerable.Range(0, MostParts).Select(part => string.Create(CultureInfo.InvariantCulture, $"{prefix}Body{part}")),
    ];

    /// <summary>JSON holds no raw control characters: what does is no text that any service must keep.</summary>
    private static bool IsText(ReadOnlySpan<byte> body) =>
        body.Length <= MostCharacters * 3
        && !body.ContainsAnyInRange((byte)0, (byte)0x1f)
        && Utf8.IsValid(body)
        && (body.Length <= MostCharacters || Encoding.UTF8.GetCharCount(body) <= MostCharacters);

    private static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> body)
    {
        var packed = new byte[Math.Min(BrotliEncoder.GetMaxCompressedLength(body.Length), MostPackedBytes)];
        return BrotliEncoder.TryCompress(body, packed, out var length, Quality, Window)
            ? packed.AsMemory(0, length)
            : throw new AzureLimitException(
                $"A row of {body.Length} bytes takes more than {MostPackedBytes >> 10} KiB even when compressed; "
                + "Azure Storage cannot keep it.");
    }

    private static ReadOnlyMemory<byte> Decompress(Entity entity, IReadOnlyList<string> names, int length)
    {
        var packed = new ArrayBufferWriter<byte>(TableLimits.MostPropertyBytes);
        foreach (var name in names.Skip(2))
        {
            if (entity.Bytes(name) is not { Length: > 0 } part)
                break;
            packed.Write(part);
        }

        var body = new byte[length];
        return BrotliDecoder.TryDecompress(packed.WrittenSpan, body, out var written) && written == length
            ? body
            : throw new InvalidDataException($"The body of row {entity.RowKey} cannot be read.");
    }
}
