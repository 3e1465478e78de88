using System.Globalization;
using System.Text.Json;

namespace Leads.Functions.Hosting;

/// <summary>
/// What the Functions host posts for a queue message or a timer tick. It encodes strings twice, and not always in the
/// same way, so this reads leniently (custom handler contract).
/// </summary>
/// <param name="Message">The queue message as it was sent; the timer's JSON for a tick.</param>
/// <param name="DequeueCount">How many times it has been delivered; 1 when the host does not say.</param>
/// <param name="IsPastDue">The tick comes later than planned.</param>
internal sealed record InvocationEnvelope(string Message, int DequeueCount, bool IsPastDue)
{
    public static InvocationEnvelope Parse(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var root = document.RootElement;
        var trigger = Member(root, "Data") is { ValueKind: JsonValueKind.Object } triggers
            ? triggers.EnumerateObject().Select(binding => binding.Value).FirstOrDefault()
            : default;
        return new(Plain(trigger), Count(Member(root, "Metadata")), PastDue(trigger));
    }

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        JsonValueKind.String => Decode(value.GetString()!),
        _ => value.GetRawText(),
    };

    // A string may hold a JSON string literal, which is the message; plain text stays as it is.
    private static string Decode(string text)
    {
        if (text is not ['"', .., '"'])
            return text;
        try
        {
            using var inner = JsonDocument.Parse(text);
            return inner.RootElement.GetString()!;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static int Count(JsonElement metadata) =>
        int.TryParse(
            Plain(Member(metadata, "DequeueCount")), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : 1;

    private static bool PastDue(JsonElement timer)
    {
        if (timer.ValueKind != JsonValueKind.String)
            return Member(timer, "IsPastDue").ValueKind == JsonValueKind.True;
        try
        {
            using var inner = JsonDocument.Parse(Decode(timer.GetString()!));
            return Member(inner.RootElement, "IsPastDue").ValueKind == JsonValueKind.True;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object
            ? owner.EnumerateObject()
                .FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
            : default;
}
