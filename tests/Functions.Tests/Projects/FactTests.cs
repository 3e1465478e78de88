namespace Leads.Functions.Tests.Projects;

[Trait("Job", "main")]
public sealed class FactTests
{
    [Theory]
    [InlineData("agreed", "")]
    [InlineData("incorporated", "")]
    [InlineData("siteSecured", "\"approximate\":true")]
    [InlineData("opened", "\"evidence\":[\"许可证\"]")]
    [InlineData("completed", "")]
    [InlineData("producing", "\"partial\":true")]
    [InlineData("atCapacity", "\"note\":\"已验收\"")]
    [InlineData("inStatistics", "")]
    [InlineData("suspended", "\"cause\":\"环保\"")]
    [InlineData("terminated", "\"cause\":\"撤资\"")]
    [InlineData("paidIn", "\"amount\":0.50000001")]
    [InlineData("capitalIncreased", "\"amount\":1,\"contractedCapital\":0.5")]
    public async Task Every_kind_of_fact_is_recorded_as_it_is_told(string milestone, string more)
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"totalInvestment\":2");
        var fact = (await bureau.FactAsync(id, milestone, "2026-05-01", more)).LastFact(milestone);
        Assert.Equal(("2026-05-01", "recognised", "administrator"),
            (fact.Text("on"), fact.Text("state"), fact.Text("recordedBy")));
        foreach (var told in System.Text.Json.JsonDocument.Parse("{" + more + "}").RootElement.EnumerateObject())
            Assert.Equal(told.Value.ToString(), fact.Text(told.Name));
        await bureau.ReconcileAsync();
    }

    [Fact]
    public async Task Resumed_and_reinstated_end_what_came_before_them()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        Assert.Equal("nothingToRevive", (await bureau.TryFactAsync(id, "resumed", "2026-05-01")).Problem());
        Assert.Equal("nothingToRevive", (await bureau.TryFactAsync(id, "reinstated", "2026-05-01")).Problem());
        Assert.Equal("True",
            (await bureau.FactAsync(id, "suspended", "2026-02-01", "\"cause\":\"环保\"")).Text("suspended"));
        Assert.Equal("False", (await bureau.FactAsync(id, "resumed", "2026-03-01")).Text("suspended"));
        Assert.Equal("True",
            (await bureau.FactAsync(id, "terminated", "2026-04-01", "\"cause\":\"撤资\"")).Text("terminated"));
        Assert.Equal(1m, (await bureau.GroupAsync()).Number("terminated"));
        Assert.Equal("False", (await bureau.FactAsync(id, "reinstated", "2026-05-01")).Text("terminated"));
        Assert.Equal(0m, (await bureau.GroupAsync()).Number("terminated"));
    }

    [Theory]
    [InlineData("opened", "2026-11-22", "", "datedInTheFuture", "on")]
    [InlineData("suspended", "2026-05-01", "", "reasonMissing", "cause")]
    [InlineData("paidIn", "2026-05-01", "", "amountMissing", "amount")]
    [InlineData("paidIn", "2026-05-01", "\"amount\":0", "amountMissing", "amount")]
    [InlineData("opened", "2026-05-01", "\"amount\":1", "amountNotAllowed", "amount")]
    [InlineData("opened", "2026-05-01", "\"totalInvestment\":1", "termsNotAllowed", "totalInvestment")]
    [InlineData("signed", "2026-05-01", "", "useCorrection", "milestone")]
    public async Task A_fact_against_the_rules_is_refused_by_its_field(string kind, string on, string more,
        string problem, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var reply = await bureau.TryFactAsync(id, kind, on, more);
        Assert.Equal(problem, reply.Problem());
        Assert.NotNull(reply.Error(field));
        Assert.Equal("1", (await bureau.ProjectAsync(id)).Text("version"));
    }

    [Fact]
    public async Task The_same_milestone_on_the_same_day_is_recorded_once_and_on_another_day_the_first_counts()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        await bureau.FactAsync(id, "opened", "2026-05-01");
        Assert.Equal((409, "alreadyRecorded"), await CodeOf(bureau.TryFactAsync(id, "opened", "2026-05-01")));
        var twice = await bureau.FactAsync(id, "opened", "2026-04-01");
        Assert.Equal("2026-04-01", twice.GetProperty("milestones").Text("opened"));
        Assert.Equal("0/1=0", (await bureau.GroupAsync("?asOf=2026-03-31")).Rate("opening"));
        Assert.Equal("1/1=100", (await bureau.GroupAsync("?asOf=2026-04-01")).Rate("opening"));
    }

    [Fact]
    public async Task A_correction_counts_and_what_it_replaces_stays_readable()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05",
            "\"totalInvestment\":2,\"contractedCapital\":1");
        var signed = (await bureau.ProjectAsync(id)).LastFact("signed").Id();
        var first = await CorrectAsync(bureau, id, signed, """{"totalInvestment":3,"why":"合同补充"}""");
        var second = await CorrectAsync(bureau, id, first.LastFact("signed").Id(),
            """{"on":"2026-02-05","why":"日期有误"}""");
        Assert.Equal(
            ["2026-01-05 2 1", "2026-01-05 3 1", "2026-02-05 3 1"],
            second.Lines("facts", "on", "totalInvestment", "contractedCapital"));
        Assert.Equal((3m, "2026-02-05"),
            (second.Number("totalInvestment"), second.GetProperty("milestones").Text("signed")));
        Assert.Equal(3m, (await bureau.GroupAsync("?from=2026-02-01")).Number("signedAmount"));
        Assert.Equal(0m, (await bureau.GroupAsync("?to=2026-01-31")).Number("signed"));
    }

    [Fact]
    public async Task Only_the_newest_can_be_corrected_and_only_with_a_reason_and_in_its_kind()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var fact = (await bureau.FactAsync(id, "opened", "2026-05-01")).LastFact("opened").Id();
        var path = $"/projects/{id}/facts/{fact}/correction";
        Assert.Equal((400, "invalidFields"), await CodeOf(bureau.PostAsync(path, """{"on":"2026-05-02"}""")));
        Assert.Equal((400, "invalidFields"),
            await CodeOf(bureau.PostAsync(path, """{"milestone":"signed","why":"x"}""")));
        Assert.Equal((422, "datedInTheFuture"),
            await CodeOf(bureau.PostAsync(path, """{"on":"2026-12-02","why":"x"}""")));
        await CorrectAsync(bureau, id, fact, """{"on":"2026-05-02","why":"x"}""");
        Assert.Equal((409, "alreadyReplaced"),
            await CodeOf(bureau.PostAsync(path, """{"on":"2026-05-03","why":"x"}""")));
    }

    [Fact]
    public async Task A_withdrawn_fact_counts_no_more_and_a_withdrawn_signature_leaves_a_lead()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("intended", "甲", "2026-01-05");
        await Bureau.DoAsync(bureau.TryCaptureAsync("signed", "甲", "2026-02-05", query: $"?into={id}"));
        var paid = (await bureau.FactAsync(id, "paidIn", "2026-05-01", "\"amount\":1")).LastFact("paidIn").Id();
        await CorrectAsync(bureau, id, paid, """{"withdraw":true,"why":"重复"}""");
        var signed = (await bureau.ProjectAsync(id)).LastFact("signed").Id();
        var project = await CorrectAsync(bureau, id, signed, """{"withdraw":true,"why":"未签"}""");
        Assert.Equal(0m, project.Number("paidIn"));
        var total = await bureau.GroupAsync();
        Assert.Equal((0m, 1m, 0m), (total.Number("signed"), total.Number("inTalks"), total.Number("paidIn")));
    }

    [Fact]
    public async Task A_submitted_fact_waits_until_it_is_recognised_or_rejected()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var fact = (await bureau.FactAsync(id, "opened", "2026-05-01", "\"submit\":true")).LastFact("opened").Id();
        var path = $"/projects/{id}/facts/{fact}/recognition";
        Assert.Equal(("0/1=0", 1m), await WaitingAsync(bureau));
        Assert.Equal((422, "reasonMissing"), await CodeOf(bureau.PostAsync(path, """{"decision":"reject"}""")));
        await Bureau.DoAsync(bureau.PostAsync(path, """{"decision":"reject","reason":"没有许可证"}"""));
        Assert.Equal(("0/1=0", 0m), await WaitingAsync(bureau));
        Assert.Equal((409, "notWaiting"), await CodeOf(bureau.PostAsync(path, """{"decision":"recognise"}""")));
        var again = (await bureau.FactAsync(id, "opened", "2026-05-01", "\"submit\":true")).LastFact("opened").Id();
        var done = await Bureau.DoAsync(
            bureau.PostAsync($"/projects/{id}/facts/{again}/recognition", """{"decision":"recognise"}"""));
        Assert.Equal("administrator", done.LastFact("opened").Text("decidedBy"));
        Assert.Equal(("1/1=100", 0m), await WaitingAsync(bureau));
    }

    [Fact]
    public async Task A_submitted_correction_leaves_the_old_fact_standing_until_it_is_recognised()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"totalInvestment\":2");
        var signed = (await bureau.ProjectAsync(id)).LastFact("signed").Id();
        var waiting = await CorrectAsync(bureau, id, signed, """{"totalInvestment":9,"why":"补充","submit":true}""");
        Assert.Equal((2m, 1m), (waiting.Number("totalInvestment"), waiting.Number("waiting")));
        await Bureau.DoAsync(bureau.PostAsync(
            $"/projects/{id}/facts/{waiting.LastFact("signed").Id()}/recognition", """{"decision":"recognise"}"""));
        Assert.Equal(9m, (await bureau.GroupAsync()).Number("signedAmount"));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        await using var bureau = await Bureau.OpenAsync();
        var (id, other) = (await bureau.CaptureAsync("signed", "甲", "2026-01-05"), Guid.NewGuid());
        Assert.Equal(404, (await bureau.TryFactAsync(other, "opened", "2026-05-01")).Code);
        Assert.Equal(404, (await bureau.SendAsync(HttpMethod.Get, $"/projects/{other}")).Code);
        Assert.Equal(404, (await bureau.PostAsync($"/projects/{id}/facts/{other}/recognition",
            """{"decision":"recognise"}""")).Code);
        Assert.Equal(404, (await bureau.PostAsync($"/projects/{id}/facts/{other}/correction", """{"why":"x"}""")).Code);
        Assert.Equal(404, (await bureau.App.GetAsync("/api/regions/nowhere/projects")).Code);
        Assert.Equal(404, (await bureau.SendAsync(HttpMethod.Get, "/projects/nonsense")).Code);
    }

    private static Task<System.Text.Json.JsonElement> CorrectAsync(Bureau bureau, Guid id, Guid fact, string json) =>
        Bureau.DoAsync(bureau.PostAsync($"/projects/{id}/facts/{fact}/correction", json));

    private static async Task<(int, string)> CodeOf(Task<Hosting.Reply> call) =>
        ((await call).Code, (await call).Problem());

    private static async Task<(string Opening, decimal Waiting)> WaitingAsync(Bureau bureau)
    {
        var total = await bureau.GroupAsync();
        return (total.Rate("opening"), total.Number("waiting"));
    }
}
