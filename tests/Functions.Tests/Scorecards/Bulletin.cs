using System.Net;
using System.Text.Json;
using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.Scorecards;

/// <summary>A running process with one county, two recipients and its own outbox.</summary>
internal sealed class Bulletin : IAsyncDisposable
{
    private const string Region = "/api/regions/binzhou";

    private readonly string _folder = Directory.CreateTempSubdirectory("leads-bulletin-").FullName;

    private readonly string? _programs;

    private Bulletin(FakeClock clock, string? programs) => (Clock, _programs) = (clock, programs);

    public FakeClock Clock { get; }

    public RunningApp App { get; private set; } = null!;

    public string Folder => _folder;

    public string Outbox => Path.Combine(_folder, "outbox");

    public string[] Mails => Directory.Exists(Outbox)
        ? [.. Directory.EnumerateFiles(Outbox, "*.eml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)]
        : [];

    /// <param name="programs">The folders of other programs, as the process sees them; null: those of this machine.</param>
    public static async Task<Bulletin> StartAsync(
        string now = "2026-11-23T02:00:00Z", string settings = "{}", string? programs = null)
    {
        var bulletin = new Bulletin(FakeClock.At(now), programs);
        await bulletin.RunAsync();
        await bulletin.PutAsync("", $$"""{"name":"彬州市","settings":{{settings}}}""");
        await bulletin.PutAsync("/units/城关镇", """{"name":"城关镇","class":"镇"}""");
        await bulletin.PutAsync("/recipients/zhang",
            """{"name":"张三","email":"zhang@example.com","audiences":["all","unit:城关镇"],"language":"zh"}""");
        await bulletin.PutAsync("/recipients/li@x",
            """{"name":"Li","email":"li@example.com","audiences":["all"],"language":"en"}""");
        return bulletin;
    }

    /// <summary>Ends the process and starts another one on the same folder.</summary>
    public async Task RestartAsync()
    {
        await App.DisposeAsync();
        await RunAsync();
    }

    public async Task SignAsync(string name, string on = "2026-11-17", decimal amount = 1.5m) =>
        Assert.Equal(HttpStatusCode.Created, (await App.SendAsync(HttpMethod.Post, Region + "/signed-projects",
            JsonSerializer.Serialize(new
            {
                name,
                investor = "甲公司",
                unit = "城关镇",
                totalInvestment = amount,
                on
            }))).Status);

    public Task<Reply> PostAsync(string path, string? json = null, params (string, string)[] headers) =>
        App.SendAsync(HttpMethod.Post, Region + "/scorecards" + path, json, headers);

    public Task<Reply> PutDraftAsync(string week, string words, params (string, string)[] headers) =>
        App.PutAsync($"{Region}/scorecards/{week}/draft", words, headers);

    public Task<Reply> GetAsync(string path, params (string, string)[] headers) =>
        App.GetAsync(Region + "/scorecards" + path, headers);

    public async Task<byte[]> BytesAsync(string path) =>
        await App.Client.GetByteArrayAsync(new Uri(Region + "/scorecards" + path, UriKind.Relative));

    /// <summary>Waits until so many mails lie in the outbox and every claim has its end.</summary>
    public Task MailedAsync(int count) => UntilAsync(async () =>
        Mails.Length == count
        && (await GetAsync("/2026-W47/mails")).Json.GetProperty("items").EnumerateArray()
            .All(mail => mail.GetProperty("state").GetString() == "sent"));

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var until = DateTime.UtcNow.AddSeconds(20);
        while (!await isSo())
        {
            Assert.True(DateTime.UtcNow < until, "It did not happen within 20 seconds.");
            await Task.Delay(20);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunAsync() => App = _programs is null
        ? await RunningApp.StartAsync(Clock, null, ("LEADS_DATA", _folder))
        : await RunningApp.StartAsync(Clock, null, ("LEADS_DATA", _folder), ("PATH", _programs));

    public async Task PutAsync(string path, string json)
    {
        var reply = await App.PutAsync(Region + path, json);
        Assert.True((int)reply.Status is 200 or 201 or 204, reply.Body);
    }
}
