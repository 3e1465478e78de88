using System.Text;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

/// <summary>Below the process: what the kernel was asked to do, and when.</summary>
public sealed class SyncBeforeAnswerTests(ITestOutputHelper output)
{
    private const string Home = "/api/regions/survivor";
    private const string Log = "leads.db-wal>";

    [Fact]
    public async Task Every_acknowledgement_follows_the_sync_of_its_commit()
    {
        using var folder = new TemporaryFolder();
        var marks = new List<string>();
        string[] lines;
        using (var process = await KilledProcess.StartAsync(folder.Path))
        {
            await process.AskAsync(HttpMethod.Put, Home, """{"name":"幸存县"}""");
            using var trace = await SyncTrace.AttachAsync(process.Id, folder.In("trace"));
            for (var round = 0; round < 10; round++)
                await WriteAllAsync(process, round, marks);
            process.Kill();
            lines = await trace.LinesAsync();
        }

        Assert.All(marks, mark => Assert.True(SyncTrace.IsSyncedBeforeAnswer(lines, mark, Log), mark));
        output.WriteLine($"{marks.Count} acknowledgements, each after the sync of its commit; {lines.Length} calls seen");
        // The same look at a trace without its syncs (synchronous=OFF) finds every one of them wrong.
        var unsynced = lines.Where(line => !SyncTrace.IsSync(line)).ToList();
        Assert.All(marks, mark => Assert.False(SyncTrace.IsSyncedBeforeAnswer(unsynced, mark, Log), mark));
    }

    [Fact]
    public async Task An_uploaded_ledger_is_on_the_disk_before_its_preview_is_answered()
    {
        using var folder = new TemporaryFolder();
        string[] lines;
        using (var process = await KilledProcess.StartAsync(folder.Path))
        {
            await process.AskAsync(HttpMethod.Put, Home, """{"name":"幸存县"}""");
            using var trace = await SyncTrace.AttachAsync(process.Id, folder.In("trace"));
            await process.UploadAsync(Home + "/imports",
                Encoding.UTF8.GetBytes("项目名称,投资方,总投资（亿元）,签约时间\nmark-ledger,某公司,1.5,2026.1.5\n"), "mark-ledger.csv");
            process.Kill();
            lines = await trace.LinesAsync();
        }

        Assert.True(SyncTrace.IsSyncedBeforeAnswer(lines, "mark-ledger", "/files/"));
    }

    /// <summary>One after another; each carries a mark that its row and its answer repeat.</summary>
    private static async Task WriteAllAsync(KilledProcess process, int round, List<string> marks)
    {
        var project = await WriteAsync("capture", "/signed-projects",
            """{"name":"MARK","investor":"a","on":"2026-01-15","totalInvestment":1}""");
        var at = "/projects/" + project.Text("id");
        await WriteAsync("fact", at + "/facts", """{"milestone":"paidIn","on":"2026-02-01","amount":0.1,"note":"MARK"}""");
        await WriteAsync("correction", $"{at}/facts/{project.LastFact("signed").Text("id")}/correction",
            """{"totalInvestment":2,"why":"MARK"}""");
        await WriteAsync("assignment", at + "/assignments", """{"leader":"MARK","from":"2026-03-01"}""");

        async Task<System.Text.Json.JsonElement> WriteAsync(string what, string path, string json)
        {
            marks.Add($"mark-{what}-{round}.");
            return await process.AskAsync(HttpMethod.Post, Home + path,
                json.Replace("MARK", marks[^1], StringComparison.Ordinal));
        }
    }
}
