using System.Text;
using System.Text.Json.Nodes;

namespace Leads.Functions.Tests.Hostile;

/// <summary>Every request that must be refused, made of the contract: operation by operation, in its order.</summary>
internal static class HostileRequests
{
    private const string Mark = "@wrong@";

    // Names that a caller chooses: another one is not wrong, it makes another entry.
    private static readonly HashSet<(string, string)> s_chosen =
        [("PutRegion", "region"), ("PutChain", "key"), ("PutUnit", "key"), ("PutRecipient", "id"), ("PutPerson", "person"),
            ("PutView", "key")];

    // Told to everybody: the probes of a machine, and SendGrid, which signs.
    private static readonly HashSet<string> s_open = ["GetHealth", "GetReady", "NoteMailEvents"];

    private static readonly string[] s_otherTypes =
        ["text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded"];

    private static readonly string[] s_strangers =
        ["", "Bearer ", "Bearer wrong", "Basic YTpi", "Bearer ' OR 1=1 --", "Bearer \u007f"];

    // Safe to repeat without a key: they work out what is stored, or release what waits.
    private static readonly HashSet<string> s_keyless =
        ["PreviewScorecard", "ExportChosen", "IssueScorecard", "Reconcile", "ResumeMail", "NoteMailEvents", "RevokeToken", "SetPassword",
            "CreateLink"];

    public static bool IsKeyless(Operation operation) => s_keyless.Contains(operation.Id);

    // One decision about many: an id that nothing has is told of in the answer, beside what was done.
    private static readonly HashSet<string> s_toldOf = ["items[0].project", "items[0].fact"];

    public static IEnumerable<HostileRequest> Of(Operation operation, HostileRegion region) =>
    [
        .. InBody(operation, region), .. WholeBody(operation, region), .. InQuery(operation, region),
        .. InPath(operation, region), .. Headers(operation, region), .. Strangers(operation, region),
        .. WrongMethods(operation, region), .. Uploads(operation, region),
    ];

