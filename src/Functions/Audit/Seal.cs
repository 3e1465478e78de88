using System.Globalization;
using System.Text.Json;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>
/// 封签: where every chain of a partition stood at a moment. Its <c>mac</c>, the last member as it is stored, is made of
/// all the bytes before it with a key that the data folder does not hold.
/// </summary>
public sealed record Seal
{
    /// <summary>The last member of a stored seal.</summary>
    internal const string MacMember = "mac";

    private const int CodeLength = 16;

    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>The region, so that a seal of another one does not fit.</summary>
    public required string Partition { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the seal before as it is stored; null for the first.</summary>
    public string? Previous { get; init; }

    /// <summary>Names the key that it was made with.</summary>
    public required string Key { get; init; }

    public required ChainEnd Settings { get; init; }

    public required ChainEnd Activity { get; init; }

    /// <summary>How many projects there were.</summary>
    public required int Projects { get; init; }

    /// <summary>How many of them its list names: those that had changed since the seal before, or all.</summary>
    public required int Changed { get; init; }

    /// <summary>Its list names all projects, so that the next ones need no earlier list; null in the others.</summary>
    public bool? ListsAll { get; init; }

    /// <summary>SHA-256 of the file that lists those with version and head; null when nothing had changed.</summary>
    public string? File { get; init; }

    /// <summary>
    /// Names that file, so that of two processes that make a seal at once neither writes over the other's; null in
    /// seals of a version that named it by the seal's number alone.
    /// </summary>
    public string? FileName { get; init; }

    /// <summary>HMAC-SHA256 of the stored bytes without this member.</summary>
    public string? Mac { get; init; }

    /// <summary>The part of the MAC that an issue prints.</summary>
    internal string Code => Mac![..CodeLength];

    /// <summary>Where its file is.</summary>
    internal FilePath Path => PathOf(FileName ?? NameOf(Number));

    internal static FilePath PathOf(string fileName) => FilePath.Of("seals", fileName);

    /// <summary>The name of a list of these bytes for the seal of this number.</summary>
    internal static string NameOf(int number, string sha256) => $"{NameOf(number)}-{sha256}";

    private static string NameOf(int number) => number.ToString("D10", CultureInfo.InvariantCulture);

    /// <summary>The seal as it is stored.</summary>
    internal ReadOnlyMemory<byte> Write(SealKey key)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this with { Mac = null }, AuditJson.Stored.Seal);
        return LastMember.Append(bytes, MacMember, key.Mac(bytes));
    }

    /// <summary>The seal of a row; null when somebody made something else of it.</summary>
    internal static Seal? Read(Row row)
    {
        try
        {
            return JsonSerializer.Deserialize(row.Body.Span, AuditJson.Stored.Seal) is { Mac.Length: >= CodeLength } seal
                ? seal
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the bytes of a row are what this key made.</summary>
    internal static bool IsMadeWith(SealKey key, Row row) =>
        LastMember.TakeOff(row.Body.Span, MacMember) is var (document, mac) && key.Mac(document) == mac;
}
