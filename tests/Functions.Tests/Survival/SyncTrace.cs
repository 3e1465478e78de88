using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Leads.Functions.Tests.Survival;

/// <summary>What strace saw of a process: writes, syncs and sends with their files, in their order.</summary>
internal sealed partial class SyncTrace : IDisposable
{
    private readonly Process _strace;
    private readonly string _file;

    private SyncTrace(Process strace, string file) => (_strace, _file) = (strace, file);

    /// <summary>Watches a process from now on.</summary>
    public static async Task<SyncTrace> AttachAsync(int process, string file)
    {
        var strace = Process.Start(new ProcessStartInfo("strace",
        [
            "-f", "-y", "-ttt", "-s", "6000", "-o", file, "-p", $"{process}",
            "-e", "trace=fdatasync,fsync,pwrite64,write,sendto,sendmsg,writev",
        ])
        { RedirectStandardError = true })!;
        var first = await strace.StandardError.ReadLineAsync();
        Assert.True(first?.Contains("attached", StringComparison.Ordinal), $"strace did not attach: {first}");
        _ = strace.StandardError.ReadToEndAsync();
        return new SyncTrace(strace, file);
    }

    /// <summary>Every line, once the process has ended and strace has written all.</summary>
    public async Task<string[]> LinesAsync()
    {
        await _strace.WaitForExitAsync();
        return await File.ReadAllLinesAsync(_file);
    }

    /// <summary>
    /// Whether a file of this kind that the mark was written to was synced, to the end of the sync, before the first
    /// answer that carries the mark began to be sent.
    /// </summary>
    public static bool IsSyncedBeforeAnswer(IEnumerable<string> lines, string mark, string kind)
    {
        var (written, synced) = (false, false);
        var syncing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var thread = line[..line.IndexOf(' ', StringComparison.Ordinal)];
            if (Write.IsMatch(line) && line.Contains(kind, StringComparison.Ordinal))
                (written, synced) = Holds(line, mark) ? (true, false) : (written, synced);
            else if (Sync.IsMatch(line) && line.Contains(kind, StringComparison.Ordinal))
                synced |= Begins(line) ? written && !syncing.Add(thread) : written;
            else if (SyncEnds.IsMatch(line))
                synced |= syncing.Remove(thread) && written;
            else if (Send.IsMatch(line) && Holds(line, mark))
                return synced;
        }

        throw new InvalidOperationException($"No answer carries {mark}.");
    }

    public static bool IsSync(string line) => Sync.IsMatch(line) || SyncEnds.IsMatch(line);

    public void Dispose()
    {
        if (!_strace.HasExited)
            _strace.Kill();
        _strace.Dispose();
    }

    private static bool Holds(string line, string mark) => line.Contains(mark, StringComparison.Ordinal);

    private static bool Begins(string line) => line.EndsWith("<unfinished ...>", StringComparison.Ordinal);

    [GeneratedRegex(@"^\d+ +[\d.]+ (pwrite64|write|writev)\(")]
    private static partial Regex Write { get; }

    [GeneratedRegex(@"^\d+ +[\d.]+ (fdatasync|fsync)\(")]
    private static partial Regex Sync { get; }

    [GeneratedRegex(@"^\d+ +[\d.]+ <\.\.\. (fdatasync|fsync) resumed>.*= 0$")]
    private static partial Regex SyncEnds { get; }

    [GeneratedRegex(@"^\d+ +[\d.]+ (sendto|sendmsg)\(")]
    private static partial Regex Send { get; }
}
