using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;

namespace Leads.Functions.Storage.Azure;

/// <summary>What the services say when they refuse.</summary>
internal static class ServiceErrors
{
    /// <summary>The service's word for the error, such as <c>TableNotFound</c>; empty when it said none.</summary>
    public static string CodeOf(Response reply)
    {
        if (reply.Headers.TryGetValue("x-ms-error-code", out var code))
            return code;
        var body = reply.ContentStream is null ? default : reply.Content.ToMemory();
        return ReadJson(body).Code is { Length: > 0 } told ? told : ReadXml(body);
    }

    /// <summary>
    /// Reads <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>; empty words where it is something else.
    /// </summary>
    public static (string Code, string Message) ReadJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("odata.error", out var error)
                ? (Text(error, "code"), error.TryGetProperty("message", out var message) ? Text(message, "value") : "")
                : ("", "");
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            return ("", "");
        }
    }

    // The emulator answers some questions about tables in XML, whatever was asked for.
    private static string ReadXml(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var stream = BinaryData.FromBytes(body).ToStream();
            return XDocument.Load(stream).Root?.Element("Code")?.Value ?? "";
        }
        catch (XmlException)
        {
            return "";
        }
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
