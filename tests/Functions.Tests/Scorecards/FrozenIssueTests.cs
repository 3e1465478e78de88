using System.Text.Json;

namespace Leads.Functions.Tests.Scorecards;

[Trait("Job", "main")]
public sealed class FrozenIssueTests
{
    private static readonly string[] s_issues = ["2026-M10", "2026-W47"];

    private static readonly string[] s_audiences = ["all", "chain:食品医药", "unit:城关镇", "chain:食品医药,unit:城关镇"];

    [Fact]
    public async Task No_byte_of_an_issue_changes_whatever_is_written_later()
    {
        await using var bureau = await Bureau.OpenAsync(
            "2026-11-23T02:00:00Z", """{"scorecard":{"automatic":false}}""");
        var projects = await FillAsync(bureau);
        foreach (var issue in s_issues)
            await Bureau.DoAsync(bureau.PostAsync($"/scorecards/{issue}/issue"));
        var before = await BytesAsync(bureau);
        await WriteLaterAsync(bureau, projects);

        Assert.Equal(2 * 4 * 2 * 4, before.Count);
        Assert.Equal(before, await BytesAsync(bureau));
        var changed = await bureau.GetAsync("/scorecards/2026-W48.json");
        Assert.NotEqual(0, changed.GetProperty("headlines")[2].GetProperty("bridge").Number("corrections"));
    }

    private static async Task<List<JsonElement>> FillAsync(Bureau bureau)
    {
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/chains/食品医药", """{"name":"食品医药","leader":"张市长"}"""));
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/units/城关镇", """{"name":"城关镇","class":"镇"}"""));
        await Bureau.DoAsync(bureau.SendAsync(
            HttpMethod.Put, "/targets/2026", """{"items":[{"indicator":"signedAmount","value":20}]}"""));
        foreach (var audience in s_audiences)
            foreach (var language in new[] { "zh", "en" })
                await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, $"/recipients/{Guid.NewGuid():N}",
                    JsonSerializer.Serialize(new
                    {
                        name = "某人",
                        email = "someone@example.com",
                        audiences = audience.Split(','),
                        language,
                    })));
        var projects = new List<JsonElement>();
        for (var i = 1; i <= 6; i++)
        {
            var id = await bureau.CaptureAsync("signed", $"项目{i}", $"2026-{i + 4:D2}-11",
                $"\"unit\":\"城关镇\",\"chain\":\"食品医药\",\"totalInvestment\":{i}.5");
            projects.Add(await bureau.FactAsync(id, "opened", "2026-11-18"));
        }

        return projects;
    }

    /// <summary>Corrections, late facts, terminations, mergers, settings, targets, people, a notice and the next issue.</summary>
    private static async Task WriteLaterAsync(Bureau bureau, List<JsonElement> projects)
    {
        bureau.Clock.Advance(TimeSpan.FromDays(7));
        string Fact(int project, string milestone) =>
            $"/projects/{projects[project].Id()}/facts/{projects[project].LastFact(milestone).Id()}/correction";
        await Bureau.DoAsync(bureau.PostAsync(Fact(0, "signed"), """{"totalInvestment":9,"why":"合同复核"}"""));
        await Bureau.DoAsync(bureau.PostAsync(Fact(1, "opened"), """{"withdraw":true,"why":"误报"}"""));
        await bureau.FactAsync(projects[2].Id(), "terminated", "2026-10-01", "\"cause\":\"资金\"");
        await bureau.FactAsync(projects[3].Id(), "paidIn", "2026-10-02", "\"amount\":1");
        await bureau.CaptureAsync("signed", "补报的项目", "2026-10-03", "\"unit\":\"北极镇\",\"chain\":\"航空\"");
        foreach (var (kind, from, into) in new[] { ("unit", "城关镇", "北极镇"), ("chain", "食品医药", "航空") })
            await Bureau.DoAsync(bureau.PostAsync("/merges", $$"""{"kind":"{{kind}}","from":"{{from}}","into":"{{into}}"}"""));
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "", """
            {"name":"别的名字","settings":{"landing":"incorporated","scorecard":{"automatic":false,"decimals":1,"title":"别的通报"}}}
            """));
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/targets/2026", """{"items":[]}"""));
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/recipients/new",
            """{"name":"新人","email":"new@example.com","audiences":["all"],"language":"zh"}"""));
        await Bureau.DoAsync(bureau.PostAsync("/scorecards/2026-W47/correction", """{"text":"更正一处"}"""));
        await Bureau.DoAsync(bureau.PostAsync("/scorecards/2026-W48/issue"));
    }

    /// <summary>Every issue in every form for every audience in both languages.</summary>
    private static async Task<Dictionary<string, string>> BytesAsync(Bureau bureau)
    {
        var bytes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var issue in s_issues)
            foreach (var audience in s_audiences)
                foreach (var language in new[] { "zh", "en" })
                    foreach (var format in new[] { "json", "html", "txt", "xlsx" })
                    {
                        var path = $"/scorecards/{issue}.{format}?audience={audience}&language={language}";
                        bytes[path] = Convert.ToHexString(await bureau.App.Client.GetByteArrayAsync(
                            new Uri(Bureau.Home + path, UriKind.Relative)));
                    }

        return bytes;
    }
}
