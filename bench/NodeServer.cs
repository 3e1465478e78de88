using System.Diagnostics;

namespace Leads.Bench;

/// <summary>A program of tests/servers; ends with its measurement.</summary>
internal sealed class NodeServer : IDisposable
{
    private readonly Process _process;

    public NodeServer(string script, string options) => _process = Process.Start(
        new ProcessStartInfo("node", [script, options])
        {
            WorkingDirectory = Path.Combine(RepositoryRoot(), "tests", "servers"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    public async Task<string> LineAsync() =>
        await _process.StandardOutput.ReadLineAsync() ?? throw new IOException("The server has ended.");

    /// <summary>Passes over what it says from now on.</summary>
    public async Task SkipAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is not null)
        {
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    public static string RepositoryRoot()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Leads.sln")))
            root = Path.GetDirectoryName(root) ?? throw new DirectoryNotFoundException("Run it from the repository.");
        return root;
    }
}
