using System.Text.Json;

namespace Leads.Functions.Tests.Projects;

[Trait("Job", "main")]
public sealed class CaptureTests
{
    [Fact]
    public async Task A_captured_project_has_an_address_a_version_and_all_its_fields()
    {
        await using var bureau = await Bureau.OpenAsync();
        const string Fields = """
            "creditCode":"91610000ma6txxxx01","investorHome":"西安","content":"冷链","sector":"农业类","origin":"otherProvince",
            "secondaryChains":["文旅"],"linkPosition":"中游","linkRole":"补链","responsiblePerson":"李某","siteOfficers":["张某"],
            "source":"商会","introducer":"王某","park":"高新区","landArea":12.5,"expectedOutput":1.00000001,"expectedTax":0.1,
            "expectedJobs":120,"foreignCapital":30,"agreedOpening":"2026-06-01","agreedProduction":"2027-06-01",
            "agreedCapacity":"2028-06-01","counted":false,"notCountedReason":"房地产","contact":"029",
            "chain":"现代果业","unit":"北极镇","leader":"赵某","totalInvestment":2.12345678,"contractedCapital":1.00000001
            """;
        var reply = await bureau.TryCaptureAsync("signed", " 苹果冷链（一期） ", "2026-03-05", Fields);
        Assert.Equal(201, reply.Code);
        Assert.Equal($"{Bureau.Home}/projects/{reply.Json.Id()}", reply.Header("Location"));
        var read = await bureau.App.GetAsync(reply.Header("Location")!);
        Assert.Equal(reply.ETag, read.ETag);
        AssertEntered(read.Json, JsonDocument.Parse("{" + Fields + "}").RootElement);
    }

    private static void AssertEntered(JsonElement project, JsonElement sent)
    {
        var fields = project.GetProperty("fields");
        Assert.Equal("苹果冷链（一期）", fields.Text("name"));
        Assert.Equal("91610000MA6TXXXX01", fields.Text("creditCode"));
        Assert.Equal("农业", fields.Text("sector"));
        foreach (var field in sent.EnumerateObject().Where(f => f.Name is not ("creditCode" or "sector")))
            Assert.Equal(field.Value.ToString(),
                (fields.TryGetProperty(field.Name, out var inner) ? inner
                    : project.GetProperty(field.Name)).ToString());
        Assert.Equal("2026-03-05", project.GetProperty("milestones").Text("signed"));
        Assert.Equal(("recognised", "True"),
            (project.List("facts")[0].Text("state"), project.List("facts")[0].Text("selfRecognised")));
    }

    [Fact]
    public async Task The_signature_of_a_known_lead_goes_onto_it_by_the_call_that_the_refusal_names()
    {
        await using var bureau = await Bureau.OpenAsync();
        var lead = await bureau.CaptureAsync("intended", "苹果冷链（一期）", "2026-01-05", "\"totalInvestment\":1");
        var refused = await bureau.TryCaptureAsync("signed", "蘋果冷鏈(一期)", "2026-03-05",
            "\"totalInvestment\":2,\"chain\":\"果业\"");
        Assert.Equal((409, "projectExists"), (refused.Code, refused.Problem()));
        var existing = refused.Json.GetProperty("existing");
        Assert.Equal(lead, existing.Id());
        var call = existing.GetProperty("call");
        var done = await bureau.App.SendAsync(
            new HttpMethod(call.Text("method")), call.Text("href"),
            """{"name":"苹果冷链（一期）","investor":"某公司","on":"2026-03-05","totalInvestment":2,"chain":"果业"}""");
        Assert.Equal((200, lead), (done.Code, done.Json.Id()));
        var group = (await bureau.RatesAsync("?by=chain")).Group("果业");
        Assert.Equal(("1/1=100", 2m), (group.Rate("signing"), group.Number("signedAmount")));
    }

