using System.Net.Http.Headers;
using System.Text.Json;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Package;

/// <summary>
/// The published package under a host that does what Azure's does, written from its documented contract and its source.
/// An answer on which the real host would hang fails the test at the end.
/// </summary>
/// <remarks>
/// Settings are app settings: the process sees them as its environment, <c>AzureFunctionsJobHost__…</c> overrides
/// host.json, and <c>AzureWebJobs.{function}.Disabled = true</c> switches a function off, so that several hosts on one
/// account share the functions as instances on Azure do. Queues are listened to when there is a setting
/// <c>AzureWebJobsStorage</c>.
/// </remarks>
internal sealed class FunctionsHost : IAsyncDisposable
{
    public const string Token = "test-token-of-the-administrator";

    // How long the host holds a message it has fetched.
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(10);

    private readonly TemporaryFolder _folder = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly IReadOnlyList<Function> _functions;
    private readonly List<QueueListener> _listeners;
    private readonly Handler _handler;
    private readonly Invocations _invocations;
    private FrontDoor? _door;
    private Task _listening = Task.CompletedTask;

    private FunctionsHost(TimeSpan lease, IEnumerable<(string Name, string Value)> settings)
    {
        var appSettings = AppSettings(settings);
        Settings = HostSettings.Read(FunctionsPackage.Unpacked.In("host.json"), appSettings);
        _functions = [.. FunctionsPackage.Unpacked.Functions.Where(function =>
            appSettings.GetValueOrDefault($"AzureWebJobs.{function.Name}.Disabled") != "true")];
        _handler = new Handler(FunctionsPackage.Unpacked, Settings, appSettings);
        _invocations = new Invocations(_handler, Settings);
        _listeners = [.. _functions.Where(function => function.IsQueue && appSettings.ContainsKey(function.Connection))
            .Select(function => new QueueListener(
                function, StorageAccount.Of(appSettings[function.Connection]), Settings, _invocations, lease))];
        Anyone = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public HostSettings Settings { get; }

    /// <summary>The public side, with the administrator's token.</summary>
    public HttpClient Client { get; }

    /// <summary>The public side, without any credentials.</summary>
    public HttpClient Anyone { get; }

    /// <summary>What the process says at its own port, where only the host may reach it.</summary>
    public Handler Process => _handler;

    public IReadOnlyList<PublicRequest> Requests => _door!.Answered;

    /// <summary>The addresses of the public requests that went on to the process, as they were sent there.</summary>
    public IReadOnlyList<string> Forwarded => _door!.Forwarded;

    /// <summary>The messages and ticks that were delivered so far.</summary>
    public IReadOnlyList<Invocation> Invocations => _invocations.Ended;

    /// <summary>How many messages and ticks are being handled.</summary>
    public int Running => _invocations.Running;

    /// <summary>How the payloads of messages are encoded: twice, as on the wire, unless a test says otherwise.</summary>
    public PayloadEncoding Encoding
    {
        get => _invocations.Encoding;
        set => _invocations.Encoding = value;
    }

    public static Task<FunctionsHost> StartAsync(params (string Name, string Value)[] settings) =>
        StartAsync(s_lease, settings);

    /// <summary>A host that holds fetched messages for another time than Azure's.</summary>
    public static async Task<FunctionsHost> StartAsync(TimeSpan lease, params (string Name, string Value)[] settings)
    {
        var host = new FunctionsHost(lease, settings);
        try
        {
            await host.OpenAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the public side with the administrator's token.</summary>
    public async Task<Reply> SendAsync(
        HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Reply.ReadAsync(await Client.SendAsync(request));
    }

    /// <summary>What a call that must succeed answers.</summary>
    public async Task<JsonElement> DoAsync(HttpMethod method, string path, string? json = null)
    {
        var reply = await SendAsync(method, path, json);
        Assert.True(reply.Code < 300, $"{method} {path}: {reply.Code} {reply.Body}");
        return reply.Body.Length > 0 ? reply.Json : default;
    }

    /// <summary>Uploads a ledger that must be read.</summary>
    public async Task<JsonElement> UploadAsync(string path, HttpContent file, string name)
    {
        using var form = new MultipartFormDataContent { { file, "file", name } };
        var reply = await Reply.ReadAsync(await Client.PostAsync(new Uri(path, UriKind.Relative), form));
        Assert.True(reply.Code == 201, $"POST {path}: {reply.Code} {reply.Body}");
        return reply.Json;
    }

    /// <summary>The queue of a function.</summary>
    public StorageQueue QueueOf(string function) => ListenerOf(function).Queue;

    /// <summary>Where a function's messages end that cannot be handled.</summary>
    public StorageQueue PoisonOf(string function) => ListenerOf(function).Poison;

    /// <summary>How often the lease of a message of this function was renewed.</summary>
    public int RenewalsOf(string function) => ListenerOf(function).Renewals;

    /// <summary>Delivers a message without any queue, as its first delivery.</summary>
    public Task<Invocation> DeliverAsync(string function, string text)
    {
        var now = DateTimeOffset.UtcNow;
        var message = new QueueMessage($"{Guid.NewGuid()}", "AgAAAAMAAAAAAAAA", 1, now, now.AddDays(7), now, text, text);
        return _invocations.DeliverAsync(FunctionOf(function), message, _stopping.Token);
    }

    /// <summary>Lets a timer fire.</summary>
    public Task<Invocation> TickAsync(string function, bool isPastDue = false) =>
        _invocations.TickAsync(FunctionOf(function), isPastDue, _stopping.Token);

    /// <summary>Waits until no function runs and no queue holds a message, two looks in succession.</summary>
    public async Task WaitUntilIdleAsync(int seconds = 60)
    {
        var looks = 0;
        await Eventually.True(async () => (looks = await IsIdleAsync() ? looks + 1 : 0) == 2, seconds);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_door is not null)
            await _door.DisposeAsync();
        await _handler.DisposeAsync();
        await _listening;
        Client.Dispose();
        Anyone.Dispose();
        _stopping.Dispose();
        _folder.Dispose();
        Assert.DoesNotContain(Invocations, invocation => invocation.Verdict == Verdict.Hung);
    }

    private Dictionary<string, string> AppSettings(IEnumerable<(string Name, string Value)> settings)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LEADS_TOKEN"] = Token,
            ["LEADS_DATA"] = _folder.Path,
            // Tests do not wait for a polling that has slowed down.
            ["AzureFunctionsJobHost__extensions__queues__maxPollingInterval"] = "00:00:00.1",
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        return all;
    }

    private async Task OpenAsync()
    {
        await _handler.StartAsync();
        _door = await FrontDoor.OpenAsync(_handler, Settings, _functions);
        Client.BaseAddress = Anyone.BaseAddress = _door.Address;
        _listening = Task.WhenAll(_listeners.Select(listener => listener.ListenAsync(_stopping.Token)));
    }

    private async Task<bool> IsIdleAsync()
    {
        foreach (var listener in _listeners)
        {
            if (await listener.Queue.CountAsync() > 0)
                return false;
        }

        return _invocations.Running == 0;
    }

    private QueueListener ListenerOf(string function) => _listeners.Single(listener => listener.Function == function);

    private Function FunctionOf(string name) => _functions.Single(function => function.Name == name);
}
