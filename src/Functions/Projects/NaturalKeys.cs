using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Storage;

namespace Leads.Functions.Projects;

/// <summary>A project under its comparable name.</summary>
/// <param name="Project">Its id.</param>
/// <param name="Investor">The comparable form of its investor.</param>
/// <param name="CreditCode">The investor's credit code; null when not known.</param>
/// <param name="Separate">Made on purpose although the key was taken.</param>
/// <param name="Draft">A unit's entry that met another one's: it takes no key before the bureau has decided.</param>
public sealed record KeyedProject(
    Guid Project, string Investor, string? CreditCode, bool Separate = false, bool Draft = false);

/// <summary>The row of one comparable name, so that two captures at once cannot create twins.</summary>
public sealed record NaturalKeyRow(IReadOnlyList<KeyedProject> Projects)
{
    /// <summary>
    /// The projects that a name and investor may mean: by credit code when both have one, else by name.
    /// </summary>
    public IReadOnlyList<KeyedProject> Match(string? investor, string? creditCode) =>
        [.. MatchDrafts(investor, creditCode).Where(p => !p.Draft)];

    /// <summary>The same with the drafts among them.</summary>
    public IReadOnlyList<KeyedProject> MatchDrafts(ProjectFields fields) =>
        MatchDrafts(fields.Investor, fields.CreditCode);

    /// <summary>The projects that these fields may mean.</summary>
    public IReadOnlyList<KeyedProject> Match(ProjectFields fields) => Match(fields.Investor, fields.CreditCode);

    /// <summary>The row with this project as it is now.</summary>
    public NaturalKeyRow With(Project project) =>
        new([.. Without(project.Id).Projects, new KeyedProject(
            project.Id, NaturalKey.Part(project.Fields.Investor), project.Fields.CreditCode, project.Separate,
            project.IsDraft)]);

    /// <summary>The row without a project.</summary>
    public NaturalKeyRow Without(Guid project) => new([.. Projects.Where(p => p.Project != project)]);

    private IReadOnlyList<KeyedProject> MatchDrafts(string? investor, string? creditCode) =>
        [.. Projects.Where(p => creditCode is not null && p.CreditCode is not null
            ? p.CreditCode == creditCode
            : p.Investor == NaturalKey.Part(investor))];
}

/// <summary>What a change of name, investor or credit code does to the rows of natural keys.</summary>
/// <param name="Operations">What moves the project's entry; empty when its key stays.</param>
/// <param name="Taken">The project that has the new key already; null when it is free.</param>
public sealed record KeyMove(IReadOnlyList<Operation> Operations, Guid? Taken);

/// <summary>Finds and writes the rows that hold natural keys (domain note, section 6).</summary>
public sealed class NaturalKeys(IRegionStorage storage)
{
    /// <summary>The row key of a project's name.</summary>
    public static string KeyOf(string name) => "key-" + Hash(NaturalKey.Part(name));

    /// <summary>What stands in a row key for a text of any length and characters.</summary>
    public static string Hash(string text) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 15));

    /// <summary>The row of a name with its version; an empty one when the name is new.</summary>
    public async Task<(NaturalKeyRow Row, string? ETag)> FindAsync(
        string region, string name, CancellationToken cancellationToken) =>
        await storage.FindAsync(region, KeyOf(name), cancellationToken) is { } row
            ? (Read(row), row.ETag)
            : (new NaturalKeyRow([]), null);

    /// <summary>Moves a project's entry to what its fields are after a change.</summary>
    public async Task<KeyMove> MoveAsync(
        string region, Project project, ProjectFields after, CancellationToken cancellationToken)
    {
        var was = project.Fields;
        if (after.Name == was.Name && after.Investor == was.Investor && after.CreditCode == was.CreditCode)
            return new KeyMove([], null);
        var (target, etag) = await FindAsync(region, after.Name, cancellationToken);
        var twins = target.Without(project.Id).Match(after);
        if (twins.Count > 0 && !project.Separate)
            return new KeyMove([], twins[0].Project);
        var moved = Save(after.Name, target.With(project with { Fields = after }), etag);
        if (KeyOf(after.Name) == KeyOf(was.Name))
            return new KeyMove([moved], null);
        var (old, oldETag) = await FindAsync(region, was.Name, cancellationToken);
        return new KeyMove([moved, Save(was.Name, old.Without(project.Id), oldETag)], null);
    }

    /// <summary>The operation that writes a name's row as it was read.</summary>
    public static Operation Save(string name, NaturalKeyRow row, string? etag) => SaveAt(KeyOf(name), row, etag);

    /// <summary>The same for a row that is known by its key.</summary>
    public static Operation SaveAt(string key, NaturalKeyRow row, string? etag)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(row, ProjectsJson.Stored.NaturalKeyRow);
        return etag is null ? new Operation.Insert(key, body) : new Operation.Replace(key, etag, body);
    }

    /// <summary>Reads a row that was found by its key.</summary>
    public static NaturalKeyRow Read(Row row) =>
        JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.NaturalKeyRow)!;
}
