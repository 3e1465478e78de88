using System.Text.Json;

namespace Leads.Functions.Tests.Package;

/// <summary>A function as its folder declares it to the Functions host.</summary>
public sealed record Function(string Name, IReadOnlyList<JsonElement> Bindings)
{
    /// <summary>The binding that starts it.</summary>
    public JsonElement Trigger => Bindings.Single(binding => Type(binding).EndsWith("Trigger", StringComparison.Ordinal));

    public string Kind => Type(Trigger);

    /// <summary>The name under which the payload holds what started it.</summary>
    public string Input => Text(Trigger, "name");

    public bool IsHttp => Kind == "httpTrigger";

    public bool IsQueue => Kind == "queueTrigger";

    public bool IsTimer => Kind == "timerTrigger";

    /// <summary>One request in, one answer out and nothing else: only such a function is proxied.</summary>
    public bool IsHttpInAndOut => IsHttp && Bindings.Count == 2 && Bindings.Any(binding => Type(binding) == "http");

    public string Route => Text(Trigger, "route");

    public string Level => Text(Trigger, "authLevel");

    public string[] Methods => [.. Trigger.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!)];

    public string Queue => Text(Trigger, "queueName");

    /// <summary>The setting that says where the queue is.</summary>
    public string Connection => Text(Trigger, "connection");

    /// <summary>Reads <c>{folder}/function.json</c>.</summary>
    public static Function Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var bindings = document.RootElement.GetProperty("bindings").EnumerateArray().Select(binding => binding.Clone());
        return new Function(Path.GetFileName(Path.GetDirectoryName(file)!), [.. bindings]);
    }

    private static string Type(JsonElement binding) => Text(binding, "type");

    private static string Text(JsonElement binding, string name) => binding.GetProperty(name).GetString()!;
}
