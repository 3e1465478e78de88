using System.Globalization;
using System.Text.Json;
using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Functions.Audit;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Projects;

/// <summary>Projects as rows: the document, its history, its packed facts and its natural key.</summary>
public sealed class ProjectStore(IRegionStorage storage)
{
    /// <summary>Every project row's key starts with this.</summary>
    public const string Prefix = ProjectKey.Prefix;

    /// <summary>Every history row's key starts with this; those of settings go on with a word, not with an id.</summary>
    public const string Histories = "history-";

    /// <summary>The last member of a stored project: the digest of its newest history entry.</summary>
    internal const string HeadMember = "head";

    /// <summary>The row key of a project.</summary>
    public static string KeyOf(Guid project) => ProjectKey.Of(project);

    /// <summary>The prefix of a project's history rows.</summary>
    public static string HistoryPrefix(Guid project) => $"{Histories}{project:N}-";

    /// <summary>The row key of the history entry that made a version.</summary>
    public static string HistoryKey(Guid project, int version) => $"{HistoryPrefix(project)}{version:D8}";

    /// <summary>Whether a row key is that of a project's history entry.</summary>
    internal static bool IsHistory(string key) =>
        key.StartsWith(Histories, StringComparison.Ordinal)
        && key.AsSpan(Histories.Length) is { Length: 41 } rest && rest[32] == '-'
        && Guid.TryParseExact(rest[..32], "N", out _)
        && int.TryParse(rest[33..], NumberStyles.None, CultureInfo.InvariantCulture, out _);

    /// <summary>The stored project; null when there is none.</summary>
    public async Task<StoredProject?> FindAsync(string region, Guid project, CancellationToken cancellationToken) =>
        await storage.FindAsync(region, KeyOf(project), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>The stored projects with these ids, in the order of the ids; missing ones are left out.</summary>
    public async Task<IReadOnlyList<StoredProject>> LoadAsync(
        string region, IReadOnlyList<Guid> projects, CancellationToken cancellationToken)
    {
        var rows = await storage.FindAllAsync(region, [.. projects.Select(KeyOf)], cancellationToken);
        var byId = rows.Select(Read).ToDictionary(p => p.Project.Id);
        return [.. projects.Where(byId.ContainsKey).Select(id => byId[id])];
    }

    /// <summary>Every project of the region, a page at a time, in the order of entry.</summary>
    public async IAsyncEnumerable<StoredProject> ReadAllAsync(
        string region, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in storage.RowsAsync(region, Prefix, cancellationToken))
            yield return Read(row);
    }

    /// <summary>What was done to a project, oldest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(
        string region, Guid project, CancellationToken cancellationToken)
    {
        var rows = await storage.ListAsync(region, HistoryPrefix(project), "", 10_000, cancellationToken);
        return [.. rows.Select(row => JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.HistoryEntry)!)];
    }

    /// <summary>The operations that add a project; its natural key is written beside them.</summary>
    public static IReadOnlyList<Operation> Insert(Project project, HistoryEntry entry)
    {
        var (document, told) = Chain(project, entry);
        return [new Operation.Insert(KeyOf(project.Id), document), .. Follow(project, told)];
    }

    /// <summary>The operations that write a changed project, if nobody changed it in between.</summary>
    public static IReadOnlyList<Operation> Replace(Project project, string etag, HistoryEntry entry)
    {
        var (document, told) = Chain(project, entry);
        return [new Operation.Replace(KeyOf(project.Id), etag, document), .. Follow(project, told)];
    }

    /// <summary>The document as it is stored.</summary>
    public static byte[] Write(Project project) =>
        JsonSerializer.SerializeToUtf8Bytes(project, ProjectsJson.Stored.Project);

    /// <summary>
    /// A document as it is read: a list that an older version did not know is empty, never null. Other fields added
    /// later must mean by their absence what default says.
    /// </summary>
    public static Project Whole(Project read) => read with
    {
        Fields = read.Fields with
        {
            SecondaryChains = read.Fields.SecondaryChains ?? [],
            SiteOfficers = read.Fields.SiteOfficers ?? [],
        },
        Facts = [.. (read.Facts ?? []).Select(f => f.Evidence is null ? f with { Evidence = [] } : f)],
        Assignments = read.Assignments ?? [],
        Notes = read.Notes ?? [],
        NextSteps = read.NextSteps ?? [],
        Problems = read.Problems ?? [],
        CollidesWith = read.CollidesWith ?? [],
        EvidenceFiles = read.EvidenceFiles ?? [],
    };

    /// <summary>The version and the head of a row, without reading the project; null where it has none yet.</summary>
    internal static (int Version, string? Head) HeadOf(Row row)
    {
        var reader = new Utf8JsonReader(row.Body.Span);
        var (version, head) = (0, (string?)null);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isVersion, isHead) = (reader.ValueTextEquals("version"u8), reader.ValueTextEquals("head"u8));
            reader.Read();
            if (isVersion)
                version = reader.GetInt32();
            else if (isHead)
                head = reader.GetString();
            else
                reader.Skip();
        }

        return (version, head);
    }

    /// <summary>The project of a row.</summary>
    public static StoredProject Read(Row row) =>
        new(Whole(JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.Project)!), row.ETag);

    /// <summary>
    /// The entry names the one before it and the document; the document names the entry as its last member.
    /// </summary>
    private static (byte[] Document, byte[] Entry) Chain(Project project, HistoryEntry entry)
    {
        var state = Write(project with { Head = null });
        var told = JsonSerializer.SerializeToUtf8Bytes(
            entry with { Previous = project.Head, State = LastMember.Digest(state) },
            ProjectsJson.Stored.HistoryEntry);
        return (LastMember.Append(state, HeadMember, LastMember.Digest(told)), told);
    }

    private static IReadOnlyList<Operation> Follow(Project project, byte[] entry) =>
    [
        new Operation.Insert(HistoryKey(project.Id, project.Version), entry),
        new Operation.PutPacked(project.Id, FactPacking.Pack(project)),
    ];
}

/// <summary>A project with the version of its row.</summary>
public sealed record StoredProject(Project Project, string ETag);

/// <summary>One entry of a project's history: who changed what, when.</summary>
/// <param name="Version">The project's version after it.</param>
/// <param name="Action">What was done, for programs: captured, factRecorded, corrected …</param>
/// <param name="Changes">What it changed.</param>
public sealed record HistoryEntry(
    int Version, DateTimeOffset At, string By, string Action, string? Source, IReadOnlyList<HistoryChange> Changes)
{
    /// <summary>SHA-256 of the entry before as it is stored; null for the first, and in entries of older versions.</summary>
    public string? Previous { get; init; }

    /// <summary>SHA-256 of the project as it was written, without its head; null in entries of older versions.</summary>
    public string? State { get; init; }
}

/// <summary>A field or a fact, before and after.</summary>
/// <param name="Field">The field or the kind of fact.</param>
/// <param name="Was">Before; null when there was nothing.</param>
/// <param name="Is">After; null when it is gone.</param>
public sealed record HistoryChange(string Field, string? Was, string? Is)
{
    /// <summary>File, sheet and row that told it, where the entry names several; null otherwise.</summary>
    public string? Source { get; init; }
}
