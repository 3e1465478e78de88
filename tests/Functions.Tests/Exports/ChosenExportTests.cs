using Leads.Functions.Tests.People;

namespace Leads.Functions.Tests.Exports;

/// <summary>What somebody looks at as a file: these projects, these columns, in this order.</summary>
public sealed class ChosenExportTests
{
    private const string Columns = "\"columns\":[\"totalInvestment\",\"name\",\"signedOn\"],\"format\":\"csv\"";

    [Fact]
    public async Task The_chosen_rows_and_columns_come_in_the_order_they_were_chosen_in()
    {
        await using var bureau = await Bureau.OpenAsync();
        var first = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"totalInvestment\":2");
        await bureau.CaptureAsync("signed", "乙", "2026-01-06");
        var third = await bureau.CaptureAsync("signed", "=丙", "2026-01-07", "\"totalInvestment\":0.5");
        var reply = await bureau.PostAsync("/projects/export", $$"""{"ids":["{{third}}","{{first}}"],{{Columns}}}""");
        Assert.Equal(200, reply.Code);
        var lines = reply.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("\"总投资（亿元）\",\"项目名称\",\"签约时间\"", lines[2]);
        Assert.Equal(["0.5,\"'=丙\",2026-01-07", "2,\"甲\",2026-01-05"], lines[3..5]);
        Assert.DoesNotContain("乙", reply.Body, StringComparison.Ordinal);
        Assert.Contains("projectsExported", (await bureau.SendAsync(HttpMethod.Get, "/trail")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_of_another_unit_is_refused_like_one_that_never_was()
    {
        await using var bureau = await Bureau.OpenAsync();
        await Bureau.DoAsync(bureau.App.PutAsync(Bureau.Home + "/units/甲镇", """{"name":"甲镇"}"""));
        var hidden = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"unit\":\"乙镇\"");
        var unit = await Staff.AddAsync(bureau.App, "wang", """{"role":"unit","region":"binzhou","key":"甲镇"}""");
        var ofOther = await unit.PostAsync(Bureau.Home + "/projects/export", $$"""{"ids":["{{hidden}}"],{{Columns}}}""");
        var ofNone = await unit.PostAsync(Bureau.Home + "/projects/export", $$"""{"ids":["{{Guid.NewGuid()}}"],{{Columns}}}""");
        Assert.Equal((400, 400), (ofOther.Code, ofNone.Code));
        Assert.Equal(ofNone.Error("ids[0]"), ofOther.Error("ids[0]"));
    }

    [Theory]
    [InlineData("""{"columns":["name"]}""", "ids")]
    [InlineData("""{"ids":[],"columns":["name"]}""", "ids")]
    [InlineData("""{"ids":["018f0000-0000-7000-8000-000000000001"],"columns":[]}""", "columns")]
    public async Task What_is_left_out_is_named(string body, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        var reply = await bureau.PostAsync("/projects/export", body);
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error(field));
    }
}
