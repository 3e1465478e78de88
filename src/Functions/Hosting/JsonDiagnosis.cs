using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Leads.Functions.Hosting;

/// <summary>
/// Finds out what is wrong with a body that could not be read: walks it beside the type it should have had, and names
/// every field. Runs only after the serializer has refused.
/// </summary>
internal static class JsonDiagnosis
{
    public static Problem Explain(ReadOnlyMemory<byte> body, JsonTypeInfo type, JsonException refusal)
    {
        try
        {
            if (IsTooDeep(body.Span))
                return TooDeep(refusal.Path);
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = Json.MaxDepth });
            var errors = new List<FieldError>();
            Walk(document.RootElement, type, "", errors);
            return errors.Count > 0 ? Problem.Invalid(errors) : Problem.Of(ProblemKind.MalformedJson, Where(refusal));
        }
        catch (JsonException syntax)
        {
            return Problem.Of(ProblemKind.MalformedJson, Where(syntax));
        }
        catch (InvalidOperationException)
        {
            // The name of a field is no text: bytes that are no UTF-8, or half a character.
            return Problem.Of(ProblemKind.MalformedJson, Where(refusal));
        }
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.CurrentDepth > Json.MaxDepth)
                return true;
        }

        return false;
    }

    // The path is JSONPath: "$.items[0].value" is our items[0].value, "$" is the body itself.
    private static Problem TooDeep(string? path) => path?.TrimStart('$').TrimStart('.') is { Length: > 0 } field
        ? Problem.OfField(ProblemKind.TooDeep, new(field, Say.TooDeep(Json.MaxDepth)))
        : Problem.Of(ProblemKind.TooDeep, Say.TooDeep(Json.MaxDepth));

    private static Text Where(JsonException wrong) =>
        Say.MalformedJson((wrong.LineNumber ?? 0) + 1, (wrong.BytePositionInLine ?? 0) + 1);

    private static void Walk(JsonElement element, JsonTypeInfo type, string path, List<FieldError> errors)
    {
        if (element.ValueKind == JsonValueKind.Null && path.Length > 0 && !type.Type.IsValueType)
            return;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                WalkMembers(element, type, path, errors);
                break;
            case JsonTypeInfoKind.Object:
                errors.Add(new(path, Say.NotAnObject));
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                WalkItems(element, type, path, errors);
                break;
            case JsonTypeInfoKind.Enumerable:
                errors.Add(new(path, Say.NotAList));
                break;
            default:
                ReadLeaf(element, type, path, errors);
                break;
        }
    }

    private static void WalkMembers(JsonElement element, JsonTypeInfo type, string path, List<FieldError> errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var field = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (type.Properties.FirstOrDefault(p => p.Name == member.Name) is not { } property)
                errors.Add(new(field, Say.Unknown(member.Name, type.Properties.Select(p => p.Name))));
            else if (!seen.Add(member.Name))
                errors.Add(new(field, Say.Twice));
            else
                Walk(member.Value, type.Options.GetTypeInfo(property.PropertyType), field, errors);
        }
    }

    private static void WalkItems(JsonElement element, JsonTypeInfo type, string path, List<FieldError> errors)
    {
        var itemType = type.Options.GetTypeInfo(type.ElementType!);
        var at = 0;
        foreach (var item in element.EnumerateArray())
            Walk(item, itemType, $"{path}[{at++}]", errors);
    }

    private static void ReadLeaf(JsonElement element, JsonTypeInfo type, string path, List<FieldError> errors)
    {
        try
        {
            element.Deserialize(type);
        }
        catch (WireException wrong)
        {
            errors.Add(new(path, wrong.Text));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            errors.Add(new(path, Say.Expected(Words(Nullable.GetUnderlyingType(type.Type) ?? type.Type))));
        }
    }

    private static Text Words(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => new("带引号的文字", "a text in quotes"),
        TypeCode.Boolean => new(" true 或 false", "true or false"),
        TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => new("整数", "a whole number"),
        TypeCode.Decimal or TypeCode.Double => new("数字，不要加引号", "a number, without quotes"),
        _ => new("另一种类型的值", "a value of another type"),
    };
}
