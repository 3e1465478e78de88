using System.Text;

namespace Leads.Functions.Tests.Scorecards;

public sealed class MailLintTests(LargeCounty county) : IClassFixture<LargeCounty>
{
    [Theory]
    [InlineData("all", "zh")]
    [InlineData("all", "en")]
    [InlineData("chain:c3", "zh")]
    [InlineData("unit:u8", "zh")]
    [InlineData("unit:u20", "en")]
    [InlineData("chain:c1,unit:u2,all", "en")]
    public async Task A_mail_of_a_large_county_holds_nothing_that_Outlook_or_QQ_Mail_break(string audience, string language)
    {
        var html = Encoding.UTF8.GetString(await county.BytesAsync($"html?audience={audience}&language={language}"));
        Assert.Equal([], MailLint.Faults(html).Distinct());
    }

    [Fact]
    public async Task A_mail_that_closes_a_year_and_has_no_projects_is_clean_too()
    {
        await using var bulletin = await Bulletin.StartAsync("2027-01-04T02:00:00Z");
        await bulletin.PostAsync("/2026-W53/issue");
        Assert.Equal([], MailLint.Faults(Encoding.UTF8.GetString(await bulletin.BytesAsync("/2026-W53.html?audience=unit:城关镇"))));
    }

    [Theory]
    [InlineData("<script>", "<script>")]
    [InlineData("<p style=\"margin:0;position:absolute\">", "position:absolute on <p>")]
    [InlineData("<td style=\"background:url(http://x/y.png)\">", "background:url(http://x/y.png) on <td>")]
    [InlineData("<div style=\"padding:4px\">", "Outlook has padding in cells only: padding:4px on <div>")]
    [InlineData("<td align=left>", "an attribute without quotes: <td align=left>")]
    [InlineData("<img src=\"http://x/y.png\">", "<img>")]
    [InlineData("<table style=\"max-width:720px\">", "Outlook knows only width=: max-width:720px on <table>")]
    [InlineData("<span style=\"color:rgba(0,0,0,.5)\">", "color:rgba(0,0,0,.5) on <span>")]
    public void It_finds_what_does_not_belong(string markup, string fault) =>
        Assert.Contains(fault, MailLint.Faults("<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">" + markup));
}
