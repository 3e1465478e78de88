using System.Globalization;
using System.Text.Json;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>Parts of a trail, in the order of the export.</summary>
public enum TrailPart
{
    /// <summary>Sign-ins, exports and other deeds.</summary>
    Activity,

    /// <summary>Changes of the registry.</summary>
    Settings,

    /// <summary>Changes of projects.</summary>
    Projects,
}

/// <summary>An entry of the trail, whatever it tells of.</summary>
/// <param name="Chain">activity, settings, or the id of a project.</param>
/// <param name="Number">Its number in its chain, a project's version; 0 for settings of versions that chained none.</param>
/// <param name="Action">What was done, for programs.</param>
/// <param name="Source">File, sheet and row that told it; null otherwise.</param>
/// <param name="Details">What exactly was exported or done; null for changes.</param>
/// <param name="Changes">What was and is; documents as JSON.</param>
/// <param name="Sha256">Digest of the entry as it is stored.</param>
/// <param name="Previous">Digest of the entry before; null for the first of a chain.</param>
public sealed record TrailEntry(
    string Chain, int Number, DateTimeOffset At, string By, string Action, string? Source, string? Details,
    IReadOnlyList<HistoryChange> Changes, string Sha256, string? Previous)
{
    /// <summary>The entry of a row of any chain.</summary>
    /// <exception cref="JsonException">The row is damaged.</exception>
    internal static TrailEntry Of(Row row) =>
        NumberedChain.Activity.NumberOf(row.Key) is { } deed ? OfActivity(row, deed)
        : NumberedChain.Settings.NumberOf(row.Key) is { } change ? OfSettings(row, change)
        : row.Key.StartsWith(RowKeys.UnchainedHistory, StringComparison.Ordinal) ? OfSettings(row, 0)
        : OfProject(row);

    private static TrailEntry OfActivity(Row row, int number)
    {
        var entry = JsonSerializer.Deserialize(row.Body.Span, AuditJson.Stored.ActivityEntry)!;
        return new(NumberedChain.Activity.Name, number, entry.At, entry.By, entry.Action, null, entry.Details, [],
            LastMember.Digest(row.Body.Span), entry.Previous);
    }

    private static TrailEntry OfSettings(Row row, int number)
    {
        using var document = JsonDocument.Parse(row.Body);
        var entry = document.RootElement;
        var (was, now) = (Text("was"), Text("is"));
        var action = was is null ? "created" : now is null ? "removed" : "changed";
        return new(NumberedChain.Settings.Name, number, entry.GetProperty("at").GetDateTimeOffset(),
            entry.GetProperty("by").GetString()!, action, null, null,
            [new HistoryChange(entry.GetProperty("what").GetString()!, was, now)], LastMember.Digest(row.Body.Span),
            entry.TryGetProperty("previous", out var previous) ? previous.GetString() : null);

        string? Text(string name) =>
            entry.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.GetRawText() : null;
    }

    private static TrailEntry OfProject(Row row)
    {
        var entry = JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.HistoryEntry)!;
        var project = row.Key.AsSpan(ProjectStore.Histories.Length, 32);
        return new(Guid.ParseExact(project, "N").ToString("D", CultureInfo.InvariantCulture), entry.Version, entry.At,
            entry.By, entry.Action, entry.Source, null, entry.Changes, LastMember.Digest(row.Body.Span), entry.Previous);
    }
}
