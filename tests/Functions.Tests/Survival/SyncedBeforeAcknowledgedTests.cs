using System.Text.RegularExpressions;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

public sealed partial class SyncedBeforeAcknowledgedTests
{
    private const int Captures = 10;

    [Fact]
    public async Task Every_acknowledgement_leaves_after_the_log_of_its_commit_is_on_the_disk()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "strace is not installed.");
        using var folder = new TemporaryFolder();
        var trace = Path.Combine(folder.Path, "trace");
        using var process = await KilledProcess.StartAsync(Path.Combine(folder.Path, "data"),
            "/usr/bin/strace", "-D", "-f", "--seccomp-bpf", "-y", "-s", "24", "-o", trace,
            "-e", "trace=fsync,fdatasync,sendmsg,sendto,write");
        await process.AskAsync(HttpMethod.Put, "/api/regions/survivor", """{"name":"幸存县"}""");
        for (var number = 1; number <= Captures; number++)
            await process.AskAsync(HttpMethod.Post, "/api/regions/survivor/signed-projects",
                $$"""{"name":"项目{{number}}","investor":"某公司","on":"2026-01-15"}""");
        await Eventually.True(() => Task.FromResult(Calls(trace).Count(call => call == "acknowledged") > Captures));
        process.Kill();
        // One client, one request at a time: what was synced since the acknowledgement before is of this commit.
        var calls = Calls(trace).Prepend("acknowledged").ToList();
        Assert.DoesNotContain(calls.Zip(calls.Skip(1)), pair => pair is ("acknowledged", "acknowledged"));
    }

    private static IEnumerable<string> Calls(string trace) =>
        from line in File.ReadLines(trace)
        let call = Synced.IsMatch(line) ? "synced" : Acknowledged.IsMatch(line) ? "acknowledged" : ""
        where call.Length > 0
        select call;

    [GeneratedRegex(@"(fsync|fdatasync)(\(.*leads\.db-wal.*|\ resumed.*)= 0")]
    private static partial Regex Synced { get; }

    [GeneratedRegex(@"""HTTP/1\.1 201 ")]
    private static partial Regex Acknowledged { get; }
}
