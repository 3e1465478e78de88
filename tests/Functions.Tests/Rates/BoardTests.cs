using Leads.Functions.Projects;
using Leads.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Rates;

/// <summary>The board is exact whatever happens to the process, the clock and the rows.</summary>
public sealed class BoardTests
{
    private const string Now = "2026-11-21T02:00:00Z";

    [Fact]
    public async Task What_is_pending_goes_to_nothing_by_itself_and_the_version_grows()
    {
        await using var bureau = await Bureau.OpenAsync();
        var version = (await bureau.RatesAsync()).Number("version");
        for (var i = 0; i < 5; i++)
            await bureau.CaptureAsync("signed", $"项目{i}", "2026-01-05");
        await Eventually.True(async () =>
        {
            bureau.Clock.Advance(TimeSpan.FromMilliseconds(100));
            return (await bureau.GetAsync("/rates")).Number("pending") == 0;
        });
        var rates = await bureau.GetAsync("/rates");
        Assert.Equal(5m, rates.Group("total").Number("signed"));
        Assert.True(rates.Number("version") > version);
    }

    [Fact]
    public async Task An_answer_that_says_nothing_is_pending_shows_every_acknowledged_change()
    {
        await using var bureau = await Bureau.OpenAsync();
        for (var i = 1; i <= 40; i++)
        {
            await bureau.CaptureAsync("signed", $"项目{i}", "2026-01-05");
            bureau.Clock.Advance(TimeSpan.FromSeconds(1));
            var rates = await bureau.GetAsync("/rates");
            if (rates.Number("pending") == 0)
                Assert.Equal(i, rates.Group("total").Number("signed"));
            Assert.Equal(i, (await bureau.GetAsync("/rates?counted=true")).Group("total").Number("signed"));
        }
    }

    [Fact]
    public async Task Facts_that_cannot_be_read_are_parked_and_hold_up_nobody()
    {
        await using var bureau = await Bureau.OpenAsync();
        var broken = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"totalInvestment\":2");
        var storage = bureau.App.Services.GetRequiredService<IRegionStorage>();
        await storage.CommitAsync("binzhou", [new Operation.PutPacked(broken, new byte[] { 255, 1, 2 })],
            CancellationToken.None);
        await bureau.CaptureAsync("signed", "乙", "2026-01-05", "\"totalInvestment\":3");
        var report = await Bureau.DoAsync(bureau.PostAsync("/reconcile"));
        Assert.Contains(report.List("differences"),
            d => d.GetString()!.Contains(broken.ToString(), StringComparison.Ordinal));
        var parked = Assert.Single((await bureau.GetAsync("/parked")).List("items"));
        Assert.Equal(broken.ToString(), parked.Text("project"));
        Assert.Equal(0m, (await bureau.GetAsync("/rates")).Number("pending"));
        Assert.Equal(204, (await bureau.PostAsync($"/parked/{broken}/replay")).Code);
        Assert.Equal(5m, (await bureau.GroupAsync()).Number("signedAmount"));
        Assert.Empty((await bureau.GetAsync("/parked")).List("items"));
        Assert.Equal(404, (await bureau.PostAsync($"/parked/{broken}/replay")).Code);
    }

    [Fact]
    public async Task A_new_process_gives_the_same_answers()
    {
        using var folder = new Tests.Storage.TemporaryFolder();
        string[] questions = ["", "?by=chain", "?by=unit&from=1949-10-01", "?by=sector&asOf=2021-08-08",
            "?by=size&from=2019-01-01&to=2020-12-31"];
        var before = new List<string>();
        await using (var bureau = await Bureau.OpenAsync(Now, folder: folder.Path))
        {
            await bureau.ImportAsync(Imports.CountyFile.Sample());
            foreach (var question in questions)
                before.Add((await bureau.RatesAsync(question)).ToString());
        }

        await using var again = await Bureau.ReopenAsync(Now, folder.Path);
        foreach (var (question, answer) in questions.Zip(before))
            Assert.Equal(answer, (await again.GetAsync("/rates" + question)).ToString());
        await again.ReconcileAsync();
    }

    [Fact]
    public async Task Changes_that_no_fold_has_seen_are_found_by_the_next_process()
    {
        using var folder = new Tests.Storage.TemporaryFolder();
        await using (var bureau = await Bureau.OpenAsync(Now, folder: folder.Path))
        {
            var storage = bureau.App.Services.GetRequiredService<IRegionStorage>();
            await bureau.CaptureAsync("signed", "甲", "2026-01-05");
            await bureau.ReconcileAsync();
            var row = await storage.FindAsync("binzhou", "board", CancellationToken.None);
            await bureau.CaptureAsync("signed", "乙", "2026-01-05");
            await bureau.ReconcileAsync();
            await storage.CommitAsync("binzhou", [new Operation.Put("board", row!.Body)], CancellationToken.None);
            await storage.CommitAsync("binzhou", [.. await MarksAsync(storage)], CancellationToken.None);
        }

        await using var again = await Bureau.ReopenAsync(Now, folder.Path);
        Assert.True((await again.GetAsync("/rates")).Number("pending") is 0 or 2);
        Assert.Equal(2m, (await again.GroupAsync()).Number("signed"));
    }

    [Fact]
    public async Task The_board_of_yesterday_is_computed_anew_today()
    {
        await using var bureau = await Bureau.OpenAsync("2026-12-31T10:00:00Z");
        await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        Assert.Equal(1m, (await bureau.GroupAsync()).Number("signed"));
        bureau.Clock.Advance(TimeSpan.FromDays(1));
        var rates = await bureau.GetAsync("/rates");
        Assert.Equal(("2027-01-01", "2027-01-01"), (rates.Text("asOf"), rates.Text("from")));
        Assert.Equal(0m, rates.Group("total").Number("signed"));
        Assert.Equal(1m, (await bureau.GroupAsync("?from=2026-01-01&to=2026-12-31")).Number("signed"));
    }

    [Fact]
    public async Task Messages_of_the_queue_that_come_twice_or_for_nobody_change_nothing()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var boards = bureau.App.Services.GetRequiredService<Functions.Rates.RegionBoards>();
        var rates = await bureau.RatesAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => boards.FoldAsync("binzhou", CancellationToken.None)));
        Assert.Equal(rates.ToString(), (await bureau.GetAsync("/rates")).ToString());
    }

    private static async Task<IEnumerable<Operation>> MarksAsync(IRegionStorage storage) =>
        (await storage.ListAsync("binzhou", ProjectStore.Prefix, "", 100, CancellationToken.None))
            .Select(row => new Operation.MarkPending(Guid.Parse(row.Key[ProjectStore.Prefix.Length..])));
}
