using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.Regions;

public sealed class RegionTests
{
    [Fact]
    public async Task A_region_is_registered_and_settings_left_out_have_their_defaults()
    {
        await using var app = await RunningApp.StartAsync();
        var made = await app.PutAsync("/api/regions/binzhou",
            """{"name":" 彬州市 ","settings":{"landing":"incorporated","warnings":{"noUpdateDays":20},"scorecard":{"issueAt":"09:30"}}}""");
        Assert.Equal(201, made.Code);
        Assert.Equal("/api/regions/binzhou", made.Header("Location"));
        var read = await app.GetAsync("/api/regions/binzhou");
        Assert.Equal(made.Body, read.Body);
        Assert.Equal(made.ETag, read.ETag);
        Assert.Contains("\"name\":\"彬州市\"", read.Body);
        var settings = read.Json.GetProperty("settings");
        Assert.Equal("Asia/Shanghai", settings.GetProperty("timeZone").GetString());
        Assert.Equal(20, settings.GetProperty("warnings").GetProperty("noUpdateDays").GetInt32());
        Assert.Equal(12, settings.GetProperty("warnings").GetProperty("signedNotOpenedMonths").GetInt32());
        Assert.Equal("09:30", settings.GetProperty("scorecard").GetProperty("issueAt").GetString());
        Assert.Equal("opening", settings.GetProperty("scorecard").GetProperty("measure").GetString());
        Assert.True(settings.GetProperty("scorecard").GetProperty("automatic").GetBoolean());
    }

    [Fact]
    public async Task A_new_region_has_the_configured_time_zone()
    {
        await using var app = await RunningApp.StartAsync(settings: ("LEADS_TIMEZONE", "Europe/Berlin"));
        var made = await app.PutAsync("/api/regions/binzhou", """{"name":"彬州市"}""");
        Assert.Equal("Europe/Berlin", made.Json.GetProperty("settings").GetProperty("timeZone").GetString());
    }

    [Theory]
    [InlineData("""{"settings":{"timeZone":"Mars/Base"}}""", "settings.timeZone")]
    [InlineData("""{"settings":{"timeZone":"China Standard Time"}}""", "settings.timeZone")]
    [InlineData("""{"settings":{"warnings":{"signedNotOpenedMonths":0}}}""", "settings.warnings.signedNotOpenedMonths")]
    [InlineData("""{"settings":{"warnings":{"littlePaidPercent":101}}}""", "settings.warnings.littlePaidPercent")]
    [InlineData("""{"settings":{"scorecard":{"decimals":3}}}""", "settings.scorecard.decimals")]
    [InlineData("""{"settings":{"scorecard":{"listLength":-1}}}""", "settings.scorecard.listLength")]
    [InlineData("""{"settings":{"suspectedUnitFrom":-1}}""", "settings.suspectedUnitFrom")]
    [InlineData("""{"settings":{"suspectedUnitFrom":1,"suspectedUnitBelow":2}}""", "settings.suspectedUnitBelow")]
    [InlineData("""{"parent":"nowhere"}""", "parent")]
    [InlineData("""{"parent":"binzhou"}""", "parent")]
    [InlineData("""{"parent":"../x"}""", "parent")]
    public async Task A_setting_that_cannot_work_is_refused_by_name(string json, string field)
    {
        await using var app = await RunningApp.StartAsync();
        var reply = await app.PutAsync("/api/regions/binzhou", json);
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error(field));
        Assert.NotNull(reply.Error("name"));
    }

    [Fact]
    public async Task Parents_never_form_a_circle()
    {
        await using var app = await RunningApp.StartAsync();
        await app.PutAsync("/api/regions/city", """{"name":"市"}""");
        Assert.Equal(201, (await app.PutAsync("/api/regions/county", """{"name":"县","parent":"city"}""")).Code);
        var circle = await app.PutAsync("/api/regions/city", """{"name":"市","parent":"county"}""");
        Assert.NotNull(circle.Error("parent"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("Upper")]
    [InlineData("彬州")]
    [InlineData("a_b")]
    [InlineData("a-very-long-id-that-goes-on-and-on-and-on-x")]
    public async Task An_id_that_is_not_right_is_refused_and_never_found(string id)
    {
        await using var app = await RunningApp.StartAsync();
        Assert.NotNull((await app.PutAsync("/api/regions/" + id, """{"name":"甲"}""")).Error("region"));
        Assert.Equal(404, (await app.GetAsync("/api/regions/" + id)).Code);
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        await using var app = await RunningApp.StartAsync();
        foreach (var id in new[] { "aa", "bb", "cc" })
            await app.PutAsync("/api/regions/" + id, """{"name":"甲"}""");
        var first = (await app.GetAsync("/api/regions?limit=2")).Json;
        Assert.Equal(2, first.GetProperty("items").GetArrayLength());
        var next = first.GetProperty("continuation").GetString();
        var last = (await app.GetAsync("/api/regions?limit=2&continuation=" + next)).Json;
        Assert.Equal("cc", last.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.False(last.TryGetProperty("continuation", out _));
    }

    [Fact]
    public async Task Sixteen_different_chains_at_once_are_all_kept()
    {
        await using var app = await RunningApp.StartAsync();
        await app.PutAsync("/api/regions/binzhou", """{"name":"彬州市"}""");
        var replies = await Task.WhenAll(Enumerable.Range(0, 16).Select(n =>
            app.PutAsync($"/api/regions/binzhou/chains/链{n}", $$"""{"name":"链{{n}}"}""")));
        Assert.All(replies, reply => Assert.Equal(201, reply.Code));
        var chains = (await app.GetAsync("/api/regions/binzhou/chains")).Json.GetProperty("items");
        Assert.Equal(16, chains.GetArrayLength());
    }
}
