using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Tests.Package;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Hosting;

/// <summary>
/// The very process, on a free port of this machine, with its own folder and clock; or, where the tests of the main job
/// run for Azure, the published package on an account of its own (<see cref="PackagedApp"/>).
/// </summary>
public sealed class RunningApp : IAsyncDisposable
{
    public const string Token = "test-token-of-the-administrator";

    private readonly IServiceProvider? _services;
    private readonly Func<Task> _end;
    private readonly string _folder;

    private RunningApp(Uri address, string folder, IServiceProvider? services, Func<Task> end)
    {
        (_folder, _services, _end) = (folder, services, end);
        Anyone = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = address,
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

    public IServiceProvider Services => _services
        ?? throw new InvalidOperationException("A process of its own shows its services to nobody.");

    /// <summary>Its data folder.</summary>
    public string Folder => _folder;

    public static Task<RunningApp> StartAsync(
        FakeClock? clock = null, Action<WebApplication>? map = null, params (string Name, string Value)[] settings) =>
        PackagedApp.IsAsked ? StartPackagedAsync(clock, settings) : StartAsync(_ => { }, clock, map, settings);

    /// <summary>As the Functions host starts it, with its answers at a port that the host chose.</summary>
    public static Task<RunningApp> StartUnderHostAsync(
        FakeClock? clock = null, params (string Name, string Value)[] settings) =>
        StartUnderHostAsync(_ => { }, clock, settings);

    /// <summary>The same with other parts than it would choose itself.</summary>
    public static Task<RunningApp> StartUnderHostAsync(
        Action<IServiceCollection> parts, FakeClock? clock = null, params (string Name, string Value)[] settings)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return StartAsync(parts, clock, settings: [.. settings, ("FUNCTIONS_CUSTOMHANDLER_PORT", $"{port}")]);
    }

    /// <summary>The process with other parts than it would choose itself.</summary>
    public static async Task<RunningApp> StartAsync(
        Action<IServiceCollection> parts, FakeClock? clock = null, Action<WebApplication>? map = null,
        params (string Name, string Value)[] settings)
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
            parts(builder.Services);
        });
        map?.Invoke(app);
        await app.StartAsync();
        return new RunningApp(new Uri(app.Urls.First()), folder, app.Services, async () =>
        {
            await app.StopAsync();
            await app.DisposeAsync();
        });
    }

    private static async Task<RunningApp> StartPackagedAsync(
        FakeClock? clock, (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("leads-test-").FullName;
        var app = await PackagedApp.StartAsync(folder, clock, settings);
        return new RunningApp(app.Address, folder, null, app.EndAsync);
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
        await _end();
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
