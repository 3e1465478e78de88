using System.Text;
using System.Text.Json;
using Leads.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Imports;

/// <summary>Week after week the same sender sends a ledger with a column that the reader does not know.</summary>
public sealed class RememberedColumnsTests
{
    private const string Mine = "?sender=新民镇";
    private const string Total = """{"columns":[{"sheet":"台账.csv","column":"盘子（亿元）","field":"totalInvestment"}]}""";
    private const string Content = """{"columns":[{"sheet":"台账.csv","column":"盘子（亿元）","field":"content"}]}""";
    private const string Automatic = """{"columns":[{"sheet":"台账.csv","column":"盘子（亿元）","automatic":true}]}""";
    private const string LeftOut = """{"columns":[{"sheet":"台账.csv","column":"备注"}]}""";

    [Fact]
    public async Task A_choice_by_hand_is_taken_by_itself_next_week_with_who_and_when()
    {
        await using var bureau = await Bureau.OpenAsync();
        await TeachAsync(bureau, Total);
        bureau.Clock.Advance(TimeSpan.FromDays(7));
        var preview = await bureau.PreviewAsync(File("盘 子(亿元)"), "第47期.csv", "?sender=新 民镇");
        Assert.Equal("新 民镇", preview.Text("sender"));
        Assert.Equal("totalInvestment remembered", Column(preview, "盘子(亿元)", "field", "by"));
        Assert.Equal("administrator 2026-11-21T02:00:00+00:00",
            Fields(Found(preview, "盘子(亿元)").GetProperty("remembered"), "by", "at"));
        await Bureau.DoAsync(bureau.CommitAsync(preview));
        Assert.Equal(2.5m, (await bureau.GroupAsync()).Number("signedAmount"));
    }

    [Theory]
    [InlineData("?sender=北极镇")]
    [InlineData("")]
    public async Task It_is_not_taken_for_another_sender(string other)
    {
        await using var bureau = await Bureau.OpenAsync();
        await TeachAsync(bureau, Total);
        Assert.Equal(" header", await SecondAsync(bureau, other));
    }

    [Fact]
    public async Task Without_a_sender_it_is_the_memory_of_the_caller()
    {
        await using var bureau = await Bureau.OpenAsync();
        await TeachAsync(bureau, Total, "");
        Assert.Equal("totalInvestment remembered", await SecondAsync(bureau, ""));
    }

