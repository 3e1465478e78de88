namespace Leads.Functions.Tests.Projects;

public sealed class TripTests
{
    [Fact]
    public async Task A_trip_is_kept_and_listed_under_its_chain()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.SendAsync(HttpMethod.Put, "/chains/现代果业", """{"name":"现代果业","aliases":["苹果"]}""");
        var made = await bureau.PostAsync("/trips",
            """{"on":"2026-11-02","who":"王某","where":"深圳","chain":"苹果","firms":["甲公司"],"result":"签意向"}""");
        Assert.Equal(201, made.Code);
        Assert.Equal(["2026-11-02 王某 深圳 现代果业"],
            (await bureau.GetAsync("/trips")).Lines("items", "on", "who", "where", "chain"));
    }

    [Theory]
    [InlineData("""{"who":"王某","where":"深圳"}""", "on")]
    [InlineData("""{"on":"2026-11-22","who":"王某","where":"深圳"}""", "on")]
    [InlineData("""{"on":"2026-11-02","who":"王某","where":"深圳","chain":"没有"}""", "chain")]
    public async Task A_trip_that_is_not_right_is_refused(string json, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        Assert.NotNull((await bureau.PostAsync("/trips", json)).Error(field));
    }
}
