using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Leads.Bench;

/// <summary>The published program as a child process on a free port, with a folder of its own.</summary>
internal sealed class Product : IDisposable
{
    public const string Token = "bench";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private Product(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>From the start of the process to the first 200.</summary>
    public double StartMilliseconds { get; private set; }

    public double ProcessorMilliseconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <summary>Resident memory in MB (2^20 bytes).</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    public static Product Start(string program, string folder, params (string Name, string Value)[] settings) =>
        Start(program, folder, FreePort(), settings);

    /// <summary>As the Functions host starts it: nobody delivers what it puts into its queues.</summary>
    public static Product StartAsHandler(string program, string folder, params (string Name, string Value)[] settings)
    {
        var port = FreePort();
        return Start(program, folder, port,
            [.. settings, ("FUNCTIONS_CUSTOMHANDLER_PORT", port.ToString(CultureInfo.InvariantCulture))]);
    }

    private static Product Start(
        string program, string folder, int port, params (string Name, string Value)[] settings)
    {
        var how = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["LEADS_URLS"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
                ["LEADS_DATA"] = folder,
                ["LEADS_TOKEN"] = Token,
                ["LEADS_LOG"] = "warning",
            },
        };
        foreach (var (name, value) in settings)
            how.Environment[name] = value;
        var start = Stopwatch.GetTimestamp();
        var process = Process.Start(how)!;
        process.OutputDataReceived += (_, line) => Show(line.Data);
        process.BeginOutputReadLine();
        var product = new Product(process, port);
        product.WaitForFirstAnswer(start);
        return product;
    }

    public Connection Connect() => new(Port, Token);

    /// <summary>Registers a region with chains and units as <see cref="Seeds"/> names them.</summary>
    public void Register(string region)
    {
        using var connection = Connect();
        connection.Ask("PUT", $"/api/regions/{region}", """{"name":"比较县"}""", expected: 201);
        foreach (var chain in Seeds.Chains)
            connection.Ask("PUT", $"/api/regions/{region}/chains/{Uri.EscapeDataString(chain)}", $$"""{"name":"{{chain}}"}""", 201);
        foreach (var unit in Seeds.Units)
            connection.Ask("PUT", $"/api/regions/{region}/units/{Uri.EscapeDataString(unit)}", $$"""{"name":"{{unit}}"}""", 201);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Show(string? line)
    {
        if (line is not null)
            Console.Error.WriteLine(line);
    }

    private void WaitForFirstAnswer(long start)
    {
        while (!IsAnswering())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(start) > s_patience)
                throw new InvalidOperationException("The program under test did not start.");
            Thread.Sleep(1);
        }

        StartMilliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private bool IsAnswering()
    {
        try
        {
            using var connection = Connect();
            connection.Ask("GET", "/api/health");
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
