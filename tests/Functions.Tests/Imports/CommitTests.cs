using System.Text;

namespace Leads.Functions.Tests.Imports;

public sealed class CommitTests
{
    private static readonly byte[] File = LedgerCsv.Signed()
        .Row("甲", "某公司", "2", "1", "果业", "北极镇", "2026-01-05")
        .Row("乙", "某公司", "3", "3", "果业", "水口镇", "2026-02-05").Bytes();

    [Fact]
    public async Task The_same_upload_under_the_same_key_is_one_import()
    {
        await using var bureau = await Bureau.OpenAsync();
        var first = await bureau.UploadAsync(File, headers: ("Idempotency-Key", "k"));
        var again = await bureau.UploadAsync(File, headers: ("Idempotency-Key", "k"));
        Assert.Equal((201, 201), (first.Code, again.Code));
        Assert.Equal(first.Body, again.Body);
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        Assert.Equal($"{Bureau.Home}/imports/{first.Json.Id()}", first.Header("Location"));
        Assert.Single((await bureau.GetAsync("/imports")).List("items"));
        var other = await bureau.UploadAsync([.. File, (byte)'\n'], headers: ("Idempotency-Key", "k"));
        Assert.Equal((422, "keyReused"), (other.Code, other.Problem()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_second_commit_answers_as_the_first_and_changes_nothing(bool sameKey)
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(File);
        var first = await bureau.CommitAsync(preview, ("Idempotency-Key", "a"));
        var again = await bureau.CommitAsync(preview, ("Idempotency-Key", sameKey ? "a" : "b"));
        Assert.Equal((200, first.Body), (again.Code, again.Body));
        Assert.Equal((2m, 0m), (first.Json.Number("created"), first.Json.Number("updated")));
        Assert.Equal(2m, (await bureau.GroupAsync()).Number("signed"));
    }

    [Fact]
    public async Task Of_sixteen_commits_at_once_one_writes_and_its_undo_takes_all_back()
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(CountyFile.Sample(), CountyFile.Name);
        var commits = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => bureau.CommitAsync(preview)));
        Assert.All(commits, commit => Assert.Equal(200, commit.Code));
        Assert.Single(commits.Select(commit => commit.Body).Distinct());
        Assert.Equal(152, (await bureau.NamesAsync("?limit=1000")).Length);
        var undone = await bureau.UndoAsync(preview);
        Assert.Equal(("undone", "[]"), (undone.Text("state"), undone.Text("kept")));
        Assert.Empty(await bureau.NamesAsync());
    }

    [Fact]
    public async Task A_commit_racing_captures_of_the_same_projects_makes_no_twins()
    {
        await using var bureau = await Bureau.OpenAsync();
        var names = Enumerable.Range(0, 40).Select(i => $"项目{i}").ToList();
        var file = names.Aggregate(LedgerCsv.Leads(), (csv, name) => csv.Row(name, "某公司", "1", "", "", "2026-01-05"));
        var preview = await bureau.PreviewAsync(file.Bytes());
        var commit = bureau.CommitAsync(preview);
        var captures = await Task.WhenAll(names.Select(name => bureau.TryCaptureAsync("intended", name, "2026-01-05")));
        Assert.All(captures, capture => Assert.True(capture.Code is 201 or 409, capture.Body));
        var committed = await commit;
        Assert.True(committed.Code == 200, committed.Body);
        Assert.Equal(captures.Count(c => c.Code == 201), 40 - committed.Json.Number("created"));
        Assert.Equal(names.Order(), (await bureau.NamesAsync("?limit=1000")).Order());
        await bureau.ReconcileAsync();
    }

    [Fact]
    public async Task Two_imports_of_the_same_file_committed_at_once_make_no_twins()
    {
        await using var bureau = await Bureau.OpenAsync();
        var one = await bureau.PreviewAsync(CountyFile.Sample(), CountyFile.Name);
        var two = await bureau.PreviewAsync(CountyFile.Sample(), CountyFile.Name);
        var commits = await Task.WhenAll(bureau.CommitAsync(one), bureau.CommitAsync(two));
        Assert.Equal([0m, 152m], commits.Select(c => c.Json.Number("created")).Order());
        Assert.Equal(152, (await bureau.NamesAsync("?limit=1000")).Length);
        Assert.Equal(59m, (await bureau.GroupAsync("?from=2021-01-01&asOf=2021-10-31")).Number("signed"));
    }

    [Fact]
    public async Task The_cutoff_of_the_request_goes_before_the_titles()
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(CountyFile.Sample(), CountyFile.Name, "?cutoff=2021-11-30");
        Assert.Equal("2021-11-30", preview.Text("cutoff"));
        Assert.Equal("2026-11-21", (await bureau.PreviewAsync(File)).Text("cutoff"));
    }

    [Theory]
    [InlineData("?cutoff=2026-11-22", "")]
    [InlineData("", "截至2026年12月31日")]
    public async Task A_cutoff_later_than_today_is_refused(string query, string title)
    {
        await using var bureau = await Bureau.OpenAsync();
        var file = Encoding.UTF8.GetBytes($"{title}\r\n" + Encoding.UTF8.GetString(File));
        var reply = await bureau.UploadAsync(file, query: query, headers: ("Accept-Language", "zh"));
        Assert.Equal(400, reply.Code);
        Assert.Contains("晚于今天", reply.Error("cutoff"), StringComparison.Ordinal);
        Assert.Empty((await bureau.GetAsync("/imports")).List("items"));
    }

    [Fact]
    public async Task A_csv_in_gb18030_is_read_and_an_alias_finds_its_chain()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.SendAsync(HttpMethod.Put, "/chains/现代果业", """{"name":"现代果业链","aliases":["苹果"]}""");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = LedgerCsv.Signed().Row("䶮镕苹果", "某公司", "2", "1", "蘋果", "北极镇", "2026-01-05").Bytes(
            Encoding.GetEncoding("GB18030"));
        await bureau.ImportAsync(file);
        Assert.Equal(["䶮镕苹果"], await bureau.NamesAsync("?chain=苹果"));
        Assert.Equal(["现代果业"], (await bureau.RatesAsync("?by=chain")).Keys());
    }

    [Fact]
    public async Task Ten_thousand_rows_are_previewed_and_committed()
    {
        await using var bureau = await Bureau.OpenAsync();
        var file = LedgerCsv.Signed();
        for (var row = 0; row < 10_000; row++)
            file.Row($"项目{row}", "某公司", "0.5", "0.4", $"链{row % 12}", $"镇{row % 15}", "2026-01-05", "", "0.1", "0.1");
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var import = await bureau.ImportAsync(file.Bytes()).WaitAsync(bound.Token);
        Assert.Equal((10_000m, 10_000m), (import.Number("read"), import.Number("created")));
        var total = await bureau.GroupAsync();
        Assert.Equal((10_000m, 5_000m, 1_000m),
            (total.Number("signed"), total.Number("signedAmount"), total.Number("paidIn")));
        Assert.Equal(10_000, (await bureau.NamesAsync("?limit=10000&select=name")).Length);
    }

    [Fact]
    public async Task Projects_are_listed_in_the_order_of_their_file()
    {
        await using var bureau = await Bureau.OpenAsync();
        var names = Enumerable.Range(0, 50).Select(i => $"项目{i}").ToList();
        await bureau.ImportAsync(
            names.Aggregate(LedgerCsv.Leads(), (csv, name) => csv.Row(name, "某公司", "1", "", "", "2026-01-05")).Bytes());
        Assert.Equal(names, await bureau.NamesAsync());
    }
}
