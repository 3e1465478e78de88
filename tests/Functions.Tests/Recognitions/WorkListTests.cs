namespace Leads.Functions.Tests.Recognitions;

public sealed class WorkListTests
{
    [Fact]
    public async Task What_waits_is_listed_by_age_with_what_a_decision_needs()
    {
        await using var bureau = await Bureau.OpenAsync(settings: """{"recognition":{"evidence":["opened"]}}""");
        var old = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"unit\":\"城关镇\",\"chain\":\"果业\"");
        await bureau.FactAsync(old, "opened", "2026-05-01");
        bureau.Clock.Advance(TimeSpan.FromDays(5));
        await bureau.FactAsync(old, "paidIn", "2026-05-02", "\"amount\":1.5,\"submit\":true,\"evidence\":[\"回单\"]");
        bureau.Clock.Advance(TimeSpan.FromDays(35));
        await bureau.CaptureAsync("signed", "乙", "2026-01-06", "\"submit\":true");
        var list = await bureau.GetAsync("/recognition");
        Assert.Equal(["甲 城关镇 果业 40 True", "甲 城关镇 果业 35 False", "乙   0 False"],
            list.Lines("items", "name", "unit", "chain", "days", "evidenceMissing"));
        Assert.Equal("opened,paidIn,signed", string.Join(',', list.List("items").Select(i => i.GetProperty("fact").Text("milestone"))));
        Assert.Equal(("1.5", "[\"回单\"]"), (list.List("items")[1].GetProperty("fact").Text("amount"),
            list.List("items")[1].GetProperty("fact").Text("evidence")));
        Assert.Equal(3m, list.Number("count"));
        Assert.Equal("""{"upTo3":1,"upTo7":0,"upTo30":0,"over30":2}""", list.GetProperty("ages").GetRawText());
    }

    [Theory]
    [InlineData("?unit=城关镇", "甲 opened,甲 paidIn")]
    [InlineData("?unit=", "乙 signed")]
    [InlineData("?chain=果业&milestone=paidIn", "甲 paidIn")]
    [InlineData("?by=nobody", "")]
    [InlineData("?by=administrator&limit=2", "甲 opened,甲 paidIn")]
    public async Task The_list_is_filtered_and_its_count_is_of_all_pages(string query, string expected)
    {
        await using var bureau = await Bureau.OpenAsync();
        var old = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"unit\":\"城关镇\",\"chain\":\"果业\"");
        await bureau.FactAsync(old, "opened", "2026-05-01", "\"submit\":true");
        bureau.Clock.Advance(TimeSpan.FromDays(1));
        await bureau.FactAsync(old, "paidIn", "2026-05-02", "\"amount\":1.5,\"submit\":true");
        bureau.Clock.Advance(TimeSpan.FromDays(1));
        await bureau.CaptureAsync("signed", "乙", "2026-01-06", "\"submit\":true");
        var page = await bureau.GetAsync("/recognition" + query);
        Assert.Equal(expected, string.Join(',', page.List("items")
            .Select(item => $"{item.Text("name")} {item.GetProperty("fact").Text("milestone")}")));
        if (!page.TryGetProperty("continuation", out var next))
            return;
        Assert.Equal(3m, page.Number("count"));
        Assert.Equal(["乙"], (await bureau.GetAsync($"/recognition{query}&continuation={next}")).Lines("items", "name"));
    }

    [Fact]
    public async Task Unknown_parameters_are_refused()
    {
        await using var bureau = await Bureau.OpenAsync();
        var reply = await bureau.SendAsync(HttpMethod.Get, "/recognition?milestone=begun&units=x");
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error("milestone"));
        Assert.NotNull(reply.Error("units"));
    }
}
