using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Leads.Functions.Tests.Package;

/// <summary>How strings and numbers are written into what the host posts.</summary>
public enum PayloadEncoding
{
    /// <summary>As on the wire: every string and number is JSON text within a JSON string.</summary>
    Twice,

    /// <summary>As the documentation's example shows it.</summary>
    Once,
}

/// <summary>The bodies that the Functions host posts for queue messages and timer ticks.</summary>
internal static class Payload
{
    private const string WholeSeconds = "yyyy-MM-ddTHH:mm:sszzz";

    // Like the host's own writer: no more is escaped than must be.
    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string OfMessage(Function function, QueueMessage message, PayloadEncoding encoding)
    {
        var metadata = new SortedDictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase)
        {
            ["DequeueCount"] = Plain(message.DequeueCount, encoding),
            ["ExpirationTime"] = message.ExpirationTime.ToString(WholeSeconds, CultureInfo.InvariantCulture),
            ["Id"] = Plain(message.Id, encoding),
            ["InsertionTime"] = message.InsertionTime.ToString(WholeSeconds, CultureInfo.InvariantCulture),
            ["NextVisibleTime"] = message.NextVisibleTime.ToString(WholeSeconds, CultureInfo.InvariantCulture),
            ["PopReceipt"] = Plain(message.PopReceipt, encoding),
        };
        // A JSON message's own members lie over those of the queue, whatever their case.
        foreach (var (name, value) in MembersOf(message.Text!))
            metadata[name] = value is JsonObject ? value.DeepClone() : Plain(TextOf(value), encoding);
        return Body(function, Plain(message.Text!, encoding), metadata);
    }

    public static string OfTick(Function function, bool isPastDue)
    {
        var (now, every) = (DateTimeOffset.UtcNow, TimeSpan.FromMinutes(15));
        var timer = new JsonObject
        {
            ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
            ["ScheduleStatus"] = new JsonObject
            {
                ["Last"] = now - every,
                ["Next"] = now,
                ["LastUpdated"] = now - every,
            },
            ["IsPastDue"] = isPastDue,
        };
        return Body(function, timer, []);
    }

    private static string Body(Function function, JsonNode input, IEnumerable<KeyValuePair<string, JsonNode?>> metadata) =>
        new JsonObject
        {
            ["Data"] = new JsonObject { [function.Input] = input },
            ["Metadata"] = new JsonObject(metadata)
            {
                ["sys"] = new JsonObject
                {
                    ["MethodName"] = function.Name,
                    ["UtcNow"] = DateTimeOffset.UtcNow,
                    ["RandGuid"] = Guid.NewGuid(),
                },
            },
        }.ToJsonString(s_plain);

    private static IEnumerable<KeyValuePair<string, JsonNode>> MembersOf(string text)
    {
        if (text is not ['{', .., '}'])
            return [];
        try
        {
            return JsonNode.Parse(text)!.AsObject().Where(member => member.Value is not (null or JsonArray))
                .Select(member => KeyValuePair.Create(member.Key, member.Value!));
        }
        catch (JsonException)
        {
            return []; // plain text that looks like JSON
        }
    }

    private static string TextOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.True => bool.TrueString,
        JsonValueKind.False => bool.FalseString,
        _ => value.ToString(),
    };

    private static JsonValue Plain<T>(T value, PayloadEncoding encoding) => encoding == PayloadEncoding.Twice
        ? JsonValue.Create(JsonSerializer.Serialize(value, s_plain))
        : JsonValue.Create(value)!;
}
