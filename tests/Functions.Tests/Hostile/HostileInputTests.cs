using System.Text;
using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.Hostile;

/// <summary>Hostile input made from the contract: what a new operation or field takes is tried by itself.</summary>
public sealed class HostileInputTests(ITestOutputHelper output)
{
    private const string Now = "2026-11-23T02:00:00Z"; // a Monday, ten in the morning in China
    private const int MostShown = 60;

    private readonly HostileTables _tables = new();
    private readonly List<string> _faults = [];

    [Fact]
    public async Task At_least_5000_hostile_requests_are_refused_by_naming_what_is_wrong_and_change_nothing()
    {
        await using var app = await RunningApp.StartAsync(FakeClock.At(Now));
        var contract = await ContractAsync(app);
        var region = await HostileRegion.BuildAsync(app, "binzhou");
        var before = await region.DigestAsync(app);
        foreach (var operation in contract.Operations)
        {
            await RefuseAllAsync(app, HostileRequests.Of(operation, region));
            if (await region.DigestAsync(app) is var after && after != before)
                _faults.Add($"{operation.Id} changed what is stored");
            before = after;
        }

        Print(contract);
        _faults.AddRange(_tables.Uncovered(contract).Select(place => place + " was not tried"));
        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Take(MostShown).Prepend($"{_faults.Count} faults")));
        Assert.True(_tables.Distinct >= 5000, $"only {_tables.Distinct} distinct requests");
    }

    [Fact]
    public async Task The_right_request_of_every_write_is_taken_and_its_key_is_refused_for_another()
    {
        await using var app = await RunningApp.StartAsync(FakeClock.At(Now));
        var contract = await ContractAsync(app);
        var region = await HostileRegion.BuildAsync(app, "throwaway");
        foreach (var operation in contract.Operations.Where(operation => HostileRegion.BodyOf(operation) is not null
            && !HostileRequests.IsKeyless(operation)))
        {
            var right = new HostileRequest(operation, Class.ReusedKey, "Idempotency-Key", region.AddressOf(operation))
            {
                Body = Encoding.UTF8.GetBytes(HostileRegion.BodyOf(operation)!),
                Header = ("Idempotency-Key", operation.Id),
                Statuses = [422],
            };
            var taken = await right.SendAsync(app);
            Assert.True(taken.Code is 200 or 201 or 204, $"{right} answers {taken.Code} {taken.Body}");
            await region.QuietAsync(app);
            var before = await region.DigestAsync(app);
            await RefuseAllAsync(app, [right with { Body = [.. right.Body!, (byte)' '] }]);
            Assert.Equal(before, await region.DigestAsync(app));
        }

        Assert.Empty(_faults);
    }

    [Fact]
    public async Task Texts_that_mean_something_elsewhere_are_texts_and_break_no_answer_page_sheet_or_mail()
    {
        await using var app = await RunningApp.StartAsync(FakeClock.At(Now));
        var contract = await ContractAsync(app);
        var bystander = await HostileRegion.BuildAsync(app, "binzhou");
        var region = await HostileRegion.BuildAsync(app, "throwaway");
        var before = await bystander.DigestAsync(app);
        foreach (var request in contract.Operations.SelectMany(one => HostileRequests.InjectionsOf(one, region)))
        {
            var reply = await request.SendAsync(app);
            _tables.Add(request, reply.Code);
            if (HostileRequest.BlameHarmless(reply) is { } fault)
                _faults.Add($"{request} {fault}");
        }

        Print(contract);
        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Take(MostShown).Prepend($"{_faults.Count} faults")));
        Assert.Equal(before, await bystander.DigestAsync(app));
        await AssertPagesAsync(app, region);
        AssertMails(app);
    }

    private static async Task AssertPagesAsync(RunningApp app, HostileRegion region)
    {
        await Bureau.DoAsync(app.SendAsync(HttpMethod.Post, "/api/regions/throwaway/scorecards/2026-W47/issue"));
        string[] pages =
        [
            $"/app/throwaway/projects/{region.Project}", "/app/throwaway/2026-M11/preview",
            "/app/throwaway/2026-M11/draft", "/app/throwaway/2026-W46", "/app/throwaway/2026-W47",
        ];
        foreach (var page in pages)
        {
            var reply = await app.GetAsync(page);
            Assert.True(reply.Code == 200, $"{page}: {reply.Code} {reply.Body}");
            Assert.DoesNotContain("<script", reply.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", reply.Body, StringComparison.OrdinalIgnoreCase);
        }

        var sheet = (await app.GetAsync("/api/regions/throwaway/projects/export?format=csv")).Body;
        Assert.Contains("HYPERLINK", sheet, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|,|\n)\"?[=@]", sheet);
        var report = await Bureau.DoAsync(app.SendAsync(HttpMethod.Post, "/api/regions/throwaway/reconcile"));
        Assert.Equal("[]", report.GetProperty("differences").GetRawText());
    }

    private static void AssertMails(RunningApp app)
    {
        var mails = Directory.GetFiles(Path.Combine(app.Folder, "outbox"), "*.eml");
        Assert.NotEmpty(mails);
        Assert.All(mails, mail => Assert.DoesNotContain(File.ReadLines(mail).TakeWhile(line => line.Length > 0), line =>
            line.StartsWith("Bcc:", StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task<ContractDocument> ContractAsync(RunningApp app) =>
        new((await app.GetAsync("/api/openapi.json")).Json);

    private async Task RefuseAllAsync(RunningApp app, IEnumerable<HostileRequest> requests)
    {
        foreach (var request in requests)
        {
            var reply = await request.SendAsync(app);
            _tables.Add(request, reply.Code);
            if (request.Blame(reply) is { } fault)
                _faults.Add($"{request} {fault}");
        }
    }

    private void Print(ContractDocument contract)
    {
        output.WriteLine($"{_tables.Distinct} distinct requests");
        foreach (var line in _tables.ByClass().Concat(_tables.ByOperation(contract)).Concat(_faults))
            output.WriteLine(line);
    }
}
