using System.Text.Json.Serialization;
using Leads.Functions.Hosting;

namespace Leads.Functions.Commands;

/// <summary>What an archive holds: its last entry, <c>manifest.json</c>.</summary>
/// <param name="Format">Version of the archive's shape; a newer one is not read.</param>
/// <param name="Kind">region or backup.</param>
/// <param name="At">When it was begun.</param>
/// <param name="Schema">Version of the database's shape.</param>
/// <param name="Regions">The regions in it.</param>
/// <param name="Entries">Every other entry.</param>
internal sealed record ArchiveManifest(
    int Format,
    string Kind,
    DateTimeOffset At,
    long Schema,
    IReadOnlyList<ArchivedRegion> Regions,
    IReadOnlyList<ArchiveEntry> Entries)
{
    public const string Name = "manifest.json";
    public const int Newest = 1;
    public const string OfRegion = "region";
    public const string OfBackup = "backup";
}

/// <summary>A region of an archive, and how much of it there is.</summary>
internal sealed record ArchivedRegion(string Region, int Rows, int Projects, int Files);

/// <summary>An entry of an archive.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
internal sealed record ArchiveEntry(string Name, long Length, string Sha256);

[JsonSerializable(typeof(ArchiveManifest))]
internal sealed partial class ArchiveJson : JsonSerializerContext
{
    public static ArchiveJson Stored { get; } = new(Json.StoredOptions());
}