    /// <summary>The body that is taken, with texts that mean something elsewhere, one at a time.</summary>
    public static IEnumerable<HostileRequest> InjectionsOf(Operation operation, HostileRegion region) =>
    [
        .. from place in PlacesOf(operation.Body).Where(place => place.Shape.Kind == Kind.Text)
           from text in WrongValues.Injections
           select new HostileRequest(operation, Class.Injection, place.Path, region.AddressOf(operation))
           {
               Body = With(operation, place, Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(text))),
           },
        .. from parameter in operation.Parameters
           where (!parameter.InPath || parameter.Kind == Kind.Text) && operation.Id != "PutRegion"
           from text in WrongValues.Injections
           select new HostileRequest(operation, Class.Injection, parameter.Name, parameter.InPath
               ? region.AddressOf(operation, parameter.Name, Uri.EscapeDataString(text))
               : Asking(operation, region, parameter.Name, Uri.EscapeDataString(text)))
           {
               Body = BytesOf(operation),
           },
    ];

    /// <summary>Every place of a body, the lists and objects on the way to it too.</summary>
    public static IEnumerable<(string Path, Shape Shape)> PlacesOf(Shape? body) =>
        body is null ? [] : Below(body, "");

    private static IEnumerable<(string Path, Shape Shape)> Below(Shape shape, string path)
    {
        foreach (var (name, member) in shape.Members)
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            yield return (at, member);
            foreach (var below in Below(member, at))
                yield return below;
        }

        if (shape.Item is not { } item)
            yield break;
        yield return (path + "[0]", item);
        foreach (var below in Below(item, path + "[0]"))
            yield return below;
    }

    private static IEnumerable<HostileRequest> InBody(Operation operation, HostileRegion region)
    {
        var address = region.AddressOf(operation);
        foreach (var place in PlacesOf(operation.Body))
        {
            foreach (var wrong in WrongValues.Of(place.Shape).Where(wrong => !IsToldOf(operation, place.Path, wrong.Bytes)))
                yield return new(operation, wrong.Class, place.Path, address)
                {
                    Body = With(operation, place, wrong.Bytes),
                    Named = place.Path,
                };
            if (place.Path.EndsWith(']'))
                continue;
            var name = place.Path.Split('.')[^1];
            yield return new(operation, Class.UnknownName, place.Path, address)
            {
                Body = With(operation, place, Encoding.UTF8.GetBytes($"null,\"{name}X\":1")),
                Named = place.Path + "X",
            };
            yield return new(operation, Class.GivenTwice, place.Path, address)
            {
                Body = With(operation, place, Encoding.UTF8.GetBytes($"null,\"{name}\":null")),
                Named = place.Path,
            };
            yield return new(operation, Class.NotANumber, place.Path, address)
            {
                Body = With(operation, place, "NaN"u8.ToArray()), // no JSON at all: its line and byte are told
            };
            if (Without(operation, place.Path) is { } less)
                yield return new(operation, Class.Missing, place.Path, address) { Body = less, Named = place.Path };
        }
    }

    private static bool IsToldOf(Operation operation, string path, byte[] value) =>
        operation.Id == "RecogniseFacts" && s_toldOf.Contains(path)
        && Guid.TryParse(Encoding.UTF8.GetString(value).Trim('"'), out _);

    private static IEnumerable<HostileRequest> WholeBody(Operation operation, HostileRegion region)
    {
        if (BytesOf(operation) is not { } right)
            yield break;
        var address = region.AddressOf(operation);
        (string Place, byte[] Body)[] wrong =
        [
            ("null", "null"u8.ToArray()), ("a list", "[]"u8.ToArray()), ("a text", "\"x\""u8.ToArray()),
            ("cut off", right[..^1]), ("two", [.. right, .. right]),
            ("a comma too many", [.. right[..^1], (byte)',', (byte)'}']),
            ("no JSON", "name=x&investor=y"u8.ToArray()),
            ("XML", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"u8.ToArray()),
            ("UTF-16", Encoding.Unicode.GetBytes("{\"name\":\"x\"}")), ("zeros", new byte[64]),
            ("half a name", "{\"\\ud800\":1}"u8.ToArray()), ("an empty name", "{\"\":1}"u8.ToArray()),
            ("prototype", "{\"__proto__\":{\"x\":1}}"u8.ToArray()),
            ("deep", Encoding.UTF8.GetBytes(new string('[', 100_000))),
            ("too large", Encoding.UTF8.GetBytes("{\"x\":\"" + new string('a', 1 << 20) + "\"}")),
        ];
        foreach (var (place, body) in wrong)
            yield return new(operation, Class.WrongBody, place, address) { Body = body };
        foreach (var type in s_otherTypes)
            yield return new(operation, Class.WrongBody, type, address)
            {
                Body = right,
                MediaType = type,
                Statuses = [415],
            };
    }

    private static IEnumerable<HostileRequest> InQuery(Operation operation, HostileRegion region)
    {
        foreach (var parameter in operation.Parameters.Where(parameter => !parameter.InPath))
        {
            foreach (var (type, encoded) in WrongValues.InAddress(parameter.Kind).Concat(WrongValues.InAnyAddress))
                yield return Ask(type, parameter.Name, encoded);
            yield return Ask(Class.GivenTwice, parameter.Name, "a&" + parameter.Name + "=a");
            yield return Ask(Class.UnknownName, parameter.Name + "X", "1");
        }

        if (!s_open.Contains(operation.Id))
            yield return Ask(Class.UnknownName, "misspelt", "1");

        HostileRequest Ask(Class type, string name, string encoded) =>
            new(operation, type, name, Asking(operation, region, name, encoded))
            {
                Body = BytesOf(operation),
                Named = name,
                Statuses = [400, 404],
            };
    }

    private static string Asking(Operation operation, HostileRegion region, string name, string encoded)
    {
        var needed = operation.Id == "ExplainRate" && name != "rate" ? "rate=opening&" : "";
        return $"{region.AddressOf(operation)}?{needed}{name}={encoded}";
    }

    private static IEnumerable<HostileRequest> InPath(Operation operation, HostileRegion region)
    {
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.InPath))
        {
            (Class Class, string Encoded)[] strange = s_chosen.Contains((operation.Id, parameter.Name)) ? [] :
            [
                (Class.WrongId, "no-such-thing"), (Class.WrongId, "00000000-0000-0000-0000-000000000000"),
                (Class.WrongId, "NULL"), (Class.WrongId, "%E6%B2%A1%E6%9C%89"), (Class.Negative, "-1"),
                (Class.Huge, "9" + new string('9', 30)),
                (Class.NotANumber, "NaN"), (Class.PathTraversal, "..%2F..%2F..%2Fetc%2Fpasswd"),
                (Class.PathTraversal, "%2e%2e%5cwindows"), (Class.PathTraversal, "%252e%252e%252f"),
            ];
            foreach (var (type, encoded) in strange.Concat(WrongValues.InAnyAddress))
                yield return new(operation, type, parameter.Name,
                    region.AddressOf(operation, parameter.Name, encoded))
                {
                    Body = BytesOf(operation),
                    Statuses = [400, 404, 405],
                };
        }
    }

    private static IEnumerable<HostileRequest> Headers(Operation operation, HostileRegion region)
    {
        if (operation.IsWrite && !s_keyless.Contains(operation.Id) && operation.Id is not ("ImportLedger" or "AddEvidence"))
            foreach (var key in new[] { "a b", new string('k', 201), "键", "a\tb", "\u00a0" })
                yield return Send(Class.BadKey, "Idempotency-Key", key, 400);
        if (!operation.Answers.Contains("412"))
            yield break;
        foreach (var tag in new[] { "\"stale\"", "W/\"stale\"", "\"1\", \"2\"" })
            yield return Send(Class.StaleVersion, "If-Match", tag, 412);
        foreach (var tag in new[] { "stale", "\"open", "\"a\" \"b\"", "a,b" })
            yield return Send(Class.StaleVersion, "If-Match", tag, 400);
        yield return Send(Class.StaleVersion, "If-None-Match", "*", 412);
        yield return Send(Class.StaleVersion, "If-None-Match", "open", 400);

        HostileRequest Send(Class type, string name, string value, int status) =>
            new(operation, type, name, region.AddressOf(operation) + Into(operation, region, type))
            {
                Body = BytesOf(operation),
                Header = (name, value),
                Statuses = [status],
            };
    }

    // A capture has a version to be wrong about only when it goes into a known project.
    private static string Into(Operation operation, HostileRegion region, Class type) =>
        type == Class.StaleVersion && operation.Id.StartsWith("Capture", StringComparison.Ordinal)
            ? "?into=" + region.Project
            : "";

    private static IEnumerable<HostileRequest> Strangers(Operation operation, HostileRegion region)
    {
        if (s_open.Contains(operation.Id))
            yield break;
        foreach (var shown in s_strangers)
            yield return new(operation, Class.NoCredentials, "Authorization", region.AddressOf(operation))
            {
                Body = BytesOf(operation),
                Header = ("Authorization", shown),
                IsStranger = true,
                Statuses = [401],
            };
        yield return new(operation, Class.NoCredentials, "Cookie", region.AddressOf(operation))
        {
            Body = BytesOf(operation),
            Header = ("Cookie", "leads=forged; leads-session=forged"),
            IsStranger = true,
            Statuses = [401],
        };
    }

    private static IEnumerable<HostileRequest> WrongMethods(Operation operation, HostileRegion region) =>
        from method in new[] { "PURGE", "OPTIONS", "SUBSCRIBE" }
        select new HostileRequest(operation, Class.WrongMethod, method, region.AddressOf(operation))
        {
            Method = new HttpMethod(method),
            Statuses = [405],
        };

    // The one body that is no JSON: a form with a file.
    private static IEnumerable<HostileRequest> Uploads(Operation operation, HostileRegion region)
    {
        if (operation.Id != "ImportLedger")
            yield break;
        const string Form = "multipart/form-data; boundary=b";
        (string Place, string Type, string Body)[] wrong =
        [
            ("nothing", Form, ""), ("JSON", "application/json", "{}"), ("no boundary", "multipart/form-data", "--b--"),
            ("no part", Form, "--b--\r\n"), ("another part", Form, Part("name=\"files\"", "x")),
            ("no end", Form, "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx"),
            ("an empty file", Form, Part("name=\"file\"; filename=\"a.csv\"", "")),
            ("no workbook", Form, Part("name=\"file\"; filename=\"a.xlsx\"", "PK\u0003\u0004nonsense")),
            ("a path", Form, Part("name=\"file\"; filename=\"../../etc/passwd\"", "\u0000\u0001\u0002")),
        ];
        foreach (var (place, type, body) in wrong)
            yield return new(operation, Class.WrongBody, place, region.AddressOf(operation))
            {
                Body = Encoding.Latin1.GetBytes(body),
                MediaType = type,
                Named = "file",
            };

        static string Part(string disposition, string content) =>
            $"--b\r\nContent-Disposition: form-data; {disposition}\r\n\r\n{content}\r\n--b--\r\n";
    }

    private static byte[]? BytesOf(Operation operation) =>
        HostileRegion.BodyOf(operation) is { } body ? Encoding.UTF8.GetBytes(body) : null;

    /// <summary>The body that is taken with other bytes in one place; objects and lists on the way are made.</summary>
    private static byte[] With(Operation operation, (string Path, Shape Shape) place, byte[] wrong)
    {
        var body = JsonNode.Parse(HostileRegion.BodyOf(operation)!)!;
        Put(body, place.Path.Replace("[0]", ".0", StringComparison.Ordinal).Split('.'));
        var text = body.ToJsonString();
        var at = text.IndexOf('"' + Mark + '"', StringComparison.Ordinal);
        var (head, tail) = (Encoding.UTF8.GetBytes(text[..at]), Encoding.UTF8.GetBytes(text[(at + Mark.Length + 2)..]));
        return [.. head, .. wrong, .. tail];
    }

    private static void Put(JsonNode node, ReadOnlySpan<string> steps)
    {
        for (; steps.Length > 1; steps = steps[1..])
            node = Step(node, steps[0]) ?? Make(node, steps[0], steps[1] == "0" ? new JsonArray() : new JsonObject());
        Make(node, steps[0], Mark);
    }

    private static JsonNode? Step(JsonNode node, string step) =>
        node is JsonArray list ? list.Count > 0 ? list[0] : null : node[step];

    private static JsonNode Make(JsonNode node, string step, JsonNode made)
    {
        if (node is not JsonArray list)
            node[step] = made;
        else if (list.Count > 0)
            list[0] = made;
        else
            list.Add(made);
        return made;
    }

    /// <summary>The body that is taken without one member; null when it may be left out.</summary>
    private static byte[]? Without(Operation operation, string path)
    {
        var steps = path.Replace("[0]", ".0", StringComparison.Ordinal).Split('.');
        if (!HostileRegion.IsRequired(operation, steps[^1]))
            return null;
        JsonNode? node = JsonNode.Parse(HostileRegion.BodyOf(operation)!);
        foreach (var step in steps[..^1])
            node = node is null ? null : Step(node, step);
        return node is JsonObject holder && holder.Remove(steps[^1])
            ? Encoding.UTF8.GetBytes(RootOf(holder).ToJsonString())
            : null;
    }

    private static JsonNode RootOf(JsonNode node) => node.Parent is { } parent ? RootOf(parent) : node;
}
