using System.Text.Json;

namespace Leads.Functions.Tests.Hostile;

/// <summary>What a value is, as the contract says it.</summary>
internal enum Kind
{
    Text,
    Word,
    Day,
    Time,
    Moment,
    Id,
    Flag,
    Whole,
    Number,
    List,
    Object,
}

/// <summary>The shape of a value: a list has an item, an object has members.</summary>
internal sealed record Shape(Kind Kind, Shape? Item, IReadOnlyList<(string Name, Shape Shape)> Members);

internal sealed record Parameter(string Name, bool InPath, Kind Kind);

/// <summary>One method of one address.</summary>
/// <param name="Answers">The statuses that the contract names.</param>
internal sealed record Operation(
    string Id, HttpMethod Method, string Path, IReadOnlyList<Parameter> Parameters, Shape? Body,
    IReadOnlyList<string> Answers)
{
    public bool IsWrite => Method != HttpMethod.Get;
}

/// <summary>The OpenAPI document, read as far as requests need it.</summary>
internal sealed class ContractDocument(JsonElement root)
{
    // They act on the session or the person of who sends them, and have tests of their own.
    private static readonly HashSet<string> s_ofOneself = ["SignIn", "SignOut", "ChangePassword", "CreateToken"];

    public IReadOnlyList<Operation> Operations { get; } =
        [.. OperationsOf(root).Where(operation => !s_ofOneself.Contains(operation.Id))];

    private static IEnumerable<Operation> OperationsOf(JsonElement root) =>
        from path in root.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select new Operation(
            method.Value.Text("operationId"),
            new HttpMethod(method.Name.ToUpperInvariant()),
            path.Name,
            [.. ParametersOf(root, method.Value)],
            BodyOf(root, method.Value),
            [.. method.Value.GetProperty("responses").EnumerateObject().Select(answer => answer.Name)]);

    private static IEnumerable<Parameter> ParametersOf(JsonElement root, JsonElement operation) =>
        operation.TryGetProperty("parameters", out var all)
            ? all.EnumerateArray().Select(parameter => new Parameter(
                parameter.Text("name"), parameter.Text("in") == "path",
                ShapeOf(root, parameter.GetProperty("schema")).Kind))
            : [];

    private static Shape? BodyOf(JsonElement root, JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body)
            ? ShapeOf(root, body.GetProperty("content").GetProperty("application/json").GetProperty("schema"))
            : null;

    private static Shape ShapeOf(JsonElement root, JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return ShapeOf(root, root.GetProperty("components").GetProperty("schemas")
                .GetProperty(reference.GetString()!.Split('/')[^1]));
        if (schema.TryGetProperty("oneOf", out var choices))
            return ShapeOf(root, choices.EnumerateArray().Single(choice => TypeOf(choice) != "null"));
        return TypeOf(schema) switch
        {
            "object" => new(Kind.Object, null, [.. schema.GetProperty("properties").EnumerateObject()
                .Select(member => (member.Name, ShapeOf(root, member.Value)))]),
            "array" => new(Kind.List, ShapeOf(root, schema.GetProperty("items")), []),
            var type => new(PlainKind(schema, type), null, []),
        };
    }

    private static Kind PlainKind(JsonElement schema, string type) => type switch
    {
        "integer" => Kind.Whole,
        "number" => Kind.Number,
        "boolean" => Kind.Flag,
        "string" when schema.TryGetProperty("enum", out _) => Kind.Word,
        "string" => !schema.TryGetProperty("format", out var format) ? Kind.Text : format.GetString() switch
        {
            "date" => Kind.Day,
            "time" => Kind.Time,
            "date-time" => Kind.Moment,
            "uuid" => Kind.Id,
            var other => throw new InvalidDataException($"The contract has a format that is not known here: {other}"),
        },
        _ => throw new InvalidDataException($"The contract has a value without a type: {schema}"),
    };

    private static string TypeOf(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? ""
        : type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(one => one.GetString()!).Single(one => one != "null")
            : type.GetString()!;
}
