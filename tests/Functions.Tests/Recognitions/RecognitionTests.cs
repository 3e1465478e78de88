using System.Text;
using System.Text.Json.Nodes;
using Leads.Functions.Projects;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Recognitions;

public sealed class RecognitionTests
{
    private const string FourEyes = """{"recognition":{"fourEyes":true}}""";

    [Fact]
    public async Task With_four_eyes_what_the_bureau_records_waits_until_somebody_else_recognises_it()
    {
        await using var bureau = await Bureau.OpenAsync(settings: FourEyes);
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var fact = (await bureau.ProjectAsync(id)).LastFact("signed").Id();
        Assert.Equal((0m, 1m), await CountsAsync(bureau));
        var own = await RecogniseAsync(bureau, id, fact);
        Assert.Equal((409, "fourEyes"), (own.Code, own.Problem()));
        var done = (await Bureau.DoAsync(new Colleague(bureau, "李四").RecogniseAsync(id, fact))).LastFact("signed");
        Assert.Equal(("李四", "False", "county"), (done.Text("decidedBy"), done.Text("selfRecognised"), done.Text("decidedLevel")));
        Assert.Equal((1m, 0m), await CountsAsync(bureau));
    }

    [Fact]
    public async Task Without_it_the_bureaus_own_facts_count_at_once_and_are_marked()
    {
        await using var bureau = await Bureau.OpenAsync(settings: """{"recognition":{"level":"city"}}""");
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var project = await bureau.ProjectAsync(id);
        var fact = project.LastFact("signed");
        Assert.Equal(("recognised", "True", "city"), (fact.Text("state"), fact.Text("selfRecognised"), fact.Text("decidedLevel")));
        Assert.Equal("city", project.GetProperty("fields").Text("level"));
        Assert.Contains("市认（自认定）administrator", (await bureau.App.GetAsync($"/app/binzhou/projects/{id}")).Body);
    }

