namespace Leads.Functions.Tests.Projects;

/// <summary>What is changed of a project besides its facts.</summary>
public sealed class ChangeTests
{
    [Fact]
    public async Task An_assignment_moves_both_sides_of_every_rate_from_its_day_on()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"unit\":\"北极镇\",\"chain\":\"果业\"");
        await bureau.FactAsync(id, "opened", "2026-02-01");
        await Bureau.DoAsync(bureau.PostAsync($"/projects/{id}/assignments", """{"unit":"水口镇","from":"2026-06-01"}"""));
        var before = await bureau.RatesAsync("?by=unit&asOf=2026-05-31");
        var after = await bureau.RatesAsync("?by=unit");
        Assert.Equal(("1/1=100", "0/0="), (before.Group("北极镇").Rate("opening"), before.Group("水口镇").Rate("opening")));
        Assert.Equal(("0/0=", "1/1=100"), (after.Group("北极镇").Rate("opening"), after.Group("水口镇").Rate("opening")));
        Assert.Equal("1/1=100", (await bureau.RatesAsync("?by=chain")).Group("果业").Rate("opening"));
    }

    [Theory]
    [InlineData("""{"from":"2026-06-01"}""", 422)]
    [InlineData("""{"unit":"水口镇"}""", 400)]
    [InlineData("""{"unit":"水口镇","from":"2026-11-22"}""", 422)]
    public async Task An_assignment_that_is_not_whole_is_refused(string json, int code)
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        Assert.Equal(code, (await bureau.PostAsync($"/projects/{id}/assignments", json)).Code);
    }

    [Fact]
    public async Task A_lead_warns_without_a_next_step_and_when_its_day_has_passed()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("intended", "甲", "2026-11-01");
        Assert.Equal(["noNextStep"], await WarningsAsync(bureau, id));
        await Bureau.DoAsync(bureau.PostAsync($"/projects/{id}/next-steps", """{"text":"来访","due":"2026-11-25"}"""));
        Assert.Empty(await WarningsAsync(bureau, id));
        bureau.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(["nextStepOverdue"], await WarningsAsync(bureau, id));
        Assert.Equal(["甲"], await bureau.NamesAsync("?warning=nextStepOverdue"));
        Assert.Equal(1m, (await bureau.GroupAsync()).Number("warnings"));
    }

    [Fact]
    public async Task A_problem_warns_past_its_day_until_it_is_solved()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-11-01");
        var problem = (await Bureau.DoAsync(bureau.PostAsync($"/projects/{id}/problems",
            """{"text":"用地指标","kind":"土地","owner":"资源局","due":"2026-11-22"}"""))).List("problems")[0];
        Assert.Empty(await WarningsAsync(bureau, id));
        bureau.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(["problemOverdue"], await WarningsAsync(bureau, id));
        var solved = await Bureau.DoAsync(bureau.PostAsync(
            $"/projects/{id}/problems", $$"""{"id":"{{problem.Id()}}","solvedOn":"2026-11-23"}"""));
        Assert.Equal(["用地指标 资源局 2026-11-23"], solved.Lines("problems", "text", "owner", "solvedOn"));
        Assert.Empty(await WarningsAsync(bureau, id));
        Assert.Equal(404, (await bureau.PostAsync($"/projects/{id}/problems",
            $$"""{"id":"{{Guid.NewGuid()}}"}""")).Code);
    }

    [Fact]
    public async Task Thirty_days_without_an_update_warn_and_a_note_ends_it()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-11-01");
        bureau.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(["noUpdate"], await WarningsAsync(bureau, id));
        var noted = await Bureau.DoAsync(
            bureau.PostAsync($"/projects/{id}/notes", """{"text":"已进场","key":true,"on":"2026-12-01"}"""));
        Assert.Equal(["2026-12-01 已进场 True"], noted.Lines("notes", "on", "text", "key"));
        Assert.Empty(await WarningsAsync(bureau, id));
        Assert.Equal(422, (await bureau.PostAsync($"/projects/{id}/notes", """{"text":"x","on":"2027-12-01"}""")).Code);
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_clears_what_it_lists_and_leaves_the_rest()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05",
            "\"park\":\"高新区\",\"content\":\"冷链\",\"landArea\":10,\"origin\":\"local\",\"agreedOpening\":\"2026-06-01\"");
        var patched = await PatchAsync(bureau, id,
            """{"park":"","expectedJobs":50,"clear":["landArea","origin","agreedOpening"]}""");
        var fields = patched.GetProperty("fields");
        Assert.Equal(("冷链", "50"), (fields.Text("content"), fields.Text("expectedJobs")));
        foreach (var gone in new[] { "park", "landArea", "origin", "agreedOpening" })
            Assert.False(fields.TryGetProperty(gone, out _), gone);
        var refused = await bureau.SendAsync(HttpMethod.Patch, $"/projects/{id}", """{"clear":["name"]}""");
        Assert.NotNull(refused.Error("clear"));
    }

    [Fact]
    public async Task A_patch_that_changes_nothing_leaves_the_version()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"park\":\"高新区\",\"siteOfficers\":[\"张某\"]");
        var same = await PatchAsync(bureau, id, """{"park":"高新区","siteOfficers":["张某"],"name":"甲"}""");
        Assert.Equal("1", same.Text("version"));
        Assert.Equal("1", (await PatchAsync(bureau, id, "{}")).Text("version"));
    }

    [Fact]
    public async Task A_renamed_project_is_known_by_its_new_name_and_its_old_one_is_free()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        await PatchAsync(bureau, id, """{"name":"乙"}""");
        Assert.Equal(409, (await bureau.TryCaptureAsync("signed", "乙", "2026-01-05")).Code);
        var second = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var taken = await bureau.SendAsync(HttpMethod.Patch, $"/projects/{second}", """{"name":"乙"}""");
        Assert.Equal((409, "projectExists", id),
            (taken.Code, taken.Problem(), taken.Json.GetProperty("existing").Id()));
        await PatchAsync(bureau, second, """{"name":"乙","investor":"别的公司"}""");
    }

    [Fact]
    public async Task Renames_and_captures_of_one_name_at_once_end_in_one_project_of_that_name()
    {
        await using var bureau = await Bureau.OpenAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 8; i++)
            ids.Add(await bureau.CaptureAsync("signed", $"甲{i}", "2026-01-05"));
        var renames = ids.Select(id => bureau.SendAsync(HttpMethod.Patch, $"/projects/{id}", """{"name":"乙"}"""));
        var captures = Enumerable.Range(0, 8).Select(_ => bureau.TryCaptureAsync("signed", "乙", "2026-01-05"));
        var replies = await Task.WhenAll([.. renames, .. captures]);
        Assert.Single(replies, reply => reply.Code is 200 or 201);
        Assert.All(replies.Where(r => r.Code is not (200 or 201)),
            r => Assert.Equal((409, "projectExists"), (r.Code, r.Problem())));
        Assert.Single(await bureau.NamesAsync("?text=乙"));
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_the_current_one_passes()
    {
        await using var bureau = await Bureau.OpenAsync();
        var made = await bureau.TryCaptureAsync("signed", "甲", "2026-01-05");
        var path = $"/projects/{made.Json.Id()}";
        var first = await bureau.SendAsync(HttpMethod.Patch, path, """{"park":"甲园"}""", ("If-Match", made.ETag!));
        Assert.Equal(200, first.Code);
        foreach (var (method, rest, json) in new[]
            { (HttpMethod.Patch, "", """{"park":"乙园"}"""), (HttpMethod.Post, "/notes", """{"text":"x"}"""),
              (HttpMethod.Post, "/facts", """{"milestone":"opened","on":"2026-05-01"}""") })
            Assert.Equal(412, (await bureau.SendAsync(method, path + rest, json, ("If-Match", made.ETag!))).Code);
        Assert.Equal(200, (await bureau.PostAsync(path + "/notes", """{"text":"x"}""",
            ("If-Match", first.ETag!))).Code);
    }

    [Fact]
    public async Task Sixteen_notes_at_once_are_all_kept()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var notes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            bureau.PostAsync($"/projects/{id}/notes", $$"""{"text":"{{i}}"}""")));
        var kept = (await bureau.ProjectAsync(id)).List("notes").Length;
        Assert.Equal(notes.Count(note => note.Code == 200), kept);
        Assert.All(notes, note => Assert.True(note.Code is 200 or 503, note.Body));
        Assert.Equal(16, kept);
    }

    [Fact]
    public async Task The_history_tells_who_did_what_when_from_what_to_what()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"totalInvestment\":2,\"park\":\"旧园\"");
        await PatchAsync(bureau, id, """{"park":"新园"}""");
        var opened = (await bureau.FactAsync(id, "opened", "2026-05-01")).LastFact("opened").Id();
        await Bureau.DoAsync(
            bureau.PostAsync($"/projects/{id}/facts/{opened}/correction", """{"on":"2026-05-02","why":"许可证"}"""));
        await Bureau.DoAsync(bureau.PostAsync($"/projects/{id}/assignments", """{"unit":"北极镇","from":"2026-06-01"}"""));
        var history = (await bureau.ProjectAsync(id)).List("history");
        Assert.Equal(["captured", "changed", "factRecorded", "corrected", "assigned"],
            history.Select(h => h.Text("action")));
        Assert.Equal(
            [
                "signed  2026-01-05，总投资2亿元", "park 旧园 新园", "opened  2026-05-01", "opened 2026-05-01 2026-05-02；许可证",
                "unit  北极镇（2026-06-01 起）",
            ],
            history.SelectMany(h => h.Lines("changes", "field", "was", "is")));
        Assert.All(history, h => Assert.Equal(("administrator", "2026-11-21"), (h.Text("by"), h.Text("at")[..10])));
    }

    private static Task<System.Text.Json.JsonElement> PatchAsync(Bureau bureau, Guid id, string json) =>
        Bureau.DoAsync(bureau.SendAsync(HttpMethod.Patch, $"/projects/{id}", json));

    private static async Task<string[]> WarningsAsync(Bureau bureau, Guid id) =>
        (await bureau.ProjectAsync(id)).Lines("warnings", "kind");
}
