using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Leads.Domain;
using Leads.Functions.Storage;

namespace Leads.Functions.Projects;

/// <summary>A project under its comparable name.</summary>
/// <param name="Project">Its id.</param>
/// <param name="Investor">The comparable form of its investor.</param>
/// <param name="CreditCode">The investor's credit code; null when not known.</param>
/// <param name="Separate">Made on purpose although the key was taken.</param>
public sealed record KeyedProject(Guid Project, string Investor, string? CreditCode, bool Separate = false);

/// <summary>The row of one comparable name, so that two captures at once cannot create twins.</summary>
public sealed record NaturalKeyRow(IReadOnlyList<KeyedProject> Projects)
{
    /// <summary>The projects that a name and investor may mean: by credit code when both have one, else by name.</summary>
    public IReadOnlyList<KeyedProject> Match(string investor, string? creditCode) =>
        [.. Projects.Where(p => creditCode is not null && p.CreditCode is not null
            ? p.CreditCode == creditCode
            : p.Investor == investor)];
}

/// <summary>Finds and writes the rows that hold natural keys (domain note, section 6).</summary>
public sealed class NaturalKeys(IRegionStorage storage)
{
    /// <summary>The row key of a project's name.</summary>
    public static string KeyOf(string name) =>
        "key-" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(NaturalKey.Part(name))).AsSpan(0, 15));

    /// <summary>The row of a name with its version; an empty one when the name is new.</summary>
    public async Task<(NaturalKeyRow Row, string? ETag)> FindAsync(
        string region, string name, CancellationToken cancellationToken) =>
        await storage.FindAsync(region, KeyOf(name), cancellationToken) is { } row
            ? (Read(row), row.ETag)
            : (new NaturalKeyRow([]), null);

    /// <summary>A project's entry.</summary>
    public static KeyedProject Entry(Guid project, string investor, string? creditCode, bool separate) =>
        new(project, NaturalKey.Part(investor), creditCode, separate);

    /// <summary>The operation that adds an entry to a name's row as it was read; it fails when somebody was faster.</summary>
    public static Operation Add(string name, NaturalKeyRow row, string? etag, KeyedProject entry) =>
        Save(name, new NaturalKeyRow([.. row.Projects.Where(p => p.Project != entry.Project), entry]), etag);

    /// <summary>The operation that writes a name's row as it was read.</summary>
    public static Operation Save(string name, NaturalKeyRow row, string? etag) => Save(KeyOf(name), row.Projects, etag);

    /// <summary>The operation that writes a name's entries under the row key itself.</summary>
    public static Operation Save(string key, IReadOnlyList<KeyedProject> entries, string? etag)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new NaturalKeyRow(entries), ProjectsJson.Stored.NaturalKeyRow);
        return etag is null ? new Operation.Insert(key, body) : new Operation.Replace(key, etag, body);
    }

    /// <summary>Reads a row that was found by its key.</summary>
    public static NaturalKeyRow Read(Row row) =>
        JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.NaturalKeyRow)!;
}