    [Fact]
    public async Task A_level_is_raised_by_the_same_call_and_neither_lowered_nor_changed_in_any_other_way()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var fact = (await bureau.ProjectAsync(id)).LastFact("signed");
        var raised = await Bureau.DoAsync(RecogniseAsync(bureau, id, fact.Id(), "\"level\":\"province\""));
        Assert.Equal(("province", fact.Text("decidedAt")),
            (raised.LastFact("signed").Text("decidedLevel"), raised.LastFact("signed").Text("decidedAt")));
        Assert.Equal("province", raised.GetProperty("fields").Text("level"));
        Assert.Contains("level county", string.Join('|', (await bureau.ProjectAsync(id)).List("history")[^1]
            .Lines("changes", "field", "was")));
        var lower = await RecogniseAsync(bureau, id, fact.Id(), "\"level\":\"city\"");
        Assert.Equal((409, "levelNotHigher"), (lower.Code, lower.Problem()));
        var patched = await bureau.SendAsync(HttpMethod.Patch, $"/projects/{id}", """{"level":"city"}""");
        Assert.Equal(400, patched.Code);
        Assert.NotNull(patched.Error("level"));
        var levelled = await bureau.PostAsync($"/projects/{id}/facts/{fact.Id()}/recognition",
            """{"decision":"reject","reason":"x","level":"city"}""");
        Assert.NotNull(levelled.Error("level"));
    }

    [Fact]
    public async Task An_entry_that_collides_is_recognised_only_as_a_project_of_its_own()
    {
        await using var bureau = await Bureau.OpenAsync();
        var first = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"unit\":\"城关镇\"");
        var (id, fact) = await DraftAsync(bureau, first);
        Assert.Equal((1m, 1m), await CountsAsync(bureau));
        var item = Assert.Single((await bureau.GetAsync("/recognition")).List("items"));
        Assert.Equal([first], item.List("collidesWith").Select(other => other.GetGuid()));
        var refused = await RecogniseAsync(bureau, id, fact);
        Assert.Equal((409, "collides"), (refused.Code, refused.Problem()));
        Assert.Contains("甲（城关镇）", refused.Error("separate"));
        Assert.Equal(422, (await bureau.PostAsync($"/projects/{id}/facts/{fact}/recognition",
            """{"decision":"reject"}""")).Code);
        await Bureau.DoAsync(RecogniseAsync(bureau, id, fact, "\"separate\":true"));
        Assert.Equal((2m, 0m), await CountsAsync(bureau));
    }

    [Fact]
    public async Task A_submitted_correction_changes_nothing_until_it_is_recognised_and_is_then_told_in_the_next_issue()
    {
        await using var bureau = await Bureau.OpenAsync("2026-11-23T02:00:00Z");
        var corrected = await bureau.CaptureAsync("signed", "甲", "2026-11-18", "\"totalInvestment\":2");
        var kept = await bureau.CaptureAsync("signed", "乙", "2026-11-18", "\"totalInvestment\":5");
        await Bureau.DoAsync(bureau.PostAsync("/scorecards/2026-W47/issue"));
        bureau.Clock.Advance(TimeSpan.FromHours(1));
        var good = await CorrectAsync(bureau, corrected, 3);
        var bad = await CorrectAsync(bureau, kept, 9);
        Assert.Equal(7m, (await bureau.GroupAsync()).Number("signedAmount"));
        await Bureau.DoAsync(RecogniseAsync(bureau, corrected, good));
        await Bureau.DoAsync(bureau.PostAsync($"/projects/{kept}/facts/{bad}/recognition",
            """{"decision":"reject","reason":"没有补充协议"}"""));
        Assert.Equal(8m, (await bureau.GroupAsync()).Number("signedAmount"));
        bureau.Clock.Advance(TimeSpan.FromDays(7));
        await Bureau.DoAsync(bureau.PostAsync("/scorecards/2026-W48/issue"));
        var bridge = (await bureau.GetAsync("/scorecards/2026-W48.json")).List("headlines")[2].GetProperty("bridge");
        Assert.Equal((7m, 1m, 8m), (bridge.Number("last"), bridge.Number("corrections"), bridge.Number("now")));
        Assert.Equal(["甲 2 3 补充协议"], bridge.Lines("correctionLines", "name", "was", "is", "why"));
    }

    [Theory]
    [InlineData("""{"recognition":{"level":"nation"}}""", "settings.recognition.level")]
    [InlineData("""{"recognition":{"evidence":["opened","begun"]}}""", "settings.recognition.evidence[1]")]
    [InlineData("""{"recognition":{"fourEyes":"yes"}}""", "settings.recognition.fourEyes")]
    public async Task Wrong_settings_are_refused_by_their_name(string settings, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        var reply = await bureau.SendAsync(HttpMethod.Put, "", $$"""{"name":"彬州市","settings":{{settings}}}""");
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error(field));
    }

    internal static Task<Reply> RecogniseAsync(Bureau bureau, Guid project, Guid fact, string more = "") => bureau.PostAsync(
        $"/projects/{project}/facts/{fact}/recognition", $$"""{"decision":"recognise"{{(more.Length > 0 ? "," : "")}}{{more}}}""");

    private static async Task<Guid> CorrectAsync(Bureau bureau, Guid project, int total)
    {
        var signed = (await bureau.ProjectAsync(project)).LastFact("signed").Id();
        return (await Bureau.DoAsync(bureau.PostAsync($"/projects/{project}/facts/{signed}/correction",
            $$"""{"totalInvestment":{{total}},"why":"补充协议","submit":true}"""))).LastFact("signed").Id();
    }

    private static async Task<(decimal Signed, decimal Waiting)> CountsAsync(Bureau bureau)
    {
        var total = await bureau.GroupAsync();
        return (total.Number("signed"), total.Number("waiting"));
    }

    /// <summary>What a unit's entry of a project that another unit has is stored as.</summary>
    private static async Task<(Guid Project, Guid Fact)> DraftAsync(Bureau bureau, Guid other)
    {
        var id = await bureau.CaptureAsync("signed", "甲", "2026-02-05", "\"submit\":true", "?force=true");
        var storage = bureau.App.Services.GetRequiredService<IRegionStorage>();
        var row = await storage.FindAsync("binzhou", ProjectStore.KeyOf(id), CancellationToken.None);
        var document = JsonNode.Parse(row!.Body.Span)!.AsObject();
        document["facts"]![0]!["state"] = "draft";
        document["collidesWith"] = new JsonArray(JsonValue.Create(other));
        await storage.CommitAsync("binzhou",
            [new Operation.Put(row.Key, Encoding.UTF8.GetBytes(document.ToJsonString()))], CancellationToken.None);
        return (id, document["facts"]![0]!["id"]!.GetValue<Guid>());
    }
}
