using Leads.Domain;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Storage;
using Microsoft.AspNetCore.Builder;

namespace Leads.Functions.Tests.Hosting;

public sealed class ProblemTests
{
    [Theory]
    [InlineData(null, "没有找到")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "没有找到")]
    [InlineData("en-GB,en;q=0.9", "Not found")]
    [InlineData("fr, en;q=0.5", "Not found")]
    [InlineData("en;q=0.3, zh;q=0.7", "没有找到")]
    [InlineData("garbage;;q=x", "没有找到")]
    public async Task A_problem_speaks_the_callers_language(string? language, string title)
    {
        await using var app = await RunningApp.StartAsync();
        var reply = language is null
            ? await app.GetAsync("/api/nothing")
            : await app.GetAsync("/api/nothing", ("Accept-Language", language));
        Assert.Equal(title, reply.Json.GetProperty("title").GetString());
        Assert.Equal(404, reply.Json.GetProperty("status").GetInt32());
    }

    [Fact]
    public void Every_problem_and_every_refusal_has_words_in_both_languages()
    {
        var titles = Enum.GetValues<ProblemKind>().Select(ProblemTitles.Of)
            .Concat(Enum.GetValues<RefusalReason>().Select(ProblemTitles.Of)).ToList();
        Assert.All(titles, title => Assert.InRange(title.Status, 400, 599));
        Assert.All(titles, title => Assert.NotEqual(title.Title.Zh, title.Title.En));
        Assert.All(titles, title => Assert.All(title.Title.En, character => Assert.True(char.IsAscii(character))));
    }

    [Theory]
    [InlineData("/throw", 500)]
    [InlineData("/busy", 503)]
    [InlineData("/disk", 503)]
    public async Task What_goes_wrong_inside_is_a_problem_without_its_insides(string path, int status)
    {
        await using var app = await RunningApp.StartAsync(map: MapFailures);
        var reply = await app.GetAsync(path);
        Assert.Equal(status, reply.Code);
        Assert.Equal("application/problem+json; charset=utf-8", reply.Header("Content-Type"));
        Assert.DoesNotContain("secret", reply.Body);
        Assert.DoesNotContain("   at ", reply.Body);
        Assert.Equal(path switch { "/busy" => "1", "/disk" => "10", _ => null }, reply.Header("Retry-After"));
        Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("""{"name":"甲","colour":1}""", "colour", "name, parent, settings")]
    [InlineData("""{"name":3}""", "name", "text in quotes")]
    [InlineData("""{"name":"甲","name":"乙"}""", "name", "given twice")]
    [InlineData("""{"name":"甲","settings":{"landing":"maybe"}}""", "settings.landing", "incorporatedAndSite, incorporated")]
    [InlineData("""{"name":"甲","settings":{"warnings":{"noUpdateDays":"3"}}}""", "settings.warnings.noUpdateDays", "whole number")]
    [InlineData("""{"name":"甲","settings":{"warnings":[]}}""", "settings.warnings", "JSON object")]
    [InlineData("""{"name":"甲","settings":{"scorecard":{"issueAt":"8:00"}}}""", "settings.scorecard.issueAt", "HH:mm")]
    [InlineData("""{"name":"甲\u0007"}""", "name", "control")]
    [InlineData("""{"name":"甲\u202e"}""", "name", "control")]
    [InlineData("""{"name":"   "}""", "name", "required")]
    [InlineData("""{}""", "name", "required")]
    public async Task A_wrong_field_is_named_with_what_to_do(string json, string field, string hint)
    {
        await using var app = await RunningApp.StartAsync();
        var reply = await app.PutAsync("/api/regions/binzhou", json, ("Accept-Language", "en"));
        Assert.Equal(400, reply.Code);
        Assert.Contains(hint, reply.Error(field));
    }

    [Theory]
    [InlineData("{", "malformedJson")]
    [InlineData("", "malformedJson")]
    [InlineData("null", "malformedJson")]
    [InlineData("[1]", "invalidFields")]
    [InlineData("""{"name":"甲"}x""", "malformedJson")]
    [InlineData("{\"name\":\"甲\u0001\"}", "malformedJson")]
    [InlineData("""{"name":NaN}""", "malformedJson")]
    public async Task A_body_that_is_no_json_object_is_refused(string json, string type)
    {
        await using var app = await RunningApp.StartAsync();
        var reply = await app.PutAsync("/api/regions/binzhou", json);
        Assert.Equal(400, reply.Code);
        Assert.Equal("urn:leads:problem:" + type, reply.Json.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_body_too_deep_too_large_or_of_another_type_is_refused()
    {
        await using var app = await RunningApp.StartAsync();
        var deep = string.Concat(Enumerable.Repeat("[", 40)) + string.Concat(Enumerable.Repeat("]", 40));
        var reply = await app.PutAsync("/api/regions/binzhou", $$"""{"settings":{{deep}}}""");
        Assert.Equal("urn:leads:problem:tooDeep", reply.Json.GetProperty("type").GetString());
        var large = await app.PutAsync("/api/regions/binzhou", $$"""{"name":"{{new string('a', 1 << 20)}}"}""");
        Assert.Equal(413, large.Code);
        var other = await app.SendFormAsync(HttpMethod.Put, "/api/regions/binzhou", "name=x");
        Assert.Equal(415, other.Code);
        Assert.Contains("application/json", other.Json.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("continuation=***", "continuation")]
    [InlineData("colour=red", "colour")]
    public async Task A_wrong_query_parameter_is_named(string query, string name)
    {
        await using var app = await RunningApp.StartAsync();
        var reply = await app.GetAsync("/api/regions?" + query);
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error(name));
    }

    private static void MapFailures(WebApplication app)
    {
        var routes = app.MapGroup("").WithMetadata(Permit.SignedIn);
        routes.MapGet("/throw", string () => throw new InvalidOperationException("secret"));
        routes.MapGet("/busy", string () => throw new StorageBusyException("secret"));
        routes.MapGet("/disk", string () => throw new StorageFailedException("secret", new IOException("secret")));
    }
}
