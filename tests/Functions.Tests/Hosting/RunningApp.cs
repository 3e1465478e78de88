using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Leads.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Hosting;

/// <summary>The very process, on a free port of this machine, with its own folder and clock.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    public const string Token = "test-token-of-the-administrator";

    private readonly WebApplication _app;
    private readonly string _folder;

    private RunningApp(WebApplication app, string folder)
    {
        (_app, _folder) = (app, folder);
        Anyone = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
        Client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8 })
        {
            BaseAddress = Anyone.BaseAddress,
        };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// <summary>A client with the administrator's token.</summary>
    public HttpClient Client { get; }

    /// <summary>A client without any credentials, cookies or redirects.</summary>
    public HttpClient Anyone { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Its data folder.</summary>
    public string Folder => _folder;

    public static async Task<RunningApp> StartAsync(
        FakeClock? clock = null, Action<WebApplication>? map = null, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("leads-test-").FullName;
        var app = LeadsApp.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["LEADS_URLS"] = "http://127.0.0.1:0",
                ["LEADS_DATA"] = folder,
                ["LEADS_TOKEN"] = Token,
                ["LEADS_LOG"] = "error",
            });
            builder.Configuration.AddInMemoryCollection(
                settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value));
            if (clock is not null)
                builder.Services.AddSingleton<TimeProvider>(clock);
        });
        map?.Invoke(app);
        await app.StartAsync();
        return new RunningApp(app, folder);
    }

    /// <summary>Sends with the administrator's token.</summary>
    public Task<Reply> SendAsync(
        HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendAsync(Client, method, path, json, headers);

    /// <summary>Sends without any credentials but what is in the headers.</summary>
    public Task<Reply> AskAsync(
        HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers) =>
        SendAsync(Anyone, method, path, json, headers);

    public Task<Reply> PutAsync(string path, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, json, headers);

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Reply> DeleteAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Delete, path, null, headers);

    public async Task<Reply> SendFormAsync(HttpMethod method, string path, string form)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        request.Headers.Authorization = Client.DefaultRequestHeaders.Authorization;
        return await Reply.ReadAsync(await Anyone.SendAsync(request)); // a redirect is an answer too
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Anyone.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<Reply> SendAsync(
        HttpClient client, HttpMethod method, string path, string? json, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Reply.ReadAsync(await client.SendAsync(request));
    }
}

/// <summary>An answer, read to its end.</summary>
public sealed record Reply(HttpStatusCode Status, string Body, HttpResponseMessage Message)
{
    public int Code => (int)Status;

    public string? ETag => Message.Headers.ETag?.ToString();

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string? Header(string name) =>
        Message.Headers.TryGetValues(name, out var values) || Message.Content.Headers.TryGetValues(name, out values)
            ? string.Join(",", values)
            : null;

    /// <summary>The first message of a field.</summary>
    public string? Error(string field) =>
        Json.TryGetProperty("errors", out var errors) && errors.TryGetProperty(field, out var messages)
            ? messages[0].GetString()
            : null;

    public static async Task<Reply> ReadAsync(HttpResponseMessage message) =>
        new(message.StatusCode, await message.Content.ReadAsStringAsync(), message);
}
