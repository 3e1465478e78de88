using System.Text.Json;

namespace Leads.Bench;

/// <summary>What the functions declare (src/Functions/triggers).</summary>
internal static class Declarations
{
    /// <summary>Each function that takes messages, and the queue they come from.</summary>
    public static IReadOnlyList<(string Function, string Queue)> Queues { get; } =
    [
        .. Directory.GetDirectories(Path.Combine(NodeServer.RepositoryRoot(), "src", "Functions", "triggers"))
            .Select(folder => (Path.GetFileName(folder), QueueOf(Path.Combine(folder, "function.json"))))
            .Where(function => function.Item2 is not null)!,
    ];

    private static string? QueueOf(string file)
    {
        using var declaration = JsonDocument.Parse(File.ReadAllBytes(file));
        var trigger = declaration.RootElement.GetProperty("bindings")[0];
        return trigger.TryGetProperty("queueName", out var queue) ? queue.GetString() : null;
    }
}
