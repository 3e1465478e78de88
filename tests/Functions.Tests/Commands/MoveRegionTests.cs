using System.IO.Compression;
using System.Text;
using Leads.Functions.Tests.Imports;
using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Survival;

namespace Leads.Functions.Tests.Commands;

public sealed class MoveRegionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Here => _folder.In("here");

    private string There => _folder.In("there");

    private string Archive => _folder.In("binzhou.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_imported_region_has_the_same_rates_and_the_same_frozen_bytes_and_mails_nobody_again()
    {
        await County.FillAsync(Here);
        IReadOnlyDictionary<string, string> before;
        using (var process = await KilledProcess.StartAsync(Here))
        {
            before = await County.FiguresAsync(process);
            await LeadsCommand.DoneAsync(Here, "export", "binzhou", Archive);
        }

        await LeadsCommand.DoneAsync(There, "import", Archive);
        await LeadsCommand.DoneAsync(There, "doctor");
        Assert.Contains("exists here already", await LeadsCommand.RefusedAsync(There, "import", Archive));
        using var moved = await KilledProcess.StartAsync(There);
        await moved.AskAsync(HttpMethod.Post, County.Home + "/reconcile");
        Assert.Equal(before, await County.FiguresAsync(moved));
        Assert.Contains("in use by process", await LeadsCommand.RefusedAsync(There, "import", Archive));

        await moved.AskAsync(HttpMethod.Post, "/api/mail/resume");
        var mails = await moved.AskAsync(HttpMethod.Get, $"{County.Home}/scorecards/{County.Week}/mails");
        Assert.All(mails.List("items"), mail => Assert.Equal("sent", mail.Text("state")));
        Assert.Empty(Directory.GetFiles(Path.Combine(There, "outbox")));
    }

    [Fact]
    public async Task What_a_sender_taught_moves_along()
    {
        const string Sent = County.Home + "/imports?sender=新民镇";
        var file = new LedgerCsv("项目名称", "投资方", "盘子（亿元）", "签约时间").Row("甲", "A公司", "2.5", "2026-01-05").Bytes();
        using (var process = await KilledProcess.StartAsync(Here))
        {
            await process.AskAsync(HttpMethod.Put, County.Home, """{"name":"彬州市"}""");
            var id = (await process.UploadAsync(Sent, file, "ledger.csv")).Id();
            await process.AskAsync(HttpMethod.Patch, $"{County.Home}/imports/{id}/rows",
                """{"columns":[{"sheet":"ledger.csv","column":"盘子（亿元）","field":"totalInvestment"}]}""");
            await process.AskAsync(HttpMethod.Post, $"{County.Home}/imports/{id}/commit");
            await LeadsCommand.DoneAsync(Here, "export", "binzhou", Archive);
        }

        await LeadsCommand.DoneAsync(There, "import", Archive);
        using var moved = await KilledProcess.StartAsync(There);
        Assert.Contains("盘子（亿元） totalInvestment remembered",
            (await moved.UploadAsync(Sent, file, "next.csv")).Lines("columns", "header", "field", "by"));
    }

    [Fact]
    public async Task What_belongs_to_the_installation_stays_there()
    {
        using (var process = await KilledProcess.StartAsync(Here))
        {
            await process.AskAsync(HttpMethod.Put, County.Home, """{"name":"彬州市"}""");
            process.Client.DefaultRequestHeaders.Add("Idempotency-Key", "once");
            await process.AskAsync(HttpMethod.Post, County.Home + "/signed-projects",
                """{"name":"苹果深加工","investor":"甲公司","on":"2026-01-15"}""");
        }

        await LeadsCommand.DoneAsync(Here, "export", "binzhou", Archive);
        using var zip = ZipFile.OpenRead(Archive);
        var rows = await new StreamReader(zip.GetEntry("rows.jsonl")!.Open()).ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("苹果深加工", rows);
        Assert.DoesNotContain("\"idem-", rows);
        Assert.DoesNotContain("\"board\"", rows);
    }

    [Fact]
    public async Task An_archive_that_was_changed_is_refused_by_the_name_of_the_entry_and_nothing_is_there()
    {
        await SmallAsync();
        Change("rows.jsonl", text => text.Replace("甲公司", "乙公司", StringComparison.Ordinal));
        Assert.Contains("rows.jsonl", await LeadsCommand.RefusedAsync(There, "import", Archive));
        using var process = await KilledProcess.StartAsync(There);
        Assert.Equal(404, (int)(await process.SendAsync(HttpMethod.Get, County.Home)).Status);
    }

    [Theory]
    [InlineData("\"format\":1", "\"format\":2", "newer Leads")]
    [InlineData("\"length\":", "\"length\":9999999999999", "room")]
    [InlineData("\"kind\":\"region\"", "\"kind\":\"backup\"", "not region")]
    [InlineData("\"projects\":1", "\"projects\":2", "not as many")]
    [InlineData("\"entries\":[", "\"entries\":[{\"name\":\"files/../../x\",\"length\":1,\"sha256\":\"\"},", "files/../../x")]
    public async Task A_manifest_that_is_not_ours_is_refused(string was, string becomes, string said)
    {
        await SmallAsync();
        Change("manifest.json", text => text.Replace(was, becomes, StringComparison.Ordinal));
        Assert.Contains(said, await LeadsCommand.RefusedAsync(There, "import", Archive));
    }

    [Fact]
    public async Task An_entry_that_leads_elsewhere_or_is_in_no_manifest_is_refused()
    {
        await SmallAsync();
        Change("files/binzhou/../../evil", _ => "x");
        Assert.Contains("evil", await LeadsCommand.RefusedAsync(There, "import", Archive));
        Assert.False(File.Exists(_folder.In("evil")));
    }

    [Fact]
    public async Task An_unknown_command_lists_the_known_ones_and_ends_with_2()
    {
        var (code, said) = await LeadsCommand.RunAsync(Here, "exprot");
        Assert.Equal(2, code);
        Assert.Contains("leads export REGION FILE", said);
        Assert.Equal(2, (await LeadsCommand.RunAsync(Here, "export", "binzhou")).Code);
        Assert.Contains("退出码", await LeadsCommand.DoneAsync(Here, "help"));
        Assert.False(Directory.Exists(Here));
    }

    private async Task SmallAsync()
    {
        using (var process = await KilledProcess.StartAsync(Here))
        {
            await process.AskAsync(HttpMethod.Put, County.Home, """{"name":"彬州市"}""");
            await process.AskAsync(HttpMethod.Post, County.Home + "/signed-projects",
                """{"name":"苹果深加工","investor":"甲公司","on":"2026-01-15"}""");
        }

        await LeadsCommand.DoneAsync(Here, "export", "binzhou", Archive);
    }

    private void Change(string name, Func<string, string> change)
    {
        using var zip = ZipFile.Open(Archive, ZipArchiveMode.Update);
        var text = "";
        if (zip.GetEntry(name) is { } entry)
        {
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            entry.Delete();
        }

        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(change(text)));
    }
}
