using System.Collections.Concurrent;
using System.Text.Json;
using Leads.Functions.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Hosting;

/// <summary>What <c>triggers/</c> declares to the Functions host, beside what the process maps.</summary>
public sealed class DeclarationTests
{
    private static readonly string[] s_open = ["api", "app", "open"];

    private static readonly List<Declaration> s_declared =
        [.. Directory.GetFiles(AppContext.BaseDirectory, "function.json", SearchOption.AllDirectories).Select(Read)];

    [Fact]
    public async Task A_declared_address_is_the_one_that_the_process_maps_under_that_name()
    {
        var mapped = (await MapAsync()).Where(route => route.Name is not null).ToDictionary(route => route.Name!);
        var declared = s_declared.Where(function => function.Route is { } route && !route.Contains('*')).ToList();
        Assert.Contains(declared, function => function.Name == "CaptureSigned");
        Assert.All(declared, function =>
        {
            Assert.Equal(mapped[function.Name].Pattern, "/" + function.Route);
            Assert.Equal(mapped[function.Name].Methods, function.Methods);
        });
    }

    [Fact]
    public async Task Whatever_the_host_delivers_has_a_declaration_and_an_entry_of_one_name()
    {
        var entries = (await MapAsync()).Where(route => route.IsTrigger).Select(route => route.Pattern[1..]);
        var declared = s_declared.Where(function => function.Route is null).Select(function => function.Name);
        Assert.Equal(declared.Order(), entries.Order());
    }

    [Fact]
    public async Task Every_address_but_the_root_and_the_triggers_can_be_reached_through_the_host()
    {
        var routes = (await MapAsync()).Where(route => !route.IsTrigger && route.Pattern != "/");
        Assert.All(routes, route => Assert.Contains(route.Pattern.Split('/')[1], s_open));
    }

    [Fact]
    public void No_declared_address_reaches_a_trigger()
    {
        var triggers = s_declared.Where(function => function.Route is null).Select(function => function.Name).ToList();
        Assert.NotEmpty(triggers);
        Assert.All(s_declared.Where(function => function.Route is not null), function =>
        {
            Assert.Contains(function.Route!.Split('/')[0], s_open);
            Assert.Equal("anonymous", function.Level);
        });
        Assert.DoesNotContain(triggers, name => s_open.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Messages_go_to_the_queues_that_the_declarations_name()
    {
        var put = new ConcurrentDictionary<string, string>();
        QueuePut note = (queue, message, _, _) =>
        {
            put[message] = queue;
            return Task.CompletedTask;
        };
        var declared = s_declared.Where(function => function.Type == "queueTrigger")
            .ToDictionary(function => function.Name, function => function.Binding.GetProperty("queueName").GetString()!);
        await using (var app = await RunningApp.StartUnderHostAsync(parts => parts.AddSingleton(note)))
        {
            foreach (var name in declared.Keys)
                app.Services.GetRequiredService<Pumps>().Send(name, name);
        }

        Assert.NotEmpty(declared);
        Assert.All(declared, function => Assert.Equal(function.Value, put[function.Key]));
    }

    [Fact]
    public void Timers_tick_every_quarter_of_an_hour_in_utc_and_not_at_every_start()
    {
        var timers = s_declared.Where(function => function.Type == "timerTrigger").ToList();
        Assert.Equal(["Upkeep", "WeeklyScorecard"], timers.Select(timer => timer.Name).Order());
        Assert.All(timers, timer =>
        {
            Assert.Equal("0 */15 * * * *", timer.Binding.GetProperty("schedule").GetString());
            Assert.True(timer.Binding.GetProperty("useMonitor").GetBoolean());
            Assert.False(timer.Binding.GetProperty("runOnStartup").GetBoolean());
        });
    }

    private static async Task<List<Mapped>> MapAsync()
    {
        await using var app = await RunningApp.StartUnderHostAsync(_ => { });
        return [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(Mapped.Of)];
    }

    private static Declaration Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var name = Path.GetFileName(Path.GetDirectoryName(file)!);
        return new Declaration(name, document.RootElement.GetProperty("bindings")[0].Clone());
    }

    private sealed record Declaration(string Name, JsonElement Binding)
    {
        public string Type => Binding.GetProperty("type").GetString()!;

        public string? Route => Binding.TryGetProperty("route", out var route) ? route.GetString() : null;

        public string? Level => Binding.GetProperty("authLevel").GetString();

        public IEnumerable<string> Methods =>
            Binding.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant());
    }

    private sealed record Mapped(string? Name, string Pattern, IReadOnlyList<string> Methods)
    {
        public bool IsTrigger => Methods is ["POST"] && Pattern.LastIndexOf('/') == 0 && Pattern.Length > 1;

        public static Mapped Of(RouteEndpoint endpoint) => new(
            endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName,
            "/" + endpoint.RoutePattern.RawText!.Trim('/'),
            endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []);
    }
}
