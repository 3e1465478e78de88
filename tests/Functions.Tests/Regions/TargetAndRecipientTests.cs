using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.Regions;

public sealed class TargetAndRecipientTests
{
    private const string Region = "/api/regions/binzhou";

    [Fact]
    public async Task Targets_name_chains_and_units_by_any_spelling_and_keep_keys()
    {
        await using var app = await StartAsync();
        var made = await app.PutAsync(Region + "/targets/2026", """
            {"items":[{"indicator":"signedAmount","value":120.5},{"indicator":"projects","chain":"苹果","month":3,"value":4},
            {"indicator":"openings","unit":"城關鎮","value":2}]}
            """);
        Assert.Equal(201, made.Code);
        var items = (await app.GetAsync(Region + "/targets/2026")).Json.GetProperty("items");
        Assert.Equal(120.5m, items[0].GetProperty("value").GetDecimal());
        Assert.Equal("现代果业", items[1].GetProperty("chain").GetString());
        Assert.Equal("城关镇", items[2].GetProperty("unit").GetString());
    }

    [Fact]
    public async Task A_year_without_targets_answers_none_and_is_set_as_a_new_one()
    {
        await using var app = await StartAsync();
        var none = await app.GetAsync(Region + "/targets/2025");
        Assert.Equal(200, none.Code);
        Assert.Equal(0, none.Json.GetProperty("items").GetArrayLength());
        Assert.Null(none.ETag);
        var made = await app.SendAsync(HttpMethod.Put, Region + "/targets/2025",
            """{"items":[{"indicator":"projects","value":4}]}""", ("If-None-Match", "*"));
        Assert.Equal(201, made.Code);
    }

    [Theory]
    [InlineData("""{"indicator":"profit","value":1}""", "items[0].indicator")]
    [InlineData("""{"value":1}""", "items[0].indicator")]
    [InlineData("""{"indicator":"projects"}""", "items[0].value")]
    [InlineData("""{"indicator":"projects","value":1.5}""", "items[0].value")]
    [InlineData("""{"indicator":"projects","value":-1}""", "items[0].value")]
    [InlineData("""{"indicator":"paidIn","value":0.123456789}""", "items[0].value")]
    [InlineData("""{"indicator":"projects","value":1,"month":13}""", "items[0].month")]
    [InlineData("""{"indicator":"projects","value":1,"chain":"没有"}""", "items[0].chain")]
    [InlineData("""{"indicator":"projects","value":1,"chain":"苹果","unit":"城关镇"}""", "items[0].unit")]
    [InlineData("""{"indicator":"projects","value":1},{"indicator":"projects","value":2}""", "items[1]")]
    [InlineData("""{"indicator":"projects","value":1,"chain":"苹果"},{"indicator":"projects","value":2,"chain":"现代果业"}""", "items[1]")]
    [InlineData("null", "items[0]")]
    public async Task A_target_that_is_not_right_is_refused_by_field(string items, string field)
    {
        await using var app = await StartAsync();
        var reply = await app.PutAsync(Region + "/targets/2026", $$"""{"items":[{{items}}]}""");
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error(field));
    }

    [Theory]
    [InlineData("abcd")]
    [InlineData("1066")]
    [InlineData("-2026")]
    [InlineData("99999999999999")]
    public async Task A_year_that_is_none_is_refused(string year)
    {
        await using var app = await StartAsync();
        Assert.NotNull((await app.PutAsync($"{Region}/targets/{year}", """{"items":[]}""")).Error("year"));
        Assert.NotNull((await app.GetAsync($"{Region}/targets/{year}")).Error("year"));
    }

    [Fact]
    public async Task A_recipient_is_added_changed_listed_and_taken_off()
    {
        await using var app = await StartAsync();
        var made = await app.PutAsync(Region + "/recipients/wang",
            """{"name":"王","email":"wang@example.com","audiences":["all","chain:苹果"],"language":"en"}""");
        Assert.Equal(201, made.Code);
        Assert.Equal("chain:现代果业", made.Json.GetProperty("audiences")[1].GetString());
        await app.PutAsync(Region + "/recipients/li", """{"name":"李","email":"li@example.com","audiences":["unit:城关镇"]}""");
        var page = (await app.GetAsync(Region + "/recipients?limit=1")).Json;
        Assert.Equal("li", page.GetProperty("items")[0].GetProperty("id").GetString());
        var rest = (await app.GetAsync($"{Region}/recipients?continuation={page.GetProperty("continuation").GetString()}")).Json;
        Assert.Equal("wang", rest.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(204, (await app.DeleteAsync(Region + "/recipients/wang")).Code);
        Assert.Equal(404, (await app.GetAsync(Region + "/recipients/wang")).Code);
    }

    [Theory]
    [InlineData("a@example.com\\r\\nBcc: b@example.com")]
    [InlineData("a@example.com\\n")]
    [InlineData("a b@example.com")]
    [InlineData("a@example.com,b@example.com")]
    [InlineData("\\\"a\\\"@example.com")]
    [InlineData("a@localhost")]
    [InlineData("a@-x.com")]
    [InlineData("a..b@example.com")]
    [InlineData("王@example.com")]
    [InlineData("<a@example.com>")]
    [InlineData("@example.com")]
    [InlineData("")]
    public async Task An_address_that_a_mail_header_could_trip_over_is_refused(string email)
    {
        await using var app = await StartAsync();
        var reply = await app.PutAsync(Region + "/recipients/wang",
            $$"""{"name":"王","email":"{{email}}","audiences":["all"]}""");
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error("email"));
    }

    [Theory]
    [InlineData("""{"name":"王\r\nBcc: x@y.zz","email":"a@example.com","audiences":["all"]}""", "name")]
    [InlineData("""{"name":"王","email":"a@example.com","audiences":[]}""", "audiences")]
    [InlineData("""{"name":"王","email":"a@example.com","audiences":["everyone"]}""", "audiences[0]")]
    [InlineData("""{"name":"王","email":"a@example.com","audiences":["all","chain:没有"]}""", "audiences[1]")]
    [InlineData("""{"name":"王","email":"a@example.com","audiences":["all"],"language":"fr"}""", "language")]
    public async Task A_recipient_that_is_not_right_is_refused_by_field(string json, string field)
    {
        await using var app = await StartAsync();
        Assert.NotNull((await app.PutAsync(Region + "/recipients/wang", json)).Error(field));
        Assert.NotNull((await app.PutAsync(Region + "/recipients/-x", json)).Error("id"));
    }

    private static async Task<RunningApp> StartAsync()
    {
        var app = await RunningApp.StartAsync();
        await app.PutAsync(Region, """{"name":"彬州市"}""");
        await app.PutAsync(Region + "/chains/现代果业", """{"name":"现代果业","aliases":["苹果"]}""");
        await app.PutAsync(Region + "/units/城关镇", """{"name":"城关镇"}""");
        return app;
    }
}
