using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Leads.Functions.Tests.Package;

/// <summary>Whoever can reach a trigger can run it: nobody outside can, by whatever name and address.</summary>
public sealed partial class UnreachableTriggersTests(ITestOutputHelper output)
{
    private const string Home = "/api/regions/binzhou";

    // Deeper than any declared address.
    private const string Up = "../../../../../../../";

    private static readonly List<string> s_triggers =
        [.. FunctionsPackage.Unpacked.Functions.Where(function => !function.IsHttp).Select(function => function.Name)];

    private static readonly List<string> s_routes =
        [.. FunctionsPackage.Unpacked.Functions.Where(function => function.IsHttp).Select(function => function.Route)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_request_from_outside_reaches_a_trigger_whatever_it_calls_it()
    {
        await using var host = await OpenAsync();
        using var absolute = AbsoluteForm(host);
        foreach (var (trigger, address) in s_triggers.SelectMany(Attempts))
        {
            await TryAsync(host.Client, host.Client.BaseAddress!, HttpMethod.Post, trigger, address);
            await TryAsync(host.Client, host.Client.BaseAddress!, HttpMethod.Get, trigger, address);
            await TryAsync(absolute, new Uri("http://127.0.0.1:1/"), HttpMethod.Post, trigger, address);
        }

        output.WriteLine($"{host.Requests.Count} requests, {host.Forwarded.Count} of them went on to the process, "
            + $"{host.Forwarded.Count(NamesATrigger)} with the address of a trigger");
        Assert.Empty(await TriggeredAsync(host));
        Assert.Equal((1m, 0), await StateAsync(host));

        // What the requests above have not done is seen when the host does it.
        await host.DeliverAsync("FoldChanges", "binzhou");
        await host.DeliverAsync("MakeRound", "WeeklyScorecard/binzhou");
        Assert.Equal(["FoldChanges", "MakeRound"], await TriggeredAsync(host));
        Assert.Equal((0m, 1), await StateAsync(host));
    }

    /// <summary>Something is left to fold, and an issue is due.</summary>
    private static async Task<FunctionsHost> OpenAsync()
    {
        var host = await FunctionsHost.StartAsync(("LEADS_LOG", "debug"));
        await host.DoAsync(HttpMethod.Put, Home,
            """{"name":"彬州市","settings":{"scorecard":{"draftAt":"00:00","issueAt":"00:00"}}}""");
        await host.DoAsync(
            HttpMethod.Post, Home + "/signed-projects", """{"name":"甲","investor":"某公司","on":"2026-01-05"}""");
        return host;
    }

    /// <summary>A client that writes the whole address into its request line, as to a proxy.</summary>
    private static HttpClient AbsoluteForm(FunctionsHost host)
    {
        var client = new HttpClient(new SocketsHttpHandler
        {
            Proxy = new WebProxy(host.Client.BaseAddress),
            UseCookies = false,
            AllowAutoRedirect = false,
        });
        client.DefaultRequestHeaders.Authorization = host.Client.DefaultRequestHeaders.Authorization;
        return client;
    }

    private static IEnumerable<(string Trigger, string Address)> Attempts(string trigger)
    {
        var spellings = new[]
        {
            trigger, trigger.ToLowerInvariant(), trigger.ToUpperInvariant(), $"%{(int)trigger[0]:X2}{trigger[1..]}",
            $"%25{(int)trigger[0]:X2}{trigger[1..]}",
        };
        return spellings.SelectMany(AtTheRoot).Concat(s_routes.SelectMany(route => Within(route, trigger)))
            .Concat(s_routes.SelectMany(route => Within(route, spellings[1]))).Select(address => (trigger, address));
    }

    private static IEnumerable<string> AtTheRoot(string name) =>
    [
        $"/{name}", $"//{name}", $"/{name}/", $"/./{name}", $"/%2e/{name}", $"/%2F{name}", $"/{name}?code=x", $"/{name}%20",
        $"/{name};x", $"/?{name}", $"/api/{name}", $"/api//{name}", $"/api/../{name}", $"/API/../{name}", $"/api/../../{name}",
        $"/api/%2e%2e/{name}", $"/api/.%2E/{name}", $"/api/%252e%252e/{name}", $"/api/..%2f{name}", $"/api/..%252f{name}",
        $"/api/..%5c{name}", $"/api/..\\{name}", $"/api/..;/{name}", $"/api?/../{name}", $"/app/../{name}", $"/app/..%2f{name}",
        $"/open/../{name}", $"/open/..%2f{name}", $"/admin/functions/{name}", $"/admin/../{name}",
        $"/runtime/webhooks/{name}", $"/runtime/webhooks/../../{name}",
    ];

    /// <summary>A declared address with the name in the place of each of its parameters, and behind it.</summary>
    private static IEnumerable<string> Within(string route, string name)
    {
        string[] hostile =
        [
            name, Up + name, Up.Replace(".", "%2e", StringComparison.Ordinal) + name,
            Up.Replace("/", "%2f", StringComparison.Ordinal) + name, Up.Replace("/", "%5c", StringComparison.Ordinal) + name,
            Up.Replace('/', '\\') + name, "/" + name, "%2f" + name,
        ];
        yield return $"/{Parameter.Replace(route, Harmless)}/{Up}{name}";
        foreach (Match parameter in Parameter.Matches(route))
        {
            foreach (var value in hostile)
                yield return "/" + Parameter.Replace(route, other => other.Index == parameter.Index ? value : Harmless(other));
        }
    }

    private static string Harmless(Match parameter) =>
        parameter.Value.Contains(":guid", StringComparison.Ordinal) ? "01a21acb-ba37-733f-b1bc-9a50171d6842" : "binzhou";

    private static async Task TryAsync(HttpClient client, Uri site, HttpMethod method, string trigger, string address)
    {
        // Not tidied up on the way, as any client would.
        var raw = new Uri(
            site.GetLeftPart(UriPartial.Authority) + address,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(method, raw);
        request.Content = new StringContent("""{"Data":{"message":"binzhou"}}""", Encoding.UTF8, "application/json");
        request.Headers.Add("X-HTTP-Method-Override", "POST");
        request.Headers.Add("X-Original-URL", "/" + trigger);
        request.Headers.Add("X-Rewrite-URL", "/" + trigger);
        request.Headers.Add("X-Forwarded-Prefix", "/" + trigger);
        request.Headers.Add("X-Azure-Functions-InvocationId", $"{Guid.Empty}");
        request.Headers.Add("User-Agent", "Azure-Functions-Host/" + Invocations.HostVersion);
        request.Headers.Add("Connection", ["X-Forwarded-For", "X-Forwarded-Proto", "x-ms-invocation-id"]);
        using var answer = await client.SendAsync(request, Stop);
    }

    // The forwarder reads a backslash as a slash, after the host has found a function for the address.
    private static bool NamesATrigger(string forwarded) =>
        s_triggers.Contains(forwarded.Split('?')[0].Trim('/'), StringComparer.OrdinalIgnoreCase);

    /// <summary>The triggers that the process itself says it has run, as soon as it has said all.</summary>
    private static async Task<string[]> TriggeredAsync(FunctionsHost host)
    {
        var mark = host.Process.Said.Length;
        await host.DoAsync(HttpMethod.Get, "/api/health");
        await Eventually.True(() => Task.FromResult(
            host.Process.Said.IndexOf("\"Route\":\"/api/health\"", mark, StringComparison.Ordinal) > 0));
        return [.. RouteSaid.Matches(host.Process.Said).Select(route => route.Groups[1].Value)
            .Where(s_triggers.Contains).Distinct().Order()];
    }

    /// <summary>What is left to fold, and how many issues are out.</summary>
    private static async Task<(decimal Pending, int Issues)> StateAsync(FunctionsHost host) =>
        ((await host.DoAsync(HttpMethod.Get, Home + "/rates?by=total")).Number("pending"),
            (await host.DoAsync(HttpMethod.Get, Home + "/scorecards")).List("items").Length);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter { get; }

    [GeneratedRegex("\"Route\":\"/([^\"/]+)\",\"Status\":200")]
    private static partial Regex RouteSaid { get; }
}
