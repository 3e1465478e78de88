using System.Text.Json;
using Leads.Functions.Tests.Imports;

namespace Leads.Functions.Tests.Recognitions;

public sealed class ManyFactsTests
{
    private const string FourEyes = """{"recognition":{"fourEyes":true}}""";

    [Fact]
    public async Task Many_are_decided_on_for_one_reason_and_each_refusal_says_why()
    {
        await using var bureau = await Bureau.OpenAsync();
        var ids = new[] { await SubmitAsync(bureau, "甲"), await SubmitAsync(bureau, "乙"), await SubmitAsync(bureau, "丙") };
        var list = (await bureau.GetAsync("/recognition")).List("items");
        await bureau.PostAsync($"/projects/{ids[2]}/notes", """{"text":"来访"}"""); // 丙 changed since it was seen
        var answer = await Bureau.DoAsync(bureau.PostAsync("/recognition", Body("reject", "材料不全",
            [.. list.Select(Seen), $$"""{"project":"{{ids[0]}}","fact":"{{Guid.Empty}}"}"""])));
        Assert.Equal((2m, 0m, 2m), (answer.Number("decided"), answer.Number("unchanged"), answer.Number("notDecided")));
        Assert.Equal([$"{ids[2]} stale", $"{ids[0]} notFound"], answer.Lines("refused", "project", "reason"));
        Assert.All(answer.List("refused"), refused => Assert.NotEqual("", refused.Text("message")));
        Assert.Equal("材料不全", (await bureau.ProjectAsync(ids[0])).LastFact("signed").Text("rejection"));
        Assert.Equal(["丙"], (await bureau.GetAsync("/recognition")).Lines("items", "name"));
        await bureau.ReconcileAsync();
    }

    [Fact]
    public async Task The_same_call_again_does_nothing_twice_with_its_key_and_without()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await SubmitAsync(bureau, "甲");
        var body = Body("recognise", "已核", [Seen((await bureau.GetAsync("/recognition")).List("items")[0])]);
        var key = ("Idempotency-Key", "batch-1");
        var first = await bureau.PostAsync("/recognition", body, key);
        var again = await bureau.PostAsync("/recognition", body, key);
        Assert.Equal((first.Body, "true"), (again.Body, again.Header("Idempotency-Replayed")));
        var fact = (await bureau.ProjectAsync(id)).LastFact("signed").Id();
        var without = await Bureau.DoAsync(bureau.PostAsync(
            "/recognition", Body("recognise", "已核", [$$"""{"project":"{{id}}","fact":"{{fact}}"}"""])));
        Assert.Equal((0m, 1m), (without.Number("decided"), without.Number("unchanged")));
        Assert.Equal("2", (await bureau.ProjectAsync(id)).Text("version"));
    }

    [Fact]
    public async Task An_import_under_four_eyes_waits_is_not_reported_twice_and_is_recognised_at_once_by_another()
    {
        await using var bureau = await Bureau.OpenAsync(settings: FourEyes);
        var ledger = LedgerCsv.Signed();
        for (var row = 0; row < 1200; row++)
            ledger.Row($"项目{row}", "某公司", "1.5", "1", "果业", "城关镇", "2026-03-01", "2026-05-01", "0.5", "0.5");
        var import = await bureau.ImportAsync(ledger.Bytes());
        var again = await bureau.ImportAsync(ledger.Bytes(), "again.csv");
        Assert.Equal((1200m, 0m, 1200m), (again.Number("unchanged"), again.Number("updated"), import.Number("created")));
        Assert.Equal((0m, 3600m), await CountsAsync(bureau));
        var body = $$"""{"decision":"recognise","reason":"已核对","import":"{{import.Id()}}"}""";
        Assert.Equal(3600m, (await Bureau.DoAsync(bureau.PostAsync("/recognition", body))).Number("notDecided"));
        var done = await Bureau.DoAsync(new Colleague(bureau, "李四").PostAsync("/recognition", body));
        Assert.Equal((3600m, 1000), (done.Number("decided"), done.List("done").Length));
        Assert.Equal((1200m, 0m), await CountsAsync(bureau));
    }

    [Fact]
    public async Task What_was_recognised_since_stays_when_its_import_is_undone()
    {
        await using var bureau = await Bureau.OpenAsync(settings: FourEyes);
        var colleague = new Colleague(bureau, "李四");
        var id = await bureau.CaptureAsync("signed", "甲", "2026-03-01");
        var import = await bureau.ImportAsync(LedgerCsv.Signed()
            .Row("甲", "某公司", "", "", "", "", "2026-03-01", "2026-05-01", "", "").Bytes());
        var opened = (await bureau.ProjectAsync(id)).LastFact("opened");
        Assert.Equal("submitted", opened.Text("state"));
        await Bureau.DoAsync(colleague.RecogniseAsync(id, opened.Id()));
        await bureau.UndoAsync(import);
        Assert.Equal("recognised", (await bureau.ProjectAsync(id)).LastFact("opened").Text("state"));
        await bureau.ReconcileAsync();
    }

    [Theory]
    [InlineData("""{"decision":"recognise"}""", "items")]
    [InlineData("""{"decision":"recognise","items":[],"import":null}""", "items")]
    [InlineData("""{"decision":"recognise","items":[{"fact":"00000000-0000-0000-0000-000000000001"}]}""", "items[0].project")]
    [InlineData("""{"items":[{}]}""", "decision")]
    public async Task A_request_that_says_too_little_is_refused_by_the_field(string body, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        Assert.NotNull((await bureau.PostAsync("/recognition", body)).Error(field));
    }

    [Fact]
    public async Task More_than_1000_are_refused_and_so_is_an_import_that_is_none()
    {
        await using var bureau = await Bureau.OpenAsync();
        var item = $$"""{"project":"{{Guid.Empty}}","fact":"{{Guid.Empty}}"}""";
        var many = Body("recognise", "x", [.. Enumerable.Repeat(item, 1001)]);
        Assert.NotNull((await bureau.PostAsync("/recognition", many)).Error("items"));
        Assert.Equal(404, (await bureau.PostAsync(
            "/recognition", $$"""{"decision":"recognise","import":"{{Guid.NewGuid()}}"}""")).Code);
    }

    private static Task<Guid> SubmitAsync(Bureau bureau, string name) =>
        bureau.CaptureAsync("signed", name, "2026-01-05", "\"submit\":true");

    private static string Seen(JsonElement item) =>
        $$"""{"project":"{{item.Text("project")}}","fact":"{{item.GetProperty("fact").Id()}}","etag":{{JsonSerializer.Serialize(item.Text("etag"))}}}""";

    private static string Body(string decision, string reason, IReadOnlyList<string> items) =>
        $$"""{"decision":"{{decision}}","reason":"{{reason}}","items":[{{string.Join(',', items)}}]}""";

    private static async Task<(decimal Signed, decimal Waiting)> CountsAsync(Bureau bureau)
    {
        var total = await bureau.GroupAsync();
        return (total.Number("signed"), total.Number("waiting"));
    }
}
