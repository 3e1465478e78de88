using System.Net.Http.Headers;
using System.Text.Json;
using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests;

/// <summary>A bureau at work: one region of a running process, spoken to over HTTP.</summary>
internal sealed class Bureau : IAsyncDisposable
{
    public const string Home = "/api/regions/binzhou";

    private Bureau(RunningApp app, FakeClock clock) => (App, Clock) = (app, clock);

    public RunningApp App { get; }

    public FakeClock Clock { get; }

    /// <summary>By default on a Saturday, ten in the morning in China.</summary>
    public static async Task<Bureau> OpenAsync(string now = "2026-11-21T02:00:00Z", string settings = "{}",
        string? folder = null, params (string Name, string Value)[] options)
    {
        var bureau = await ReopenAsync(now, folder, options);
        await DoAsync(bureau.App.PutAsync(Home, $$"""{"name":"彬州市","settings":{{settings}}}"""));
        return bureau;
    }

    /// <summary>The bureau as one of several processes shows it.</summary>
    public static Bureau Of(RunningApp app, FakeClock clock) => new(app, clock);

    /// <summary>The bureau as it stands in a folder.</summary>
    public static async Task<Bureau> ReopenAsync(
        string now, string? folder, params (string Name, string Value)[] options)
    {
        var clock = FakeClock.At(now);
        if (folder is not null)
            options = [.. options, ("LEADS_DATA", folder)];
        return new Bureau(await RunningApp.StartAsync(clock, settings: options), clock);
    }

    public Task<Reply> SendAsync(
        HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers) =>
        App.SendAsync(method, Home + path, json, headers);

    public Task<Reply> PostAsync(string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, json, headers);

    public async Task<JsonElement> GetAsync(string path)
    {
        var reply = await SendAsync(HttpMethod.Get, path);
        Assert.True(reply.Code == 200, $"GET {path}: {reply.Code} {reply.Body}");
        return reply.Json;
    }

    /// <summary>Captures a signed or an intended project; <paramref name="more"/> is a piece of JSON.</summary>
    public Task<Reply> TryCaptureAsync(string kind, string name, string on, string more = "", string query = "")
    {
        Clock.Advance(TimeSpan.FromMilliseconds(1)); // ids of one moment have no order
        return PostAsync($"/{kind}-projects{query}",
            $$"""{"name":"{{name}}","investor":"某公司","on":"{{on}}"{{(more.Length > 0 ? "," : "")}}{{more}}}""");
    }

    /// <summary>Captures a project and gives its id.</summary>
    public async Task<Guid> CaptureAsync(string kind, string name, string on, string more = "", string query = "")
    {
        var reply = await TryCaptureAsync(kind, name, on, more, query);
        Assert.True(reply.Code == 201, reply.Body);
        return reply.Json.GetProperty("id").GetGuid();
    }

    public Task<Reply> TryFactAsync(Guid project, string milestone, string on, string more = "") =>
        PostAsync($"/projects/{project}/facts",
            $$"""{"milestone":"{{milestone}}","on":"{{on}}"{{(more.Length > 0 ? "," : "")}}{{more}}}""");

    /// <summary>Records a fact and gives the project's answer.</summary>
    public async Task<JsonElement> FactAsync(Guid project, string milestone, string on, string more = "") =>
        await DoAsync(TryFactAsync(project, milestone, on, more));

    /// <summary>What a call that must succeed answers.</summary>
    public static async Task<JsonElement> DoAsync(Task<Reply> call)
    {
        var reply = await call;
        Assert.True(reply.Code is 200 or 201, $"{reply.Code} {reply.Body}");
        return reply.Json;
    }

    public Task<JsonElement> ProjectAsync(Guid id) => GetAsync($"/projects/{id}");

    /// <summary>The rates, folded; every look at them proves that board, facts and documents agree.</summary>
    public async Task<JsonElement> RatesAsync(string query = "")
    {
        await ReconcileAsync();
        return await GetAsync("/rates" + query);
    }

    /// <summary>The only group of the total, or the one with a key.</summary>
    public async Task<JsonElement> GroupAsync(string query = "", string key = "total") =>
        (await RatesAsync(query)).Group(key);

    /// <summary>Folds and compares everything with the documents.</summary>
    public async Task ReconcileAsync()
    {
        var report = await DoAsync(PostAsync("/reconcile"));
        Assert.Equal("[]", report.GetProperty("differences").GetRawText());
    }

    /// <summary>The names of the listed projects, in their order.</summary>
    public async Task<string[]> NamesAsync(string query = "") =>
        [.. (await GetAsync("/projects" + query)).GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("name").GetString()!)];

    public async Task<Reply> UploadAsync(
        byte[] content, string fileName = "台账.csv", string query = "", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Home + "/imports" + query);
        var file = new ByteArrayContent(content);
        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = "file",
            FileName = "ledger",
            FileNameStar = fileName,
        };
        request.Content = new MultipartFormDataContent { file };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Reply.ReadAsync(await App.Client.SendAsync(request));
    }

    /// <summary>The preview of a file that can be read.</summary>
    public Task<JsonElement> PreviewAsync(byte[] content, string fileName = "台账.csv", string query = "") =>
        DoAsync(UploadAsync(content, fileName, query));

    public Task<Reply> CommitAsync(JsonElement preview, params (string Name, string Value)[] headers) =>
        PostAsync($"/imports/{preview.GetProperty("id").GetGuid()}/commit", null, headers);

    /// <summary>Uploads and commits a file and gives the commit's answer.</summary>
    public async Task<JsonElement> ImportAsync(byte[] content, string fileName = "台账.csv", string query = "")
    {
        var preview = await PreviewAsync(content, fileName, query);
        return await DoAsync(ToTheEndAsync(() => CommitAsync(preview)));
    }

    public Task<JsonElement> UndoAsync(JsonElement import) =>
        DoAsync(ToTheEndAsync(() => PostAsync($"/imports/{import.GetProperty("id").GetGuid()}/undo")));

    // On a slow machine the answer may be that the job goes on; asked again, it is joined.
    private static async Task<Reply> ToTheEndAsync(Func<Task<Reply>> ask)
    {
        var reply = await ask();
        for (var again = 0; reply.Code == 202 && again < 10; again++)
            reply = await ask();
        return reply;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