    [Fact]
    public async Task Into_names_the_new_holder_from_the_signature_on()
    {
        await using var bureau = await Bureau.OpenAsync();
        var lead = await bureau.CaptureAsync("intended", "甲", "2026-01-05", "\"unit\":\"北极镇\"");
        await Bureau.DoAsync(bureau.TryCaptureAsync("signed", "甲", "2026-03-05", "\"unit\":\"水口镇\"", $"?into={lead}"));
        Assert.Equal(["甲"], await bureau.NamesAsync("?unit=北极镇&asOf=2026-03-04"));
        Assert.Equal(["甲"], await bureau.NamesAsync("?unit=水口镇&asOf=2026-03-05"));
    }

    [Fact]
    public async Task Force_makes_a_second_project()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        await bureau.CaptureAsync("signed", "甲", "2026-01-05", query: "?force=true");
        Assert.Equal(2m, (await bureau.GroupAsync()).Number("signed"));
    }

    [Fact]
    public async Task Of_sixteen_captures_of_one_key_at_once_one_makes_a_project()
    {
        await using var bureau = await Bureau.OpenAsync();
        string[] spellings = ["苹果冷链（一期）", "苹果冷链(一期)", "蘋果冷鏈（一期）", " 苹果 冷链（一期）"];
        var captures = await Task.WhenAll(Enumerable.Range(0, 16).Select(i =>
            bureau.TryCaptureAsync(i % 2 == 0 ? "signed" : "intended", spellings[i % 4], "2026-01-05")));
        var made = Assert.Single(captures, capture => capture.Code == 201).Json.Id();
        Assert.All(captures.Where(c => c.Code != 201), c =>
            Assert.Equal((409, made), (c.Code, c.Json.GetProperty("existing").Id())));
        Assert.Single(await bureau.NamesAsync());
        await bureau.ReconcileAsync();
    }

    [Fact]
    public async Task Of_sixteen_captures_under_one_idempotency_key_all_get_the_same_answer()
    {
        await using var bureau = await Bureau.OpenAsync();
        var captures = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => bureau.PostAsync(
            "/signed-projects", """{"name":"甲","investor":"某公司","on":"2026-01-05"}""", ("Idempotency-Key", "k"))));
        Assert.All(captures, capture => Assert.Equal(201, capture.Code));
        Assert.Single(captures.Select(capture => capture.Body).Distinct());
    }

    [Theory]
    [InlineData("某公司", "91610000MA6TXXXX01", "别名公司", "91610000MA6TXXXX01", 409)]
    [InlineData("某公司", "91610000MA6TXXXX01", "某公司", "91610000MA6TXXXX02", 201)]
    [InlineData("某公司", "91610000MA6TXXXX01", "某公司", "", 409)]
    [InlineData("某公司", "91610000MA6TXXXX01", "别名公司", "", 201)]
    public async Task Investors_compare_by_credit_code_when_both_have_one(
        string first, string firstCode, string second, string secondCode, int code)
    {
        await using var bureau = await Bureau.OpenAsync();
        var body = """{"name":"甲","investor":"NAME","creditCode":"CODE","on":"2026-01-05"}""";
        await Bureau.DoAsync(
            bureau.PostAsync("/signed-projects", body.Replace("NAME", first).Replace("CODE", firstCode)));
        var reply = await bureau.PostAsync("/signed-projects",
            body.Replace("NAME", second).Replace("CODE", secondCode));
        Assert.Equal(code, reply.Code);
    }

    [Fact]
    public async Task A_code_alone_never_makes_two_projects_one()
    {
        await using var bureau = await Bureau.OpenAsync();
        const string Code = "\"creditCode\":\"91610000MA6TXXXX01\"";
        await bureau.CaptureAsync("signed", "甲", "2026-01-05", Code);
        await bureau.CaptureAsync("signed", "乙", "2026-01-05", Code);
    }

    [Fact]
    public async Task A_code_that_became_known_by_into_counts_for_the_next_capture()
    {
        await using var bureau = await Bureau.OpenAsync();
        var lead = await bureau.CaptureAsync("intended", "甲", "2026-01-05");
        const string Body = """{"name":"甲","investor":"别名公司","creditCode":"91610000MA6TXXXX01","on":"2026-03-05"}""";
        await Bureau.DoAsync(bureau.PostAsync($"/signed-projects?into={lead}", Body));
        Assert.Equal(409, (await bureau.PostAsync("/intended-projects", Body)).Code);
    }

    [Fact]
    public async Task A_submitted_signature_waits_and_does_not_count()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"submit\":true");
        var total = await bureau.GroupAsync();
        Assert.Equal((0m, 1m), (total.Number("signed"), total.Number("waiting")));
        var fact = (await bureau.ProjectAsync(id)).LastFact("signed").Id();
        await Bureau.DoAsync(
            bureau.PostAsync($"/projects/{id}/facts/{fact}/recognition", """{"decision":"recognise"}"""));
        total = await bureau.GroupAsync();
        Assert.Equal((1m, 0m), (total.Number("signed"), total.Number("waiting")));
    }

    [Theory]
    [InlineData("{}", 400, "name")]
    [InlineData("""{"name":"甲","on":"2026-01-05"}""", 400, "investor")]
    [InlineData("""{"name":"​","investor":"某公司","on":"2026-01-05"}""", 400, "name")]
    [InlineData("""{"name":"甲","investor":"某公司"}""", 400, "on")]
    [InlineData("""{"name":"甲","investor":"某公司","on":"2026-02-30"}""", 400, "on")]
    [InlineData("""{"name":"甲","investor":"某公司","on":"2026-11-22"}""", 422, "on")]
    [InlineData("""{"name":"甲","investor":"某公司","on":"1949-09-30"}""", 422, "on")]
    [InlineData("""{"name":"甲","investor":"某公司","on":"2026-01-05","totalInvestment":-1}""", 400, "totalInvestment")]
    [InlineData("""{"name":"甲","investor":"某公司","on":"2026-01-05","totalInvestment":0.000000001}""", 400,
        "totalInvestment")]
    [InlineData("""{"name":"甲","investor":"某公司","on":"2026-01-05","creditCode":"12"}""", 400, "creditCode")]
    [InlineData("""{"name":"甲","investor":"某公司","on":"2026-01-05","landArea":-1}""", 400, "landArea")]
    [InlineData("""{"name":"甲","investor":"某公司","on":"2026-01-05","origin":"moon"}""", 400, "origin")]
    [InlineData("""{"name":"甲","investor":"某公司","on":"2026-01-05","evidence":[null]}""", 400, "evidence[0]")]
    [InlineData("""{"name":"甲","investor":"某公司","on":"2026-01-05","sighned":true}""", 400, "sighned")]
    public async Task What_is_not_right_is_named_in_both_languages(string json, int code, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        var zh = await bureau.PostAsync("/signed-projects", json, ("Accept-Language", "zh"));
        var en = await bureau.PostAsync("/signed-projects", json, ("Accept-Language", "en"));
        Assert.Equal((code, code), (zh.Code, en.Code));
        Assert.Contains(zh.Error(field)!, character => character > 0x4E00);
        Assert.DoesNotContain(en.Error(field)!, character => character > 0x4E00 && character is not ('亿' or '元'));
        Assert.Empty(await bureau.NamesAsync());
    }

    [Theory]
    [InlineData("?into=nonsense", 400)]
    [InlineData("?into=01990000-0000-7000-8000-000000000000", 404)]
    [InlineData("?forse=true", 400)]
    public async Task A_query_that_is_not_right_is_refused(string query, int code)
    {
        await using var bureau = await Bureau.OpenAsync();
        Assert.Equal(code, (await bureau.TryCaptureAsync("signed", "甲", "2026-01-05", query: query)).Code);
    }

    [Fact]
    public async Task Chains_and_units_first_seen_are_registered_with_their_names_as_keys()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"chain\":\" 5G／人工智能 \",\"unit\":\"北極鎮\"");
        Assert.Equal(["5G/人工智能 5G／人工智能"], (await bureau.GetAsync("/chains")).Lines("items", "key", "name"));
        Assert.Equal(["北极镇 北極鎮"], (await bureau.GetAsync("/units")).Lines("items", "key", "name"));
        var refused = await bureau.SendAsync(HttpMethod.Delete, "/units/北极镇");
        Assert.Equal((409, "inUse"), (refused.Code, refused.Problem()));
    }
}
