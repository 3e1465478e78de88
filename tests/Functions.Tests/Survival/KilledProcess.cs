using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Leads.Functions.Tests.Survival;

/// <summary>The built program as a process of its own, on a folder that outlives it.</summary>
public sealed class KilledProcess : IDisposable
{
    public const string Token = "survivor";

    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly StringBuilder _said = new();

    private KilledProcess(Process process, int port)
    {
        (_process, Port) = (process, port);
        _client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// <summary>Speaks to it with the administrator's token.</summary>
    public HttpClient Client => _client;

    public int Id => _process.Id;

    public int Port { get; }

    /// <summary>What it has computed so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What it has said so far, to its log and in its last words.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Bytes of memory it holds now.</summary>
    public long Resident => StatusOf("VmRSS:");

    /// <summary>The most bytes of memory it ever held.</summary>
    public long PeakResident => StatusOf("VmHWM:");

    public static async Task<KilledProcess> StartAsync(
        string folder, params (string Name, string Value)[] settings)
    {
        var started = Begin(folder, FreePort(), settings);
        await started.AnswerAsync();
        return started;
    }

    /// <summary>Starts it as the Functions host does: who sends its messages and ticks is the test.</summary>
    public static async Task<KilledProcess> StartAsHandlerAsync(
        string folder, params (string Name, string Value)[] settings)
    {
        var port = FreePort();
        var started = Begin(folder, port,
            [.. settings, ("FUNCTIONS_CUSTOMHANDLER_PORT", port.ToString(CultureInfo.InvariantCulture))]);
        await started.AnswerAsync();
        return started;
    }

    /// <summary>Starts it where it cannot work: how it ended, and what it said.</summary>
    public static async Task<(int Code, string Said)> RefusedAsync(
        string folder, params (string Name, string Value)[] settings)
    {
        using var refused = Begin(folder, FreePort(), settings);
        await refused._process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (refused._process.ExitCode, refused.Said);
    }

    private static KilledProcess Begin(string folder, int port, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(LeadsProgram.Path)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["LEADS_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
                ["LEADS_DATA"] = folder,
                ["LEADS_TOKEN"] = Token,
            },
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var started = new KilledProcess(Process.Start(start)!, port);
        started._process.OutputDataReceived += (_, line) => started.Note(line.Data);
        started._process.ErrorDataReceived += (_, line) => started.Note(line.Data);
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        return started;
    }

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(request);
    }

    public async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage request)
    {
        using var response = await _client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<JsonElement> AskAsync(HttpMethod method, string path, string? json = null)
    {
        var (status, body) = await SendAsync(method, path, json);
        Assert.True((int)status < 300, $"{method} {path} answered {status}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>Uploads a ledger that must be read.</summary>
    public async Task<JsonElement> UploadAsync(string path, byte[] file, string name)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } };
        using var response = await _client.PostAsync(new Uri(path, UriKind.Relative), form);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Created, body);
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>Does what ends with the process: its death is no failure.</summary>
    public static async Task UntilKilledAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            // Killed. What was sent last may be stored or not, once at most.
        }
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        _client.Dispose();
    }

    private void Note(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
    }

    private long StatusOf(string name) => 1024 * long.Parse(
        File.ReadLines($"/proc/{Id}/status").First(line => line.StartsWith(name, StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private async Task AnswerAsync()
    {
        while (true)
        {
            Assert.False(_process.HasExited, "the program ended by itself: " + Said);
            try
            {
                await _client.GetAsync(new Uri("/api/health", UriKind.Relative));
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(10);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
