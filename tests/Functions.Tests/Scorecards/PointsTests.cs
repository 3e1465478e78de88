namespace Leads.Functions.Tests.Scorecards;

public sealed class PointsTests
{
    private const string Points = "/api/regions/binzhou/points";

    [Fact]
    public async Task Points_are_entered_reversed_once_and_told_by_the_quarter()
    {
        await using var bulletin = await Bulletin.StartAsync();
        var entered = await PostAsync(bulletin, Points,
            """{"unit":"城关镇","kind":"bonus","points":2.5,"on":"2026-10-08","reason":"引进链主企业","evidence":"招商办〔2026〕8号"}""");
        Assert.Equal(201, entered.Code);
        Assert.Equal(201, (await PostAsync(bulletin, Points,
            """{"unit":"城关镇","kind":"deduction","points":1,"on":"2026-11-02","reason":"<迟报>"}""")).Code);
        var reversal = $"{Points}/2026/{entered.Json.GetProperty("id").GetString()}/reversal";
        Assert.Equal(201, (await PostAsync(bulletin, reversal, """{"reason":"重复计分"}""")).Code);
        Assert.Equal(409, (await PostAsync(bulletin, reversal, """{"reason":"再来一次"}""")).Code);
        Assert.Equal(3, (await bulletin.App.GetAsync(Points + "/2026")).Json.GetProperty("items").GetArrayLength());

        Assert.Equal(201, (await bulletin.PostAsync("/2026-Q4/issue")).Code);
        var row = (await bulletin.GetAsync("/2026-Q4")).Json.GetProperty("points").GetProperty("rows")[0];
        Assert.Equal((0m, 1m, -1m), (row.GetProperty("bonus").GetDecimal(), row.GetProperty("deduction").GetDecimal(),
            row.GetProperty("year").GetDecimal()));
        var html = System.Text.Encoding.UTF8.GetString(await bulletin.BytesAsync("/2026-Q4.html"));
        Assert.Contains("10月8日 城关镇 加分 +2.5：引进链主企业（招商办〔2026〕8号）", html, StringComparison.Ordinal);
        Assert.Contains("&lt;迟报&gt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"kind":"bonus","points":1,"on":"2026-10-08","reason":"x"}""", "unit")]
    [InlineData("""{"unit":"城关镇","chain":"苹果","kind":"bonus","points":1,"on":"2026-10-08","reason":"x"}""", "unit")]
    [InlineData("""{"unit":"无名镇","kind":"bonus","points":1,"on":"2026-10-08","reason":"x"}""", "unit")]
    [InlineData("""{"unit":"城关镇","points":1,"on":"2026-10-08","reason":"x"}""", "kind")]
    [InlineData("""{"unit":"城关镇","kind":"bonus","points":0,"on":"2026-10-08","reason":"x"}""", "points")]
    [InlineData("""{"unit":"城关镇","kind":"bonus","points":1.001,"on":"2026-10-08","reason":"x"}""", "points")]
    [InlineData("""{"unit":"城关镇","kind":"veto","points":1,"on":"2026-10-08","reason":"x"}""", "points")]
    [InlineData("""{"unit":"城关镇","kind":"bonus","points":1,"on":"2027-10-08","reason":"x"}""", "on")]
    [InlineData("""{"unit":"城关镇","kind":"bonus","points":1,"on":"2026-10-08"}""", "reason")]
    public async Task What_does_not_add_up_is_refused_by_field(string entry, string field)
    {
        await using var bulletin = await Bulletin.StartAsync();
        var reply = await PostAsync(bulletin, Points, entry);
        Assert.Equal(400, reply.Code);
        Assert.True(reply.Error(field) is not null, reply.Body);
        Assert.Equal(0, (await bulletin.App.GetAsync(Points + "/2026")).Json.GetProperty("items").GetArrayLength());
    }

    private static Task<Hosting.Reply> PostAsync(Bulletin bulletin, string path, string json) =>
        bulletin.App.SendAsync(HttpMethod.Post, path, json);
}
