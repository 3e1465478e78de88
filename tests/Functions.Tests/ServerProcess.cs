using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Leads.Functions.Tests;

/// <summary>A real server of tests/servers; ends with its test.</summary>
internal sealed class ServerProcess : IDisposable
{
    private ServerProcess(Process process, JsonElement first) => (Process, First) = (process, first);

    public Process Process { get; }

    /// <summary>The line it prints when it listens.</summary>
    public JsonElement First { get; }

    public static async Task<ServerProcess> StartAsync(string script, object options, [CallerFilePath] string here = "")
    {
        var tests = here[..here.LastIndexOf(Path.DirectorySeparatorChar + "Functions.Tests", StringComparison.Ordinal)];
        var folder = Path.Combine(tests, "servers");
        var process = Process.Start(new ProcessStartInfo("node", [script, JsonSerializer.Serialize(options)])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var first = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"{script} did not start; run \"npm ci\" in {folder}.");
        return new ServerProcess(process, JsonDocument.Parse(first).RootElement);
    }

    public void Dispose()
    {
        Process.Kill();
        Process.WaitForExit();
        Process.Dispose();
    }
}
