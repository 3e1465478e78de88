using System.Text;
using Leads.Functions.Scorecards;
using Leads.Functions.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Scorecards;

public sealed class DraftTests
{
    private const string SixOnMonday = "2026-11-22T22:00:00Z";

    [Fact]
    public async Task The_draft_goes_at_six_to_the_head_alone_once_and_the_issue_at_eight_to_all()
    {
        await using var bulletin = await Bulletin.StartAsync(SixOnMonday);
        await bulletin.SignAsync("苹果深加工");
        await HeadAsync(bulletin);
        await TickAsync(bulletin);
        await bulletin.MailedAsync(1);
        await TickAsync(bulletin);
        var draft = await MailAsync(bulletin, "draft");
        Assert.Contains("（草稿）【招商周通报】2026年第1期", draft.Subject, StringComparison.Ordinal);
        Assert.Contains("将于 11月23日（周一）08:00 自动签发", draft.Text, StringComparison.Ordinal);
        Assert.Equal("wang@example.com", draft.To);

        bulletin.Clock.Advance(TimeSpan.FromHours(2));
        await TickAsync(bulletin);
        await bulletin.MailedAsync(4);
        Assert.DoesNotContain("草稿", (await MailAsync(bulletin, "issue.wang")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_head_writes_is_in_the_issue_and_only_the_newest_version_can_be_changed()
    {
        await using var bulletin = await Bulletin.StartAsync(SixOnMonday);
        await bulletin.SignAsync("苹果深加工");
        var read = await bulletin.GetAsync("/2026-W47/draft");
        var tag = read.ETag!;
        var words = """{"opening":"请各单位<加快>开工。\n周五前报结果。","progress":[{"text":"市长带队赴深圳。"}]}""";
        var saved = await bulletin.PutDraftAsync("2026-W47", words, ("If-Match", tag));
        Assert.Equal(200, saved.Code);
        Assert.Equal(412, (await bulletin.PutDraftAsync("2026-W47", words, ("If-Match", tag))).Code);

        await bulletin.PostAsync("/2026-W47/issue");
        await bulletin.MailedAsync(2);
        var card = (await bulletin.GetAsync("/2026-W47.json")).Json;
        Assert.StartsWith("请各单位<加快>开工。", card.GetProperty("opening").GetString(), StringComparison.Ordinal);
        Assert.Equal("市长带队赴深圳。", card.GetProperty("progress")[0].GetProperty("text").GetString());
        var html = Encoding.UTF8.GetString(await bulletin.BytesAsync("/2026-W47.html"));
        Assert.Contains("<b>编者按：</b>请各单位&lt;加快&gt;开工。", html, StringComparison.Ordinal);
        Assert.Equal(409, (await bulletin.PutDraftAsync("2026-W47", words)).Code);
    }

    [Theory]
    [InlineData("""{"progress":[{"text":""}]}""", "progress[0].text")]
    [InlineData("""{"progress":[{"text":"x","project":"00000000-0000-0000-0000-000000000001"}]}""", "progress[0].project")]
    [InlineData("""{"opening":"\u0007"}""", "opening")]
    public async Task What_cannot_be_printed_is_refused_by_field(string words, string field)
    {
        await using var bulletin = await Bulletin.StartAsync();
        var reply = await bulletin.PutDraftAsync("2026-W47", words);
        Assert.Equal(400, reply.Code);
        Assert.True(reply.Error(field) is not null, reply.Body);
    }

    [Fact]
    public async Task The_page_saves_holds_and_sends_without_script()
    {
        await using var bulletin = await Bulletin.StartAsync(SixOnMonday);
        await bulletin.SignAsync("苹果深加工");
        await ActAsync(bulletin, "hold", "先核对签约额。");
        var page = (await bulletin.App.GetAsync("/app/binzhou/2026-W47/draft")).Body;
        Assert.Contains("已暂缓", page, StringComparison.Ordinal);
        Assert.Contains("先核对签约额。", page, StringComparison.Ordinal);
        bulletin.Clock.Advance(TimeSpan.FromHours(3));
        await TickAsync(bulletin);
        Assert.Empty(bulletin.Mails);

        await ActAsync(bulletin, "issue", "已核对。");
        await bulletin.MailedAsync(2);
        Assert.Equal("已核对。", (await bulletin.GetAsync("/2026-W47.json")).Json.GetProperty("opening").GetString());
    }

    [Fact]
    public async Task Reports_are_noted_taken_back_and_told()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.App.PutAsync("/api/regions/binzhou/units/北街镇", """{"name":"北街镇","class":"镇"}""");
        var address = "/api/regions/binzhou/reports/2026-W47/";
        var put = await bulletin.App.PutAsync(address + "城关镇", """{"zero":true,"at":"2026-11-20T09:30:00+08:00"}""");
        Assert.Equal(201, put.Code);
        Assert.Equal(200, (await bulletin.App.PutAsync(address + "城关镇", """{"zero":true}""")).Code);
        await bulletin.App.PutAsync(address + "北街镇", """{"at":"2026-11-21T09:30:00+08:00"}""");
        var list = (await bulletin.App.GetAsync("/api/regions/binzhou/reports/2026-W47")).Json;
        Assert.Equal(["late", "zero"], list.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("state").GetString()!).Order());
        var text = await PreviewAsync(bulletin);
        Assert.Contains("2 个单位全部报送。", text, StringComparison.Ordinal);
        Assert.Contains("迟报 1 个：北街镇（11月21日（周六）09:30）。", text, StringComparison.Ordinal);
        Assert.Contains("零报告 1 个：城关镇。", text, StringComparison.Ordinal);

        await bulletin.App.DeleteAsync(address + "城关镇");
        text = await PreviewAsync(bulletin);
        Assert.Contains("未报 1 个：城关镇。", text, StringComparison.Ordinal);
        Assert.Equal(404, (await bulletin.App.PutAsync(address + "无名镇", "{}")).Code);
        Assert.Equal(400, (await bulletin.App.PutAsync(address + "城关镇", """{"at":"2027-01-01T00:00:00Z"}""")).Code);
    }

    [Fact]
    public async Task A_month_is_issued_by_itself_where_the_region_wants_it()
    {
        await using var bulletin = await Bulletin.StartAsync("2026-12-07T00:00:00Z", // Monday 08:00 in China
            """{"scorecard":{"automatic":false,"monthly":true,"chainMeasure":"signing"}}""");
        await bulletin.SignAsync("苹果深加工");
        await TickAsync(bulletin);
        await Bulletin.UntilAsync(async () => (await bulletin.GetAsync("/2026-M11")).Code == 200);
        var card = (await bulletin.GetAsync("/2026-M11")).Json;
        Assert.Equal(("month", "招商月讲评", 1), (card.GetProperty("kind").GetString()!,
            card.GetProperty("title").GetString()!, card.GetProperty("number").GetInt32()));
        Assert.Equal(91.67m, card.GetProperty("timeShare").GetDecimal());
        await TickAsync(bulletin);
        Assert.Single((await bulletin.GetAsync("")).Json.GetProperty("items").EnumerateArray());
    }

    private static async Task<string> PreviewAsync(Bulletin bulletin)
    {
        var reply = await bulletin.PostAsync("/preview?week=2026-W47", null, ("Accept", "text/plain"));
        return reply.Body;
    }

    private static async Task HeadAsync(Bulletin bulletin) =>
        Assert.Equal(201, (await bulletin.App.PutAsync("/api/regions/binzhou/recipients/wang",
            """{"name":"王局长","email":"wang@example.com","audiences":["all"],"drafts":true}""")).Code);

    private static async Task ActAsync(Bulletin bulletin, string act, string opening)
    {
        var reply = await bulletin.App.SendFormAsync(HttpMethod.Post, "/app/binzhou/2026-W47/draft",
            $"act={act}&opening={Uri.EscapeDataString(opening)}");
        Assert.True(reply.Code is 200 or 302, reply.Body);
    }

    private static async Task<ReadMail> MailAsync(Bulletin bulletin, string kind)
    {
        var file = bulletin.Mails.Single(name => name.Contains("." + kind, StringComparison.Ordinal));
        return ReadMail.Of(await File.ReadAllBytesAsync(Path.Combine(bulletin.Outbox, file)));
    }

    private static Task TickAsync(Bulletin bulletin) =>
        bulletin.App.Services.GetRequiredService<WeeklyScorecard>().HandleAsync("binzhou", CancellationToken.None);
}
