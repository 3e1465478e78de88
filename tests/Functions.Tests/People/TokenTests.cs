using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.People;

public sealed class TokenTests
{
    [Fact]
    public async Task A_token_does_what_its_person_may_until_it_ends_or_is_taken_back()
    {
        var clock = FakeClock.At("2026-11-21T00:00:00Z");
        await using var app = await OpenAsync(clock);
        var wang = await Staff.AddAsync(app, "wang", """{"role":"bureau","region":"binzhou"}""");
        var made = await wang.PostAsync("/api/tokens", """{"name":"夜间导出","expires":"2026-12-01T00:00:00Z"}""");
        Assert.Equal(201, made.Code);
        var secret = made.Json.Text("secret");
        Assert.Equal(200, await CodeAsync(app, secret, HttpMethod.Get, "/api/regions/binzhou"));
        Assert.Equal(403, await CodeAsync(app, secret, HttpMethod.Get, "/api/people"));
        Assert.DoesNotContain("\"secret\":\"", (await wang.GetAsync("/api/tokens")).Body);
        clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(401, await CodeAsync(app, secret, HttpMethod.Get, "/api/regions/binzhou"));
        wang = await Staff.SignInAsync(app, "wang", Staff.Password);
        var second = (await wang.PostAsync("/api/tokens", """{"name":"二"}""")).Json;
        Assert.Equal(200, await CodeAsync(app, second.Text("secret"), HttpMethod.Get, "/api/regions/binzhou"));
        Assert.Equal(204, (await wang.SendAsync(HttpMethod.Delete, "/api/tokens/" + second.Text("id"))).Code);
        Assert.Equal(401, await CodeAsync(app, second.Text("secret"), HttpMethod.Get, "/api/regions/binzhou"));
    }

    [Fact]
    public async Task A_token_may_be_for_less_and_is_never_for_more()
    {
        await using var app = await OpenAsync();
        var wang = await Staff.AddAsync(app, "wang", """{"role":"bureau","region":"binzhou"}""");
        var reads = (await wang.PostAsync("/api/tokens", """{"name":"只读","readOnly":true}""")).Json.Text("secret");
        Assert.Equal(200, await CodeAsync(app, reads, HttpMethod.Get, "/api/regions/binzhou"));
        Assert.Equal(403, await CodeAsync(app, reads, HttpMethod.Put, "/api/regions/binzhou/chains/x", """{"name":"x"}"""));
        var unit = (await wang.PostAsync("/api/tokens",
            """{"name":"单位","grants":[{"role":"unit","region":"binzhou","key":"城关镇"}]}""")).Json.Text("secret");
        Assert.Equal(403, await CodeAsync(app, unit, HttpMethod.Put, "/api/regions/binzhou/chains/x", """{"name":"x"}"""));
        var more = await wang.PostAsync("/api/tokens", """{"name":"多","grants":[{"role":"administrator"}]}""");
        Assert.Equal(400, more.Code);
        Assert.NotNull(more.Error("grants"));
        await Bureau.DoAsync(app.PutAsync("/api/people/wang",
            """{"name":"王","grants":[{"role":"auditor","region":"binzhou"}]}"""));
        Assert.Equal(404, await CodeAsync(app, unit, HttpMethod.Get, "/api/regions/binzhou"));
    }

    [Fact]
    public async Task One_sees_and_takes_back_ones_own_tokens_only()
    {
        await using var app = await OpenAsync();
        var wang = await Staff.AddAsync(app, "wang", """{"role":"bureau","region":"binzhou"}""");
        var li = await Staff.AddAsync(app, "li", """{"role":"leader","region":"binzhou"}""");
        var id = (await wang.PostAsync("/api/tokens", """{"name":"甲"}""")).Json.Text("id");
        Assert.Empty((await li.GetAsync("/api/tokens")).Json.List("items"));
        Assert.Equal(404, (await li.SendAsync(HttpMethod.Delete, "/api/tokens/" + id)).Code);
        Assert.Single((await app.GetAsync("/api/tokens")).Json.List("items"));
        Assert.Equal(204, (await app.DeleteAsync("/api/tokens/" + id)).Code);
    }

    [Theory]
    [InlineData("{}", "name")]
    [InlineData("""{"name":"x","expires":"2020-01-01T00:00:00Z"}""", "expires")]
    [InlineData("""{"name":"x","expires":"2199-01-01T00:00:00Z"}""", "expires")]
    [InlineData("""{"name":"x","grants":[{"role":"unit","region":"binzhou"}]}""", "grants[0].key")]
    [InlineData("""{"name":"x","grants":[{"role":"unit","region":"nowhere","key":"x"}]}""", "grants[0].region")]
    [InlineData("""{"name":"x","grants":[{"region":"binzhou"}]}""", "grants[0].role")]
    public async Task A_token_that_is_not_right_names_the_field(string json, string field)
    {
        await using var app = await OpenAsync();
        var wang = await Staff.AddAsync(app, "wang", """{"role":"bureau","region":"binzhou"}""");
        var reply = await wang.PostAsync("/api/tokens", json);
        Assert.Equal(400, reply.Code);
        Assert.True(reply.Error(field) is not null, reply.Body);
    }

    private static async Task<int> CodeAsync(RunningApp app, string secret, HttpMethod method, string path, string? json = null) =>
        (await app.AskAsync(method, path, json, ("Authorization", "Bearer " + secret))).Code;

    private static async Task<RunningApp> OpenAsync(FakeClock? clock = null)
    {
        var app = await RunningApp.StartAsync(clock);
        await Bureau.DoAsync(app.PutAsync("/api/regions/binzhou", """{"name":"彬州市"}"""));
        await Bureau.DoAsync(app.PutAsync("/api/regions/binzhou/units/城关镇", """{"name":"城关镇"}"""));
        return app;
    }
}
