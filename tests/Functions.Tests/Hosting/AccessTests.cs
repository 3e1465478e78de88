using Leads.Functions.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Hosting;

public sealed class AccessTests
{
    [Theory]
    [InlineData("GET", "/api/regions")]
    [InlineData("PUT", "/api/regions/binzhou")]
    [InlineData("DELETE", "/api/regions/binzhou/chains/x")]
    [InlineData("POST", "/api/regions")]
    [InlineData("GET", "/api/openapi.json")]
    [InlineData("GET", "/api/there-is-no-such-thing")]
    [InlineData("GET", "/API/regions")]
    [InlineData("GET", "/api/healthy")]
    [InlineData("POST", "/FoldChanges")]
    public async Task Without_the_token_everything_is_refused(string method, string path)
    {
        await using var app = await RunningApp.StartAsync();
        var reply = await app.AskAsync(new HttpMethod(method), path);
        Assert.Equal(401, reply.Code);
        Assert.Equal("Bearer realm=\"leads\"", reply.Header("WWW-Authenticate"));
        Assert.Equal("application/problem+json; charset=utf-8", reply.Header("Content-Type"));
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic " + RunningApp.Token)]
    [InlineData(RunningApp.Token)]
    [InlineData("Bearer " + RunningApp.Token + "x")]
    public async Task A_wrong_token_is_refused(string authorization)
    {
        await using var app = await RunningApp.StartAsync();
        var reply = await app.AskAsync(HttpMethod.Get, "/api/regions", null, ("Authorization", authorization));
        Assert.Equal(401, reply.Code);
    }

    [Fact]
    public async Task Without_a_configured_token_no_token_is_right()
    {
        await using var app = await RunningApp.StartAsync(settings: ("LEADS_TOKEN", ""));
        Assert.Equal(401, (await app.GetAsync("/api/regions")).Code);
    }

    [Fact]
    public async Task The_token_opens_the_api_and_an_unknown_address_is_not_found()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(200, (await app.GetAsync("/api/regions")).Code);
        var reply = await app.GetAsync("/api/nothing");
        Assert.Equal(404, reply.Code);
        Assert.Equal("urn:leads:problem:notFound", reply.Json.GetProperty("type").GetString());
        Assert.Equal(405, (await app.SendAsync(HttpMethod.Post, "/api/regions", "{}")).Code);
    }

    [Theory]
    [InlineData("/api/health")]
    [InlineData("/api/ready")]
    public async Task Health_needs_no_token(string path)
    {
        await using var app = await RunningApp.StartAsync();
        var reply = await app.AskAsync(HttpMethod.Get, path);
        Assert.Equal(200, reply.Code);
        Assert.Equal("no-store", reply.Header("Cache-Control"));
        Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
        Assert.Null(reply.Header("Server"));
    }

    [Fact]
    public async Task A_one_time_link_opens_a_session_once()
    {
        await using var app = await RunningApp.StartAsync();
        var link = await app.Services.GetRequiredService<OneTimeLinks>().CreateAsync("/app/");
        var first = await app.AskAsync(HttpMethod.Get, link);
        Assert.Equal(302, first.Code);
        Assert.Equal("/app/", first.Header("Location"));
        Assert.Contains("httponly", first.Header("Set-Cookie"));
        Assert.Contains("samesite=lax", first.Header("Set-Cookie"));
        var second = await app.AskAsync(HttpMethod.Get, link);
        Assert.Equal(401, second.Code);
        Assert.Contains("text/html", second.Header("Content-Type"));
        Assert.Equal(200, (await BySessionAsync(app, HttpMethod.Get, CookieOf(first))).Code);
    }

    [Fact]
    public async Task Links_end_after_a_day_and_sessions_after_half_a_day()
    {
        var clock = FakeClock.At("2026-11-21T00:00:00Z");
        await using var app = await RunningApp.StartAsync(clock);
        var links = app.Services.GetRequiredService<OneTimeLinks>();
        var late = await links.CreateAsync("/app/");
        var cookie = CookieOf(await app.AskAsync(HttpMethod.Get, await links.CreateAsync("/app/")));
        clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(401, (await BySessionAsync(app, HttpMethod.Get, cookie)).Code);
        clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(401, (await app.AskAsync(HttpMethod.Get, late)).Code);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", 201)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Origin", "http://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("X-Nothing", "1", 403)]
    public async Task A_write_by_cookie_must_come_from_our_own_pages(string header, string value, int expected)
    {
        await using var app = await RunningApp.StartAsync();
        var link = await app.Services.GetRequiredService<OneTimeLinks>().CreateAsync("/app/");
        var cookie = CookieOf(await app.AskAsync(HttpMethod.Get, link));
        Assert.Equal(expected, (await BySessionAsync(app, HttpMethod.Put, cookie, (header, value))).Code);
    }

    [Fact]
    public async Task A_page_without_a_session_says_what_to_do()
    {
        await using var app = await RunningApp.StartAsync();
        var reply = await app.AskAsync(HttpMethod.Get, "/app/rates");
        Assert.Equal(401, reply.Code);
        Assert.Contains("一次性链接", reply.Body);
        Assert.Contains("default-src 'none'", reply.Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task A_link_never_leads_elsewhere(string target)
    {
        await using var app = await RunningApp.StartAsync();
        var links = app.Services.GetRequiredService<OneTimeLinks>();
        await Assert.ThrowsAsync<ArgumentException>(() => links.CreateAsync(target));
    }

    private static string CookieOf(Reply reply) => reply.Header("Set-Cookie")!.Split(';')[0];

    [Fact]
    public async Task An_endpoint_that_the_table_does_not_name_is_refused_to_everybody()
    {
        await using var app = await RunningApp.StartAsync(map: web =>
        {
            web.MapGet("/api/forgotten", () => "secret");
            web.MapGet("/api/forgotten-too", () => "secret").WithName("Forgotten");
        });
        Assert.Equal(403, (await app.GetAsync("/api/forgotten")).Code);
        Assert.Equal(403, (await app.GetAsync("/api/forgotten-too")).Code);
    }

    [Fact]
    public async Task Every_endpoint_has_a_name_that_the_table_of_permissions_knows_and_the_table_no_other()
    {
        await using var app = await RunningApp.StartAsync();
        var names = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (endpoint.RoutePattern.RawText,
                Name: endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "")).ToList();
        Assert.All(names, endpoint => Assert.True(Permissions.Table.ContainsKey(endpoint.Name), endpoint.ToString()));
        Assert.Empty(Permissions.Table.Keys.Except(names.Select(endpoint => endpoint.Name)));
    }

    private static Task<Reply> BySessionAsync(
        RunningApp app, HttpMethod method, string cookie, params (string Name, string Value)[] headers) =>
        method == HttpMethod.Get
            ? app.AskAsync(method, "/api/regions", null, [("Cookie", cookie), .. headers])
            : app.AskAsync(method, "/api/regions/ab", """{"name":"甲"}""", [("Cookie", cookie), .. headers]);
}
