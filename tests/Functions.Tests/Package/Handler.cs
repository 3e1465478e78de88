using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Leads.Functions.Tests.Package;

/// <summary>
/// The published process as the Functions host keeps it: told its port by the environment, probed until it answers,
/// started again when it ends, and given up at its third end within half an hour.
/// </summary>
internal sealed class Handler(FunctionsPackage package, HostSettings settings, IReadOnlyDictionary<string, string> appSettings)
    : IAsyncDisposable
{
    private const int MaxErrors = 3;

    private static readonly TimeSpan s_probeEvery = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan s_errorsCountFor = TimeSpan.FromMinutes(30);

    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false });
    private readonly CancellationTokenSource _stopping = new();
    private readonly StringBuilder _said = new();
    private readonly Lock _lock = new();
    private readonly List<Process> _processes = [];
    private readonly List<long> _errors = [];
    private TaskCompletionSource _ready = NotReady();
    private Task _kept = Task.CompletedTask;
    private bool _isMeant;

    /// <summary>The same for all processes that follow each other.</summary>
    public int Port { get; } = FreePort();

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/");

    public int ProcessId => Process.Id;

    /// <summary>How many processes there have been.</summary>
    public int Starts => _processes.Count;

    /// <summary>From the start of the present process to its first answer.</summary>
    public TimeSpan StartedWithin { get; private set; }

    /// <summary>Everything the processes have written to their output and error streams.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public Task StartAsync()
    {
        _kept = KeepAsync();
        return WhenReadyAsync();
    }

    /// <summary>Invocations wait until a process answers; the host that has given up fails them.</summary>
    public Task WhenReadyAsync()
    {
        lock (_lock)
            return _ready.Task;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) =>
        _client.SendAsync(request, stop);

    /// <summary>kill -9, as by the system's want of memory. Returns when the process is gone.</summary>
    public void Kill()
    {
        var process = Process;
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>The host's own kill after a time-out: no error of the process. Not done twice to the same one.</summary>
    public void KillOverdue(int start)
    {
        lock (_lock)
        {
            if (start != Starts || _isMeant)
                return;
            _isMeant = true;
            ForgetReady();
        }

        Kill();
    }

    /// <summary>A new host, as the platform starts one: the process is killed, and its errors are forgotten.</summary>
    public Task RestartAsync()
    {
        _errors.Clear();
        if (!_kept.IsCompleted)
        {
            KillOverdue(Starts);
            return WhenReadyAsync();
        }

        ForgetReady();
        return StartAsync();
    }

    /// <summary>Sends a signal, such as STOP and CONT.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", ProcessId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (!_kept.IsCompleted)
            Kill();
        await _kept;
        _client.Dispose();
        _stopping.Dispose();
        _processes.ForEach(process => process.Dispose());
    }

    private Process Process => _processes[^1];

    private async Task KeepAsync()
    {
        try
        {
            while (!_stopping.IsCancellationRequested && Errors < MaxErrors)
            {
                await RunOnceAsync();
                if (!_isMeant)
                    _errors.Add(Stopwatch.GetTimestamp());
                _isMeant = false;
            }

            if (!_stopping.IsCancellationRequested)
                _ready.TrySetException(new HostDownException($"The process ended {Errors} times: {Said}"));
        }
        catch (Win32Exception failure)
        {
            _ready.TrySetException(failure); // it cannot be run at all
        }
    }

    private int Errors => _errors.Count(at => Stopwatch.GetElapsedTime(at) < s_errorsCountFor);

    /// <summary>One life of the process, from its start to its end.</summary>
    private async Task RunOnceAsync()
    {
        var watch = Stopwatch.StartNew();
        var process = Launch();
        _processes.Add(process);
        if (await AnswersAsync(process, watch))
        {
            StartedWithin = watch.Elapsed;
            _ready.TrySetResult();
        }
        else
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        ForgetReady();
    }

    private void ForgetReady()
    {
        lock (_lock)
        {
            if (_ready.Task.IsCompleted)
                _ready = NotReady();
        }
    }

    private Process Launch()
    {
        var start = new ProcessStartInfo(package.In(settings.ExecutablePath))
        {
            WorkingDirectory = package.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Nothing of the tests' own: the package brings its runtime along.
        start.Environment.Clear();
        foreach (var (name, value) in appSettings.Concat(ToldByTheHost()))
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private IEnumerable<KeyValuePair<string, string>> ToldByTheHost()
    {
        var (port, id) = (Port.ToString(CultureInfo.InvariantCulture), Guid.NewGuid().ToString());
        return
        [
            new("PATH", Environment.GetEnvironmentVariable("PATH") ?? ""), new("HOME", Path.GetTempPath()),
            new("FUNCTIONS_WORKER_RUNTIME", "custom"), new("FUNCTIONS_APP_ROOT_PATH", package.Root),
            new("FUNCTIONS_CUSTOMHANDLER_PORT", port), new("FUNCTIONS_HTTPWORKER_PORT", port),
            new("FUNCTIONS_CUSTOMHANDLER_WORKER_ID", id), new("FUNCTIONS_HTTPWORKER_ID", id),
        ];
    }

    /// <summary>Any answer to <c>GET /</c> will do; only a refused connection means "not yet".</summary>
    private async Task<bool> AnswersAsync(Process process, Stopwatch watch)
    {
        while (!process.HasExited && watch.Elapsed < settings.InitializationTimeout)
        {
            try
            {
                using var answer = await _client.GetAsync(new Uri(Address), _stopping.Token);
                return true;
            }
            catch (HttpRequestException refused) when (refused.InnerException is SocketException)
            {
                await Task.Delay(s_probeEvery);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return false;
            }
        }

        return false;
    }

    private void Note(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
    }

    private static TaskCompletionSource NotReady() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>The host has given its process up and is gone, until the platform starts another one.</summary>
internal sealed class HostDownException(string why) : Exception(why);
