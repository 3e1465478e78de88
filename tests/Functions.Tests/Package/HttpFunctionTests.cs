using System.Net;
using Leads.Functions.Tests.Imports;

namespace Leads.Functions.Tests.Package;

/// <summary>Requests from outside, through the host to the process and back.</summary>
public sealed class HttpFunctionTests
{
    private const string Home = "/api/regions/binzhou";
    private const string Capture = """{"name":"甲","investor":"某公司","on":"2026-01-05"}""";

    private static readonly (string Method, string Path, string? Function, int Status)[] s_addresses =
    [
        ("POST", "/API/Regions/Nowhere/SIGNED-projects", "CaptureSigned", 404),
        ("POST", "/api/regions/nowhere/signed-projects/", "CaptureSigned", 404),
        ("GET", "/api/regions/nowhere/signed-projects", "RestOfApi", 405),
        ("POST", "/api/regions/nowhere/projects/no-guid/facts", "RestOfApi", 404),
        ("GET", "/api", "RestOfApi", 404),
        ("OPTIONS", "/api/regions", null, 404),
        ("DELETE", "/app/", null, 404),
        ("GET", "/open/some/thing", null, 404),
        ("GET", "/favicon.ico", null, 404),
        ("GET", "/", null, 200),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_http_function_answers_what_is_its_own()
    {
        await using var host = await FunctionsHost.StartAsync();
        await host.DoAsync(HttpMethod.Put, Home, """{"name":"彬州市"}""");
        await host.DoAsync(HttpMethod.Post, Home + "/intended-projects", Capture);
        var project = await host.DoAsync(
            HttpMethod.Post, Home + "/signed-projects", """{"name":"乙","investor":"某公司","on":"2026-01-05"}""");
        var facts = $"{Home}/projects/{project.Id()}/facts";
        var fact = (await host.DoAsync(HttpMethod.Post, facts, """{"milestone":"opened","on":"2026-02-05"}""")).LastFact("opened");
        await host.DoAsync(HttpMethod.Post, $"{facts}/{fact.Id()}/correction", """{"on":"2026-02-06","why":"许可证"}""");
        var again = await host.SendAsync(HttpMethod.Post, $"{facts}/{fact.Id()}/recognition", """{"decision":"recognise"}""");
        Assert.Equal(409, again.Code); // it was corrected: the process has seen the question
        await host.UploadAsync(Home + "/imports", new ByteArrayContent(LedgerCsv.Signed().Row("丙", "某公司").Bytes()), "台账.csv");
        await host.DoAsync(HttpMethod.Put, "/api/people/wang", """{"name":"王","grants":[]}""");
        var link = new Uri((await host.DoAsync(HttpMethod.Post, "/api/people/wang/link")).Text("href"));
        var opened = await host.Anyone.GetAsync(link.PathAndQuery, Stop);
        Assert.Equal("/app/password", opened.Headers.Location?.ToString());
        Assert.Contains("请先登录", await (await host.Anyone.GetAsync("/app/", Stop)).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(
            [
                "RestOfApi", "CaptureIntended", "CaptureSigned", "RecordFact", "CorrectFact", "RecogniseFact", "ImportLedger",
                "RestOfApi", "RestOfApi", "OpenLink", "App",
            ],
            host.Requests.Select(request => request.Function));
        Assert.Equal(
            FunctionsPackage.Unpacked.Functions.Where(function => function.IsHttp).Select(function => function.Name),
            host.Requests.Select(request => request.Function!).Distinct().Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_address_goes_to_the_function_that_declares_it_and_a_slash_in_a_name_stays_there()
    {
        await using var host = await FunctionsHost.StartAsync();
        await host.DoAsync(HttpMethod.Put, Home, """{"name":"彬州市"}""");
        foreach (var (method, path, function, status) in s_addresses)
        {
            var answer = await host.SendAsync(new HttpMethod(method), path, method == "POST" ? Capture : null);
            Assert.Equal((path, function, status), (path, host.Requests[^1].Function, answer.Code));
        }

        var chain = await host.DoAsync(HttpMethod.Put, Home + "/chains/5G%2F%E4%BA%BA%E5%B7%A5", """{"name":"5G/人工"}""");
        Assert.Equal("5G/人工", chain.Text("key"));
    }

    [Fact]
    public async Task A_ledger_of_many_megabytes_is_at_the_process_before_its_end_is_sent()
    {
        const int Rows = 8_000;
        await using var host = await FunctionsHost.StartAsync();
        await host.DoAsync(HttpMethod.Put, Home, """{"name":"彬州市"}""");
        var file = new LedgerCsv("项目名称", "投资方", "总投资（亿元）", "签约时间", "备注");
        for (var row = 0; row < Rows; row++)
            file.Row($"项目{row}", $"公司{row}", "0.5", "2026-01-05", new string('注', 200));
        var preview = await host.UploadAsync(Home + "/imports", new HaltingContent(file.Bytes(), () =>
            Eventually.True(() => Task.FromResult(host.Forwarded.Any(path => path == Home + "/imports")))), "台账.csv");
        Assert.Equal(Rows, preview.Number("accepted"));
    }

    /// <summary>A file of which the second half is not sent before something has happened.</summary>
    private sealed class HaltingContent(byte[] file, Func<Task> halt) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(file.AsMemory(0, file.Length / 2));
            await stream.FlushAsync();
            await halt();
            await stream.WriteAsync(file.AsMemory(file.Length / 2));
        }

        // Unknown: it goes in chunks.
        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
