using System.Text.Json;
using Leads.Functions.Tests.Evidence;
using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.People;

/// <summary>What a unit can learn of another unit's projects: nothing, by whatever it asks.</summary>
public sealed class ScopeTests
{
    private const string Home = "/api/regions/binzhou";
    private const string Secret = "绝密光伏";

    [Fact]
    public async Task A_unit_learns_nothing_of_another_units_unrecognised_project_by_any_list_count_or_export()
    {
        await using var app = await OpenAsync();
        var (north, south) = await UnitsAsync(app);
        await Bureau.DoAsync(south.PostAsync(Home + "/signed-projects", Entry("公开果园")));
        var before = await LookAroundAsync(south);
        var hidden = await Bureau.DoAsync(north.PostAsync(Home + "/signed-projects", Entry(Secret)));
        await Bureau.DoAsync(north.PostAsync($"{Home}/projects/{hidden.Text("id")}/problems", """{"text":"绝密难题"}"""));
        await Bureau.DoAsync(north.PostAsync($"{Home}/projects/{hidden.Text("id")}/notes", """{"text":"绝密进展","key":true}"""));
        Assert.Equal(before, await LookAroundAsync(south));
        foreach (var path in new[] { "", "/notes", "/facts", "/problems", "/next-steps" })
        {
            var method = path.Length == 0 ? HttpMethod.Get : HttpMethod.Post;
            var there = await south.SendAsync(method, $"{Home}/projects/{hidden.Text("id")}{path}", path.Length == 0 ? null : BodyOf(path));
            var nowhere = await south.SendAsync(method, $"{Home}/projects/{Guid.Empty}{path}", path.Length == 0 ? null : BodyOf(path));
            Assert.Equal(404, there.Code);
            Assert.Equal(nowhere.Body.Replace(Guid.Empty.ToString(), "?", StringComparison.Ordinal),
                there.Body.Replace(hidden.Text("id"), "?", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_units_entry_that_meets_another_units_is_answered_as_if_it_were_the_first_and_flagged_to_the_bureau()
    {
        await using var app = await OpenAsync();
        var (north, south) = await UnitsAsync(app);
        var first = await Bureau.DoAsync(north.PostAsync(Home + "/intended-projects", Entry(Secret)));
        var fresh = await south.PostAsync(Home + "/intended-projects", Entry("没人报过"));
        var met = await south.PostAsync(Home + "/intended-projects", Entry(Secret));
        Assert.Equal(201, met.Code);
        Assert.Equal(Shape(fresh.Json), Shape(met.Json));
        Assert.Equal("submitted", met.Json.LastFact("intended").Text("state"));
        var again = await south.PostAsync(Home + "/intended-projects", Entry(Secret));
        Assert.Equal(409, again.Code); // one's own is told
        Assert.Equal(met.Json.Text("id"), again.Json.GetProperty("existing").Text("id"));
        var toBureau = (await app.GetAsync($"{Home}/projects/{met.Json.Text("id")}")).Json;
        Assert.Equal("draft", toBureau.LastFact("intended").Text("state"));
        Assert.Equal([first.Text("id")], toBureau.List("collidesWith").Select(id => id.GetString()!));
        Assert.DoesNotContain(first.Text("id"), (await south.GetAsync($"{Home}/projects/{met.Json.Text("id")}")).Body);
    }

    [Fact]
    public async Task A_unit_enters_for_itself_only_and_leaves_names_and_terms_to_the_bureau()
    {
        await using var app = await OpenAsync();
        var (north, _) = await UnitsAsync(app);
        await RefusedAsync("unit", "/signed-projects", Entry("甲", "\"unit\":\"南镇\""));
        await RefusedAsync("chain", "/signed-projects", Entry("甲", "\"chain\":\"没有的链\""));
        await RefusedAsync("force", "/signed-projects?force=true", Entry("甲"));
        var mine = await Bureau.DoAsync(north.PostAsync(Home + "/intended-projects", Entry("甲")));
        Assert.Equal("北镇", mine.Text("unit"));
        var into = "/signed-projects?into=" + mine.Text("id");
        await RefusedAsync("creditCode", into, Entry("甲", "\"creditCode\":\"91610000MA6TG0XA1B\""));
        await RefusedAsync("chain", into, Entry("甲", "\"chain\":\"果业链\""));
        var signed = await Bureau.DoAsync(north.PostAsync(Home + into, Entry("甲", "\"totalInvestment\":2")));
        Assert.Equal("submitted", signed.LastFact("signed").Text("state"));
        Assert.Equal(403, (await north.SendAsync(HttpMethod.Patch, $"{Home}/projects/{mine.Text("id")}", "{}")).Code);

        async Task RefusedAsync(string field, string path, string json)
        {
            var reply = await north.PostAsync(Home + path, json);
            Assert.True(reply.Code is 400 or 403 && reply.Error(field) is not null, $"{path}: {reply.Code} {reply.Body}");
        }
    }

    [Fact]
    public async Task Contacts_are_for_the_bureau_and_the_projects_own_unit()
    {
        await using var app = await OpenAsync();
        var (north, _) = await UnitsAsync(app);
        var id = (await Bureau.DoAsync(app.SendAsync(HttpMethod.Post, Home + "/signed-projects",
            """{"name":"果园","investor":"某公司","unit":"北镇","chain":"果业链","contact":"李经理 13900001111","on":"2026-03-01"}"""))).Text("id");
        await Bureau.DoAsync(app.SendAsync(HttpMethod.Patch, $"{Home}/projects/{id}", """{"contact":"王经理 13900002222"}"""));
        var leader = await Staff.AddAsync(app, "leader", """{"role":"leader","region":"binzhou"}""");
        var auditor = await Staff.AddAsync(app, "auditor", """{"role":"auditor","region":"binzhou"}""");
        var team = await Staff.AddAsync(app, "team", """{"role":"team","region":"binzhou","key":"果业链"}""");
        var trail = await auditor.GetAsync(Home + "/trail");
        Assert.Contains("\"contact\"", trail.Body);
        Assert.DoesNotContain("1390000", trail.Body + (await auditor.GetAsync(Home + "/trail?format=csv")).Body);
        foreach (var path in new[] { $"/projects/{id}", "/projects/export?format=csv", "/projects" })
        {
            foreach (var person in new[] { leader, auditor, team })
            {
                var reply = await person.GetAsync(Home + path);
                Assert.Equal(200, reply.Code);
                Assert.Contains("果园", reply.Body);
                Assert.DoesNotContain("1390000", reply.Body);
            }
        }

        Assert.Contains("13900002222", (await north.GetAsync($"{Home}/projects/{id}")).Body);
        Assert.Contains("13900002222", (await north.GetAsync(Home + "/projects/export?format=csv")).Body);
    }

    [Fact]
    public async Task A_team_writes_steps_problems_and_notes_of_its_chain_and_no_amounts_or_dates()
    {
        await using var app = await OpenAsync();
        var id = (await Bureau.DoAsync(app.SendAsync(HttpMethod.Post, Home + "/signed-projects",
            """{"name":"果园","investor":"某公司","unit":"北镇","chain":"果业链","on":"2026-03-01"}"""))).Text("id");
        var other = (await Bureau.DoAsync(app.SendAsync(HttpMethod.Post, Home + "/signed-projects",
            """{"name":"别的","investor":"某公司","unit":"北镇","on":"2026-03-01"}"""))).Text("id");
        var team = await Staff.AddAsync(app, "team", """{"role":"team","region":"binzhou","key":"果业链"}""");
        Assert.Equal(200, (await team.PostAsync($"{Home}/projects/{id}/next-steps", """{"text":"开工","due":"2026-12-01"}""")).Code);
        Assert.Equal(200, (await team.PostAsync($"{Home}/projects/{id}/problems", """{"text":"缺地"}""")).Code);
        Assert.Equal(200, (await team.PostAsync($"{Home}/projects/{id}/notes", """{"text":"进展顺利"}""")).Code);
        Assert.Equal(403, (await team.PostAsync($"{Home}/projects/{id}/facts", BodyOf("/facts"))).Code);
        Assert.Equal(404, (await team.GetAsync($"{Home}/projects/{other}")).Code);
        Assert.Equal(["果园"], (await team.GetAsync(Home + "/projects")).Json.List("items").Select(item => item.Text("name")));
        Assert.Equal(1, (await team.GetAsync(Home + "/rates")).Json.Group("total").GetProperty("signed").GetInt32());
    }

    [Fact]
    public async Task A_unit_reads_the_issue_in_its_own_part_and_nothing_of_others_projects_in_it()
    {
        await using var app = await OpenAsync();
        var (north, south) = await UnitsAsync(app);
        await Bureau.DoAsync(app.SendAsync(HttpMethod.Post, Home + "/signed-projects",
            """{"name":"南边项目","investor":"某公司","unit":"南镇","chain":"果业链","on":"2025-01-01"}"""));
        await Bureau.DoAsync(app.SendAsync(HttpMethod.Post, Home + "/signed-projects",
            """{"name":"北边项目","investor":"某公司","unit":"北镇","chain":"果业链","on":"2025-01-01"}"""));
        await Bureau.DoAsync(south.PostAsync(Home + "/signed-projects", Entry(Secret)));
        await Bureau.DoAsync(app.SendAsync(HttpMethod.Post, Home + "/scorecards/2026-W46/issue"));
        foreach (var format in new[] { "", ".html", ".txt", ".json" })
        {
            var reply = await north.GetAsync($"{Home}/scorecards/2026-W46{format}");
            Assert.True(reply.Code == 200, $"{format} {reply.Code} {reply.Body}");
            Assert.Contains("北边项目", reply.Body);
            Assert.DoesNotContain("南边项目", reply.Body);
            Assert.DoesNotContain("未审核", reply.Body);
        }

        Assert.Contains("南边项目", (await app.GetAsync(Home + "/scorecards/2026-W46.html")).Body);
        Assert.Equal(400, (await north.GetAsync(Home + "/scorecards/2026-W46?audience=all")).Code);
        Assert.Equal(400, (await north.GetAsync(Home + "/scorecards/2026-W46?audience=unit:南镇")).Code);
        Assert.Equal(403, (await north.GetAsync(Home + "/scorecards/2026-W46.docx")).Code);
        var list = await north.GetAsync("/app/binzhou/2026-W46/t/warned");
        Assert.Contains("北边项目", list.Body);
        Assert.DoesNotContain("南边项目", list.Body);
    }

    [Fact]
    public async Task A_team_sees_the_trips_for_its_chain_and_a_unit_its_own_report()
    {
        await using var app = await OpenAsync();
        var (north, _) = await UnitsAsync(app);
        var team = await Staff.AddAsync(app, "team", """{"role":"team","region":"binzhou","key":"果业链"}""");
        foreach (var (who, chain) in new[] { ("果业组", "\"果业链\""), ("别的组", "null") })
            await Bureau.DoAsync(app.SendAsync(HttpMethod.Post, Home + "/trips",
                $$"""{"on":"2026-11-02","who":"{{who}}","where":"西安","chain":{{chain}}}"""));
        Assert.Equal(["果业组"], (await team.GetAsync(Home + "/trips")).Json.List("items").Select(trip => trip.Text("who")));
        var sheet = (await team.GetAsync(Home + "/trips/export?format=csv")).Body;
        Assert.Contains("果业组", sheet);
        Assert.DoesNotContain("别的组", sheet);
        Assert.Equal(403, (await north.GetAsync(Home + "/trips")).Code);
        var early = await north.SendAsync(HttpMethod.Put, Home + "/reports/2026-W47/北镇", """{"at":"2026-11-19T10:00:00+08:00"}""");
        Assert.NotNull(early.Error("at"));
        Assert.Equal(404, (await north.SendAsync(HttpMethod.Put, Home + "/reports/2026-W47/南镇", "{}")).Code);
        Assert.Equal(201, (await north.SendAsync(HttpMethod.Put, Home + "/reports/2026-W47/北镇", "{}")).Code);
        Assert.Equal(["北镇"], (await north.GetAsync(Home + "/reports/2026-W47")).Json.List("items").Select(unit => unit.Text("unit")));
        Assert.Equal(3, (await app.GetAsync(Home + "/reports/2026-W47")).Json.List("items").Length);
    }

    [Fact]
    public async Task Evidence_is_for_those_who_see_the_project()
    {
        await using var app = await OpenAsync();
        var (north, south) = await UnitsAsync(app);
        var mine = await Bureau.DoAsync(north.PostAsync(Home + "/signed-projects", Entry("果园")));
        var evidence = $"{Home}/projects/{mine.Text("id")}/evidence";
        var sent = await north.SendBytesAsync($"{evidence}?fact={mine.LastFact("signed").Text("id")}&name=a.pdf", Files.Pdf());
        Assert.True(sent.Code == 200, sent.Body);
        var file = sent.Json.List("evidenceFiles").Single().Text("id");
        Assert.Equal(200, (await north.GetAsync($"{evidence}/{file}")).Code);
        Assert.Equal(404, (await south.GetAsync($"{evidence}/{file}")).Code);
        Assert.Equal(404, (await south.SendBytesAsync($"{evidence}?fact={mine.LastFact("signed").Text("id")}&name=b.pdf", Files.Pdf())).Code);
        Assert.Equal(403, (await north.PostAsync($"{evidence}/{file}/withdrawal", """{"reason":"传错"}""")).Code);
    }

    [Fact]
    public async Task A_merged_unit_goes_on_under_its_new_name()
    {
        await using var app = await OpenAsync();
        var (north, _) = await UnitsAsync(app);
        await Bureau.DoAsync(north.PostAsync(Home + "/signed-projects", Entry("果园")));
        await Bureau.DoAsync(app.SendAsync(HttpMethod.Post, Home + "/merges", """{"kind":"unit","from":"北镇","into":"新北镇"}"""));
        Assert.Equal(["果园"], (await north.GetAsync(Home + "/projects")).Json.List("items").Select(item => item.Text("name")));
    }

    /// <summary>All that a unit can look at, with what changes by itself left out.</summary>
    private static async Task<string> LookAroundAsync(Visitor unit)
    {
        string[] paths =
        [
            "/projects", "/projects?sort=updated", "/projects?sort=-totalInvestment", "/projects?text=" + Secret,
            "/projects?limit=1", "/projects?unit=北镇", "/projects/export?format=csv", "/rates", "/rates?by=unit",
            "/rates?by=chain", "/rates?by=sector", "/rates?by=size&weight=amount", "/rates?by=region", "/rates?unit=北镇",
            "/rates/projects?figure=waiting", "/rates/projects?figure=projects", "/rates/projects?rate=signing&side=denominator",
            "/chains", "/units", "/reports/2026-W47", "/scorecards", "/targets/2026",
        ];
        var seen = new List<string>();
        foreach (var path in paths)
        {
            var reply = await unit.GetAsync(Home + path);
            seen.Add($"{path} {reply.Code} {reply.ETag} {reply.Body}");
        }

        return string.Join('\n', seen);
    }

    private static string BodyOf(string path) => path switch
    {
        "/facts" => """{"milestone":"opened","on":"2026-05-01"}""",
        "/next-steps" => """{"text":"开工","due":"2026-12-01"}""",
        _ => """{"text":"某事"}""",
    };

    private static string Entry(string name, string more = "") =>
        $$"""{"name":"{{name}}","investor":"某公司","on":"2026-03-01"{{(more.Length > 0 ? "," : "")}}{{more}}}""";

    /// <summary>Names of the members, as deep as they go, and every short value that is not an id or a time.</summary>
    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject().Select(p => p.Name + Shape(p.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', element.EnumerateArray().Select(Shape)) + "]",
        JsonValueKind.String => element.GetString()!.Length < 12 && element.GetString() is not (Secret or "没人报过")
            ? element.GetString()! : "*",
        _ => element.GetRawText(),
    };

    private static async Task<(Visitor North, Visitor South)> UnitsAsync(RunningApp app) => (
        await Staff.AddAsync(app, "north", """{"role":"unit","region":"binzhou","key":"北镇"}"""),
        await Staff.AddAsync(app, "south", """{"role":"unit","region":"binzhou","key":"南镇"}"""));

    private static async Task<RunningApp> OpenAsync()
    {
        var app = await RunningApp.StartAsync(FakeClock.At("2026-11-21T02:00:00Z"));
        await Bureau.DoAsync(app.PutAsync(Home, """{"name":"彬州市"}"""));
        foreach (var unit in new[] { "北镇", "南镇", "新北镇" })
            await Bureau.DoAsync(app.PutAsync($"{Home}/units/{unit}", $$"""{"name":"{{unit}}","class":"镇"}"""));
        await Bureau.DoAsync(app.PutAsync(Home + "/chains/果业链", """{"name":"果业链"}"""));
        return app;
    }
}
