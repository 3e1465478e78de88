using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Scorecards;
using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Survival;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Commands;

public sealed class BackUpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Here => _folder.In("here");

    private string There => _folder.In("there");

    private string Archive => _folder.In("backup.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_beside_four_capturing_clients_holds_everything_acknowledged_before_it()
    {
        await County.FillAsync(Here);
        var acknowledged = new ConcurrentBag<string>();
        List<string> before;
        using (var process = await KilledProcess.StartAsync(Here))
        {
            using var stop = new CancellationTokenSource();
            var clients = Enumerable.Range(0, 4).Select(client => CaptureAsync(process, client, acknowledged, stop.Token)).ToList();
            await Eventually.True(() => Task.FromResult(acknowledged.Count > 50));
            before = [.. acknowledged];
            await LeadsCommand.DoneAsync(Here, "backup", Archive);
            await stop.CancelAsync();
            await Task.WhenAll(clients);
            Assert.True(acknowledged.Count > before.Count, "nobody captured during the backup");
        }

        await LeadsCommand.DoneAsync(There, "restore", Archive);
        await LeadsCommand.DoneAsync(There, "doctor");
        using var restored = await KilledProcess.StartAsync(There);
        var projects = await restored.AskAsync(HttpMethod.Get, County.Home + "/projects?limit=10000&select=name");
        Assert.Empty(before.Except(projects.List("items").Select(project => project.Text("name"))));
        Assert.True((await restored.AskAsync(HttpMethod.Get, "/api/ready")).GetProperty("mailPaused").GetBoolean());
        Assert.Empty((await restored.AskAsync(HttpMethod.Post, County.Home + "/reconcile")).List("differences"));
    }

    [Fact]
    public async Task A_restore_replaces_only_when_told_and_deletes_nothing()
    {
        await County.FillAsync(Here);
        await LeadsCommand.DoneAsync(Here, "backup", Archive);
        Assert.Contains("exists already", await LeadsCommand.RefusedAsync(Here, "backup", Archive));
        Assert.Contains("--replace", await LeadsCommand.RefusedAsync(Here, "restore", Archive));
        await LeadsCommand.DoneAsync(Here, "restore", Archive, "--replace");
        var aside = Assert.Single(Directory.GetDirectories(Here, "replaced-*"));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(aside, "outbox")).Length);
        await LeadsCommand.DoneAsync(aside, "doctor");
        await LeadsCommand.DoneAsync(Here, "doctor");
        using var process = await KilledProcess.StartAsync(Here);
        Assert.Contains("in use by process", await LeadsCommand.RefusedAsync(Here, "restore", Archive, "--replace"));
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_before_anything_is_touched()
    {
        await County.FillAsync(Here);
        await LeadsCommand.DoneAsync(Here, "backup", Archive);
        using (var zip = System.IO.Compression.ZipFile.Open(Archive, System.IO.Compression.ZipArchiveMode.Update))
        {
            using var database = zip.GetEntry("leads.db")!.Open();
            database.Position = 5000;
            database.WriteByte(77);
        }

        Assert.Contains("leads.db", await LeadsCommand.RefusedAsync(Here, "restore", Archive, "--replace"));
        Assert.Empty(Directory.GetDirectories(Here, "replaced-*"));
        await LeadsCommand.DoneAsync(Here, "doctor");
    }

    [Fact]
    public async Task After_a_restore_nothing_is_issued_or_mailed_until_somebody_says_so_and_then_once()
    {
        await using (var bulletin = await Bulletin.StartAsync("2026-11-16T02:00:00Z"))
        {
            await bulletin.SignAsync("苹果深加工", on: "2026-11-10");
            await bulletin.PostAsync("/2026-W46/issue");
            await Bulletin.UntilAsync(() => Task.FromResult(bulletin.Mails.Length == 2));
            await Bulletin.UntilAsync(async () => (await StatesAsync(bulletin.App, "2026-W46")).All(state => state == "sent"));
            await ClaimAsync(bulletin.App, "2026-W46", "zhang");
            await LeadsCommand.DoneAsync(bulletin.Folder, "backup", Archive);
        }

        await LeadsCommand.DoneAsync(There, "restore", Archive);
        await using var app = await RunningApp.StartAsync(
            FakeClock.At("2026-11-23T02:00:00Z"), null, ("LEADS_DATA", There));
        await TickAsync(app);
        await app.SendAsync(HttpMethod.Post, "/api/regions/binzhou/scorecards/2026-W46/resend");
        Assert.Equal(404, (await app.GetAsync("/api/regions/binzhou/scorecards/2026-W47")).Code);
        Assert.Empty(Outbox);
        Assert.Contains("\"mailPaused\":true", (await app.GetAsync("/api/ready")).Body);
        Assert.Equal(401, (await app.AskAsync(HttpMethod.Post, "/api/mail/resume")).Code);

        var resumed = await app.SendAsync(HttpMethod.Post, "/api/mail/resume");
        Assert.Equal("""{"regions":["binzhou"]}""", resumed.Body);
        await TickAsync(app);
        await Bulletin.UntilAsync(() => Task.FromResult(Outbox.Length == 4));
        Assert.Equal(2, Outbox.Count(mail => mail!.StartsWith("2026-W47.issue.", StringComparison.Ordinal)));
        Assert.DoesNotContain(Outbox, mail => mail!.StartsWith("2026-W46.issue.", StringComparison.Ordinal));
        Assert.Equal(["sent", "unknown"], (await StatesAsync(app, "2026-W46", "issue")).Order());
    }

    private string?[] Outbox => [.. Directory.GetFiles(Path.Combine(There, "outbox"), "*.eml").Select(Path.GetFileName)];

    private static Task TickAsync(RunningApp app) => app.Services.GetRequiredService<WeeklyScorecard>()
        .HandleAsync("binzhou", TestContext.Current.CancellationToken);

    private static async Task<string[]> StatesAsync(RunningApp app, string week, string? kind = null) =>
        [.. (await app.GetAsync($"/api/regions/binzhou/scorecards/{week}/mails")).Json.List("items")
            .Where(mail => kind is null || mail.Text("kind") == kind).Select(mail => mail.Text("state"))];

    /// <summary>As if its sender had died between claim and mark.</summary>
    private static Task<CommitResult> ClaimAsync(RunningApp app, string week, string person) =>
        app.Services.GetRequiredService<IRegionStorage>().CommitAsync(
            "binzhou",
            [
                new Operation.Put(
                    IssueStore.MailKey(week, "issue", person),
                    IssueStore.Bytes(
                        new MailRecord($"{week}.issue.{person}@binzhou.leads", MailState.Sending, default),
                        ScorecardJson.Stored.MailRecord)),
            ],
            TestContext.Current.CancellationToken);

    private static async Task CaptureAsync(
        KilledProcess process, int client, ConcurrentBag<string> acknowledged, CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var name = $"备份时录入{client}之{number}";
            var (status, _) = await process.SendAsync(HttpMethod.Post, County.Home + "/signed-projects",
                JsonSerializer.Serialize(new { name, investor = $"第{client}公司", on = "2026-01-15" }));
            Assert.Equal(HttpStatusCode.Created, status);
            acknowledged.Add(name);
        }
    }
}
