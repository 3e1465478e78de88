using System.Text.Json;
using System.Text.Json.Nodes;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary><c>select</c>: only some fields of each item, and always its id.</summary>
internal static class Selected
{
    /// <summary>The fields that can be selected.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. ProjectsJson.Wire.ProjectSummary.Properties.Select(property => property.Name)];

    public static Answer Answer(
        IReadOnlyList<ProjectSummary> items, IReadOnlyList<string> select, string? continuation)
    {
        var kept = select.Append("id").ToHashSet(StringComparer.Ordinal);
        var body = new JsonObject { ["items"] = new JsonArray([.. items.Select(item => Cut(item, kept))]) };
        if (continuation is not null)
            body["continuation"] = continuation;
        return new Answer { Status = StatusCodes.Status200OK, Body = JsonSerializer.SerializeToUtf8Bytes(body, ProjectsJson.Wire.JsonObject) };
    }

    private static JsonObject Cut(ProjectSummary item, HashSet<string> kept)
    {
        var whole = JsonSerializer.SerializeToNode(item, ProjectsJson.Wire.ProjectSummary)!.AsObject();
        return new JsonObject(whole.Where(p => kept.Contains(p.Key))
            .Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
    }
}
