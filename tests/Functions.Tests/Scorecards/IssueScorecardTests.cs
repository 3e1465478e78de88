using System.Net;
using System.Text;

namespace Leads.Functions.Tests.Scorecards;

[Trait("Job", "main")]
public sealed class IssueScorecardTests
{
    [Fact]
    public async Task Issuing_again_answers_the_same_issue_and_mails_nobody_again()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.SignAsync("苹果深加工");
        var first = await bulletin.PostAsync("/2026-W47/issue");
        await bulletin.MailedAsync(2);
        var again = await bulletin.PostAsync("/2026-W47/issue");

        Assert.Equal((201, 200), (first.Code, again.Code));
        Assert.Equal(first.Json.GetProperty("sha256").GetString(), again.Json.GetProperty("sha256").GetString());
        Assert.Equal(
            ["2026-W47.issue.li+x@binzhou.leads.eml", "2026-W47.issue.zhang@binzhou.leads.eml"], bulletin.Mails);
    }

    [Fact]
    public async Task Of_many_who_issue_at_once_one_wins()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.SignAsync("苹果深加工");
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bulletin.PostAsync("/2026-W47/issue")));
        await bulletin.MailedAsync(2);

        Assert.Single(replies, reply => reply.Code == 201);
        Assert.All(replies, reply => Assert.True(reply.Code is 200 or 201, reply.Body));
        Assert.Single(replies.Select(reply => reply.Json.GetProperty("sha256").GetString()).Distinct());
    }

    [Fact]
    public async Task An_issue_never_changes_whatever_is_written_later()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.SignAsync("苹果深加工");
        await bulletin.PostAsync("/2026-W47/issue");
        string[] addresses =
        [
            "/2026-W47.json", "/2026-W47.html?language=zh", "/2026-W47.html?language=en", "/2026-W47.txt",
            "/2026-W47.xlsx", "/2026-W47.html?audience=all,unit:城关镇&language=zh",
            "/2026-W47.docx?language=zh", "/2026-W47.docx?language=en", "/2026-W47.wall.html", "/2026-W47.chat",
        ];
        var before = await Task.WhenAll(addresses.Select(bulletin.BytesAsync));
        await bulletin.SignAsync("补报的项目");
        await bulletin.App.PutAsync("/api/regions/binzhou", """{"name":"别的名字","settings":{"landing":"incorporated"}}""");
        await bulletin.RestartAsync();

        Assert.Equal(before, await Task.WhenAll(addresses.Select(bulletin.BytesAsync)));
    }

    [Fact]
    public async Task The_next_issue_runs_on_and_bridges_from_the_last_one()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.SignAsync("苹果深加工", amount: 2);
        await bulletin.PostAsync("/2026-W47/issue");
        await bulletin.SignAsync("补报的项目", "2026-11-10", 0.5m);
        bulletin.Clock.Advance(TimeSpan.FromDays(3));
        await bulletin.SignAsync("本周的项目", "2026-11-24", 1);

        Assert.Equal(2, (await bulletin.PostAsync("/2026-W48/issue")).Json.GetProperty("number").GetInt32());
        var bridge = (await bulletin.GetAsync("/2026-W48.json")).Json.GetProperty("headlines")[2].GetProperty("bridge");
        Assert.Equal(
            (2m, 1m, 0.5m, 0m, 3.5m),
            (Of("last"), Of("thisWeek"), Of("late"), Of("corrections"), Of("now")));

        decimal Of(string part) => bridge.GetProperty(part).GetDecimal();
    }

    [Fact]
    public async Task An_earlier_week_cannot_be_issued_after_a_later_one()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.PostAsync("/2026-W47/issue");
        Assert.Equal(HttpStatusCode.Conflict, (await bulletin.PostAsync("/2026-W46/issue")).Status);
        Assert.Equal(422, (await bulletin.PostAsync("/2026-W52/issue")).Code);
        Assert.Equal(400, (await bulletin.PostAsync("/2026-47/issue")).Code);
    }

    [Fact]
    public async Task A_preview_is_rendered_and_nothing_is_stored()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.SignAsync("苹果深加工");
        var html = await bulletin.PostAsync("/preview?week=2026-W47", null, ("Accept", "text/html"));
        Assert.Contains("招商周通报", html.Body, StringComparison.Ordinal);
        Assert.Empty((await bulletin.GetAsync("")).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(404, (await bulletin.GetAsync("/2026-W47")).Code);
        Assert.Empty(bulletin.Mails);
    }

    [Theory]
    [InlineData("2026-11-18T02:00:00Z", "2026-11-18", 88.22, 680)]
    [InlineData("2026-11-23T02:00:00Z", "2026-11-22", 89.32, 684)]
    public async Task An_issue_counts_days_to_today_while_its_week_runs_and_then_to_its_end(
        string now, string asOf, double timeShare, int days)
    {
        await using var bulletin = await Bulletin.StartAsync(now);
        await bulletin.SignAsync("苹果深加工", on: "2025-01-07");
        var preview = (await bulletin.PostAsync("/preview?week=2026-W47")).Json;
        await bulletin.PostAsync("/2026-W47/issue");
        foreach (var card in new[] { preview, (await bulletin.GetAsync("/2026-W47")).Json })
        {
            Assert.Equal(
                (asOf, "2026-11-22", (decimal)timeShare),
                (card.Text("asOf"), card.Text("last"), card.Number("timeShare")));
            Assert.Equal(days, card.List("warnings").Single().List("kinds").First().Number("days"));
        }
    }

    [Fact]
    public async Task The_format_follows_the_suffix_else_the_Accept_header()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.PostAsync("/2026-W47/issue");
        (string Path, string Accept, string Type)[] cases =
        [
            ("/2026-W47", "text/html", "text/html; charset=utf-8"),
                ("/2026-W47", "text/plain", "text/plain; charset=utf-8"),
            ("/2026-W47", "*/*", "application/json; charset=utf-8"),
                ("/2026-W47.txt", "text/html", "text/plain; charset=utf-8"),
            ("/2026-W47.xlsx", "*/*", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("/2026-W47", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ("/2026-W47.wall.html", "*/*", "text/html; charset=utf-8"),
            ("/2026-W47.chat", "*/*", "text/plain; charset=utf-8"),
            ("/2026-W47.chat.txt", "*/*", "text/plain; charset=utf-8"),
        ];
        foreach (var (path, accept, type) in cases)
            Assert.Equal(type, (await bulletin.GetAsync(path, ("Accept", accept))).Header("Content-Type"));
    }

    [Fact]
    public async Task A_hostile_name_is_only_text_everywhere()
    {
        await using var bulletin = await Bulletin.StartAsync("2028-01-03T02:00:00Z");
        await bulletin.SignAsync("=HYPERLINK(\"http://x\")<script>alert(1)</script>");
        Assert.Equal(201, (await bulletin.PostAsync("/2028-W01/issue")).Code);
        var html = Encoding.UTF8.GetString(await bulletin.BytesAsync("/2028-W01.html"));
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        using var book = new System.IO.Compression.ZipArchive(
            new MemoryStream(await bulletin.BytesAsync("/2028-W01.xlsx")));
        foreach (var sheet in book.Entries.Where(e => e.FullName.Contains("sheet", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(sheet.Open());
            Assert.DoesNotContain("<x:f", await reader.ReadToEndAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_number_of_an_issue_opens_the_projects_behind_it()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.SignAsync("苹果深加工");
        await bulletin.PostAsync("/2026-W47/issue");
        await bulletin.SignAsync("后来的项目");
        var html = Encoding.UTF8.GetString(await bulletin.BytesAsync("/2026-W47.html?language=zh"));
        var links = System.Text.RegularExpressions.Regex.Matches(html, "href=\"http://[^/]+(/app/[^\"]+)\"")
            .Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(links.Count > 20);
        foreach (var link in links)
            Assert.Equal(200, (await bulletin.App.GetAsync(link)).Code);
        var page = await bulletin.App.GetAsync("/app/binzhou/2026-W47/u0/signed");
        Assert.Contains("苹果深加工", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("后来的项目", page.Body, StringComparison.Ordinal);
    }
}