    [Fact]
    public async Task A_preview_that_was_abandoned_has_taught_nothing()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.PatchAsync(await bureau.PreviewAsync(File(), query: Mine), Total);
        Assert.Equal(" header", await SecondAsync(bureau, Mine));
    }

    [Fact]
    public async Task A_known_header_that_a_clerk_left_out_stays_out_and_says_what_it_would_have_been()
    {
        await using var bureau = await Bureau.OpenAsync();
        var patched = await bureau.PatchAsync(await bureau.PreviewAsync(File(), query: Mine), LeftOut);
        Assert.Equal(" hand note", Column(patched, "备注", "field", "by", "headerSays"));
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        var next = await bureau.PreviewAsync(File(), query: Mine);
        Assert.Equal(" remembered note", Column(next, "备注", "field", "by", "headerSays"));
    }

    [Fact]
    public async Task Another_choice_replaces_what_was_remembered()
    {
        await using var bureau = await Bureau.OpenAsync();
        await TeachAsync(bureau, Total);
        var patched = await TeachAsync(bureau, Content);
        Assert.Equal("content hand", Column(patched, "盘子（亿元）", "field", "by"));
        Assert.Equal("totalInvestment", Found(patched, "盘子（亿元）").GetProperty("remembered").Text("field"));
        Assert.Equal("content remembered", await SecondAsync(bureau, Mine));
    }

    [Fact]
    public async Task A_column_that_is_automatic_again_is_forgotten_with_the_commit()
    {
        await using var bureau = await Bureau.OpenAsync();
        await TeachAsync(bureau, Total);
        var patched = await bureau.PatchAsync(await bureau.PreviewAsync(File(), query: Mine), Automatic);
        Assert.Equal(" header", Column(patched, "盘子（亿元）", "field", "by"));
        Assert.Equal("totalInvestment remembered", await SecondAsync(bureau, Mine));
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Equal(" header", await SecondAsync(bureau, Mine));
    }

    [Fact]
    public async Task An_undo_takes_back_what_the_import_taught()
    {
        await using var bureau = await Bureau.OpenAsync();
        await TeachAsync(bureau, Total);
        var second = await TeachAsync(bureau, Content);
        Assert.Equal("[]", (await bureau.UndoAsync(second)).Text("kept"));
        Assert.Equal("totalInvestment remembered", await SecondAsync(bureau, Mine));
    }

    [Fact]
    public async Task An_undo_leaves_what_somebody_said_otherwise_since_and_lists_it()
    {
        await using var bureau = await Bureau.OpenAsync();
        var first = await TeachAsync(bureau, Total);
        var second = await TeachAsync(bureau, Content);
        var kept = (await bureau.UndoAsync(first)).Lines("kept", "project", "field", "reason");
        Assert.Contains("盘子（亿元） column changedSince", kept);
        Assert.Equal("content remembered", await SecondAsync(bureau, Mine));
        await bureau.UndoAsync(second);
    }

    [Fact]
    public async Task A_commit_reads_the_columns_as_its_preview_showed_them_whatever_is_taught_meanwhile()
    {
        await using var bureau = await Bureau.OpenAsync();
        await TeachAsync(bureau, Total);
        var shown = await bureau.PreviewAsync(File(), query: Mine);
        await TeachAsync(bureau, Content);
        Assert.Equal("totalInvestment remembered", Column(
            await bureau.GetAsync($"/imports/{shown.Id()}"), "盘子（亿元）", "field", "by"));
        var import = await Bureau.DoAsync(bureau.CommitAsync(shown));
        Assert.Equal("totalInvestment remembered", Column(import, "盘子（亿元）", "field", "by"));
        Assert.Equal("content remembered", await SecondAsync(bureau, Mine));
    }

    [Fact]
    public async Task Of_two_commits_at_once_that_teach_the_later_knows_of_the_earlier()
    {
        await using var bureau = await Bureau.OpenAsync();
        await TeachAsync(bureau, LeftOut);
        var first = await bureau.PatchAsync(await bureau.PreviewAsync(File(), query: Mine), Total);
        var second = await bureau.PatchAsync(await bureau.PreviewAsync(Other(), query: Mine), Content);
        var overtaken = await Overtaken.CommitAsync(bureau, second.Id());
        await Bureau.DoAsync(bureau.CommitAsync(first));
        await overtaken.FailsAsync();
        var import = await Bureau.DoAsync(bureau.CommitAsync(second));
        Assert.Equal("content remembered", await SecondAsync(bureau, Mine));
        await bureau.UndoAsync(import);
        Assert.Equal("totalInvestment remembered", await SecondAsync(bureau, Mine));
    }

    [Fact]
    public async Task A_remembered_field_that_no_longer_exists_is_passed_over()
    {
        await using var bureau = await Bureau.OpenAsync();
        await TeachAsync(bureau, Total);
        await ReplaceInMemoriesAsync(bureau, "totalInvestment", "abolished");
        Assert.Equal(" header", await SecondAsync(bureau, Mine));
        await TeachAsync(bureau, Content);
        Assert.Equal("content remembered", await SecondAsync(bureau, Mine));
    }

    [Fact]
    public async Task Of_too_many_senders_the_one_who_taught_something_longest_ago_makes_room()
    {
        await using var bureau = await Bureau.OpenAsync();
        var storage = bureau.App.Services.GetRequiredService<IRegionStorage>();
        await TeachAsync(bureau, Total);
        var other = """{"sender":"x","columns":[{"header":"h","sheet":"","by":"x","at":"2026-11-21T03:00:00+00:00"}]}"""u8
            .ToArray();
        await storage.CommitAsync(
            "binzhou", [.. Enumerable.Range(0, 499).Select(n => new Operation.Insert($"columns-{n:000}", other))],
            TestContext.Current.CancellationToken);
        await TeachAsync(bureau, Total, "?sender=北极镇");
        Assert.Equal(500, (await MemoriesAsync(storage)).Count);
        Assert.Equal((" header", "totalInvestment remembered"),
            (await SecondAsync(bureau, Mine), await SecondAsync(bureau, "?sender=北极镇")));
    }

    [Fact]
    public async Task A_unit_that_a_clerk_gave_is_remembered_and_stands_in_only_where_the_file_names_none()
    {
        const string wan = """{"columns":[{"sheet":"台账.csv","column":"盘子","field":"totalInvestment","unit":"wan"}]}""";
        await using var bureau = await Bureau.OpenAsync();
        var unread = await bureau.PatchAsync(
            await bureau.PreviewAsync(File("盘子", "25000"), query: Mine),
            wan.Replace(",\"unit\":\"wan\"", "", StringComparison.Ordinal));
        Assert.Equal(["盘子 missingUnit"], unread.Lines("heldBack", "column", "reason"));
        await Bureau.DoAsync(bureau.CommitAsync(await bureau.PatchAsync(unread, wan)));
        Assert.Equal(2.5m, (await bureau.GroupAsync()).Number("signedAmount"));
        var next = await bureau.PreviewAsync(File("盘子", "25000"), query: Mine);
        Assert.Equal(("totalInvestment wan remembered", "1"),
            (Column(next, "盘子", "field", "unit", "by"), next.Text("unchanged")));
        var written = await bureau.PreviewAsync(File("盘子", "3亿元"), query: Mine);
        Assert.Equal(["2.5 3"], written.Lines("changes", "was", "is"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"field\":\"content\",")]
    public async Task Only_amounts_have_a_unit(string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(File());
        var reply = await bureau.SendAsync(HttpMethod.Patch, $"/imports/{preview.Id()}/rows",
            $$"""{"columns":[{"sheet":"台账.csv","column":"盘子（亿元）",{{field}}"unit":"wan"}]}""");
        Assert.NotNull(reply.Error("columns[0].unit"));
    }

    [Fact]
    public async Task A_column_is_decided_or_automatic_and_not_both()
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(File());
        var reply = await bureau.SendAsync(HttpMethod.Patch, $"/imports/{preview.Id()}/rows",
            Total.Replace("\"field\"", "\"automatic\":true,\"field\"", StringComparison.Ordinal));
        Assert.NotNull(reply.Error("columns[0].automatic"));
    }

    [Fact]
    public async Task A_sender_of_more_than_a_line_is_refused()
    {
        await using var bureau = await Bureau.OpenAsync();
        var reply = await bureau.UploadAsync(File(), query: "?sender=" + new string('新', 61));
        Assert.NotNull(reply.Error("sender"));
    }

    /// <summary>Uploads, decides and commits; gives the last preview.</summary>
    private static async Task<JsonElement> TeachAsync(Bureau bureau, string decision, string sender = Mine)
    {
        var patched = await bureau.PatchAsync(await bureau.PreviewAsync(File(), query: sender), decision);
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        return patched;
    }

    /// <summary>What the next file's column is taken for, and who says so.</summary>
    private static async Task<string> SecondAsync(Bureau bureau, string sender) =>
        Column(await bureau.PreviewAsync(File(), query: sender), "盘子（亿元）", "field", "by");

    private static byte[] File(string header = "盘子（亿元）", string amount = "2.5") =>
        new LedgerCsv("项目名称", "投资方", header, "签约时间", "备注").Row("甲", "A公司", amount, "2026-01-05", "好").Bytes();

    private static byte[] Other() =>
        new LedgerCsv("项目名称", "投资方", "盘子（亿元）", "签约时间").Row("乙", "B公司", "3", "2026-02-05").Bytes();

    private static string Column(JsonElement preview, string header, params string[] fields) =>
        Fields(Found(preview, header), fields);

    private static JsonElement Found(JsonElement preview, string header) =>
        preview.List("columns").Single(column => column.Text("header") == header);

    private static string Fields(JsonElement item, params string[] fields) => string.Join(
        ' ', fields.Select(name => item.TryGetProperty(name, out var value) ? value.ToString() : ""));

    private static Task<IReadOnlyList<Row>> MemoriesAsync(IRegionStorage storage) =>
        storage.ListAsync("binzhou", "columns-", "", 1000, TestContext.Current.CancellationToken);

    private static async Task ReplaceInMemoriesAsync(Bureau bureau, string word, string other)
    {
        var storage = bureau.App.Services.GetRequiredService<IRegionStorage>();
        foreach (var row in await MemoriesAsync(storage))
        {
            var body = Encoding.UTF8.GetString(row.Body.Span).Replace(word, other, StringComparison.Ordinal);
            await storage.CommitAsync(
                "binzhou", [new Operation.Put(row.Key, Encoding.UTF8.GetBytes(body))],
                TestContext.Current.CancellationToken);
        }
    }
}
