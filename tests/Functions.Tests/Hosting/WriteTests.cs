using Leads.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Hosting;

public sealed class WriteTests
{
    private const string Path = "/api/regions/binzhou";
    private const string Body = """{"name":"彬州市"}""";

    [Fact]
    public async Task The_same_request_under_the_same_key_gets_the_first_answer()
    {
        await using var app = await RunningApp.StartAsync();
        var first = await app.PutAsync(Path, Body, ("Idempotency-Key", "k1"));
        await app.PutAsync(Path, """{"name":"别名"}""");
        var again = await app.PutAsync(Path, Body, ("Idempotency-Key", "k1"));
        Assert.Equal(201, again.Code);
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(first.ETag, again.ETag);
        Assert.Equal(first.Header("Location"), again.Header("Location"));
        Assert.Equal(first.Header("Content-Type"), again.Header("Content-Type"));
        Assert.Null(first.Header("Idempotency-Replayed"));
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
        Assert.Equal("别名", (await app.GetAsync(Path)).Json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task Another_request_under_the_same_key_is_refused()
    {
        await using var app = await RunningApp.StartAsync();
        await app.PutAsync(Path, Body, ("Idempotency-Key", "k1"));
        var other = await app.PutAsync(Path, """{"name":"乾县"}""", ("Idempotency-Key", "k1"));
        Assert.Equal(422, other.Code);
        Assert.Equal("urn:leads:problem:keyReused", other.Json.GetProperty("type").GetString());
        Assert.Equal("彬州市", (await app.GetAsync(Path)).Json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_key_belongs_to_its_address()
    {
        await using var app = await RunningApp.StartAsync();
        await app.PutAsync(Path, Body);
        Assert.Equal(201, (await app.PutAsync(Path + "/chains/甲", """{"name":"甲"}""", ("Idempotency-Key", "k"))).Code);
        Assert.Equal(201, (await app.PutAsync(Path + "/chains/乙", """{"name":"乙"}""", ("Idempotency-Key", "k"))).Code);
    }

    [Fact]
    public async Task After_a_day_a_key_is_free_again()
    {
        var clock = FakeClock.At("2026-11-21T00:00:00Z");
        await using var app = await RunningApp.StartAsync(clock);
        await app.PutAsync(Path, Body, ("Idempotency-Key", "k1"));
        clock.Advance(TimeSpan.FromHours(24));
        var later = await app.PutAsync(Path, """{"name":"乾县"}""", ("Idempotency-Key", "k1"));
        Assert.Equal(200, later.Code);
        Assert.Null(later.Header("Idempotency-Replayed"));
        var again = await app.PutAsync(Path, """{"name":"乾县"}""", ("Idempotency-Key", "k1"));
        Assert.Equal("true", again.Header("Idempotency-Replayed"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("键")]
    [InlineData("too long")]
    public async Task A_key_that_is_not_right_is_refused(string key)
    {
        await using var app = await RunningApp.StartAsync();
        var sent = key == "too long" ? new string('k', 201) : key;
        var reply = await app.PutAsync(Path, Body, ("Idempotency-Key", sent));
        Assert.Equal(400, reply.Code);
        Assert.Equal(404, (await app.GetAsync(Path)).Code);
    }

    [Fact]
    public async Task A_deletion_is_replayed_too()
    {
        await using var app = await RunningApp.StartAsync();
        await app.PutAsync(Path, Body);
        await app.PutAsync(Path + "/chains/甲", """{"name":"甲"}""");
        Assert.Equal(204, (await app.DeleteAsync(Path + "/chains/甲", ("Idempotency-Key", "d"))).Code);
        Assert.Equal(204, (await app.DeleteAsync(Path + "/chains/甲", ("Idempotency-Key", "d"))).Code);
        Assert.Equal(404, (await app.DeleteAsync(Path + "/chains/甲")).Code);
    }

    [Fact]
    public async Task Of_sixteen_twins_at_once_one_writes_and_all_get_its_answer()
    {
        await using var app = await RunningApp.StartAsync();
        await app.PutAsync(Path, Body);
        var twins = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            app.PutAsync(Path + "/chains/现代果业", """{"name":"现代果业"}""", ("Idempotency-Key", "twin"))));
        Assert.All(twins, twin => Assert.Equal(201, twin.Code));
        Assert.Single(twins.Select(twin => twin.Body).Distinct());
        Assert.Equal(15, twins.Count(twin => twin.Header("Idempotency-Replayed") == "true"));
        Assert.Equal(2, (await HistoryAsync(app)).Count);
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_the_current_one_passes()
    {
        await using var app = await RunningApp.StartAsync();
        var first = await app.PutAsync(Path, Body);
        var second = await app.PutAsync(Path, """{"name":"乾县"}""", ("If-Match", first.ETag!));
        Assert.Equal(200, second.Code);
        var stale = await app.PutAsync(Path, """{"name":"永寿"}""", ("If-Match", first.ETag!));
        Assert.Equal(412, stale.Code);
        Assert.Equal("urn:leads:problem:stale", stale.Json.GetProperty("type").GetString());
        Assert.Equal(second.ETag, (await app.GetAsync(Path)).ETag);
        Assert.Equal(304, (await app.GetAsync(Path, ("If-None-Match", second.ETag!))).Code);
    }

    [Fact]
    public async Task Creating_only_and_changing_only_are_kept_apart()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(412, (await app.PutAsync(Path, Body, ("If-Match", "*"))).Code);
        Assert.Equal(201, (await app.PutAsync(Path, Body, ("If-None-Match", "*"))).Code);
        var again = await app.PutAsync(Path, Body, ("If-None-Match", "*"));
        Assert.Equal("urn:leads:problem:alreadyExists", again.Json.GetProperty("type").GetString());
        Assert.Equal(200, (await app.PutAsync(Path, Body, ("If-Match", "*"))).Code);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("\"abc")]
    [InlineData("\"a\" \"b\"")]
    public async Task A_version_that_is_no_entity_tag_is_refused(string tag)
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(400, (await app.PutAsync(Path, Body, ("If-Match", tag))).Code);
    }

    [Fact]
    public async Task Every_change_leaves_its_history_in_the_same_commit()
    {
        var clock = FakeClock.At("2026-11-21T01:59:00Z");
        await using var app = await RunningApp.StartAsync(clock);
        await app.PutAsync(Path, Body);
        clock.Advance(TimeSpan.FromMinutes(1));
        await app.PutAsync(Path, """{"name":"乾县"}""");
        var last = System.Text.Json.JsonDocument.Parse((await HistoryAsync(app))[^1].Body).RootElement;
        Assert.Equal("administrator", last.GetProperty("by").GetString());
        Assert.Equal("region", last.GetProperty("what").GetString());
        Assert.Equal("彬州市", last.GetProperty("was").GetProperty("name").GetString());
        Assert.Equal("乾县", last.GetProperty("is").GetProperty("name").GetString());
        Assert.Equal(DateTimeOffset.Parse("2026-11-21T02:00:00Z", null), last.GetProperty("at").GetDateTimeOffset());
    }

    private static Task<IReadOnlyList<Row>> HistoryAsync(RunningApp app) =>
        app.Services.GetRequiredService<IRegionStorage>()
            .ListAsync("binzhou", "history-settings-", "", 100, TestContext.Current.CancellationToken);
}
