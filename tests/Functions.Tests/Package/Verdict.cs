using System.Net;
using System.Text.Json;

namespace Leads.Functions.Tests.Package;

/// <summary>What the Functions host makes of an answer to a queue or timer invocation.</summary>
public enum Verdict
{
    Succeeded,

    /// <summary>The message comes again, or goes to the poison queue.</summary>
    Failed,

    /// <summary>A null result: the invocation never ends, until the time-out kills the process.</summary>
    Hung,
}

internal static class Verdicts
{
    private static readonly string[] s_readable = ["application/json", "text/json"];

    public static Verdict Of(HttpStatusCode status, string? mediaType, string body)
    {
        if ((int)status is < 200 or > 299)
            return Verdict.Failed;
        if (body.Length == 0)
            return Verdict.Hung;
        if (!s_readable.Contains(mediaType, StringComparer.OrdinalIgnoreCase))
            return Verdict.Failed;
        try
        {
            using var document = JsonDocument.Parse(body);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return Verdict.Failed;
        }
    }

    private static Verdict Of(JsonElement result) => result.ValueKind switch
    {
        JsonValueKind.Null => Verdict.Hung,
        JsonValueKind.Object when result.EnumerateObject().All(IsReadable) => Verdict.Succeeded,
        _ => Verdict.Failed,
    };

    private static bool IsReadable(JsonProperty member) => member.Name.ToUpperInvariant() switch
    {
        "OUTPUTS" => member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Null,
        "LOGS" => member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Null,
        _ => true,
    };
}
