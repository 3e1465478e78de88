namespace Leads.Functions.Tests.Projects;

/// <summary>A small ledger that every filter and order cuts differently.</summary>
public sealed class ListFixture : IAsyncLifetime
{
    internal Bureau Bureau { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Bureau = await Bureau.OpenAsync();
        var a = await Bureau.CaptureAsync("signed", "甲项目", "2025-03-01",
            "\"chain\":\"果业\",\"unit\":\"北极镇\",\"sector\":\"农业类\",\"origin\":\"otherProvince\",\"totalInvestment\":0.5,\"content\":\"Cold Store 冷库\"");
        var b = await Bureau.CaptureAsync("signed", "乙项目", "2026-02-01",
            "\"chain\":\"果业\",\"unit\":\"水口镇\",\"sector\":\"工业\",\"origin\":\"local\",\"totalInvestment\":5,\"counted\":false");
        await Bureau.CaptureAsync("intended", "丙项目", "2026-03-01",
            "\"chain\":\"文旅\",\"sector\":\"工业\",\"totalInvestment\":1");
        await Bureau.CaptureAsync("intended", "丁项目", "2026-04-01");
        await Bureau.FactAsync(a, "opened", "2026-05-01");
        await Bureau.FactAsync(a, "paidIn", "2026-05-01", "\"amount\":0.2");
        await Bureau.FactAsync(b, "siteSecured", "2026-06-01");
        await Bureau.FactAsync(b, "paidIn", "2026-05-01", "\"amount\":0.1");
    }

    public ValueTask DisposeAsync() => Bureau.DisposeAsync();
}

public sealed class ListTests(ListFixture ledger) : IClassFixture<ListFixture>
{
    [Theory]
    [InlineData("", "甲乙丙丁")]
    [InlineData("?chain=果業", "甲乙")]
    [InlineData("?chain=", "丁")]
    [InlineData("?unit=北极镇", "甲")]
    [InlineData("?unit=", "丙丁")]
    [InlineData("?sector=工业类", "乙丙")]
    [InlineData("?sector=", "丁")]
    [InlineData("?origin=local", "乙")]
    [InlineData("?sizeFrom=0.5&sizeTo=1", "甲")]
    [InlineData("?sizeFrom=1", "乙丙")]
    [InlineData("?sizeTo=5", "甲丙")]
    [InlineData("?milestone=signed", "甲乙")]
    [InlineData("?milestone=signed,opened", "甲")]
    [InlineData("?missing=signed", "丙丁")]
    [InlineData("?milestone=signed&missing=opened", "乙")]
    [InlineData("?warning=openedWithoutSite", "甲")]
    [InlineData("?warning=openedWithoutSite,noNextStep", "甲丙丁")]
    [InlineData("?warning=any", "甲丙丁")]
    [InlineData("?counted=false", "乙")]
    [InlineData("?counted=true", "甲丙丁")]
    [InlineData("?text=冷库", "甲")]
    [InlineData("?text=cold%20项目", "甲")]
    [InlineData("?text=不存在", "")]
    [InlineData("?chain=果业&text=乙", "乙")]
    [InlineData("?asOf=2026-02-15", "甲乙")]
    [InlineData("?chain=不存在", "")]
    [InlineData("?sort=signed", "丙丁甲乙")]
    [InlineData("?sort=-signed", "乙甲丁丙")]
    [InlineData("?sort=intended", "甲乙丙丁")]
    [InlineData("?sort=totalInvestment", "丁甲丙乙")]
    [InlineData("?sort=-paidIn", "甲乙丁丙")]
    [InlineData("?sort=-recorded", "丁丙乙甲")]
    public async Task Filters_and_orders_give_what_they_say(string query, string names) =>
        Assert.Equal(names, string.Concat((await ledger.Bureau.NamesAsync(query)).Select(name => name[0])));

    [Theory]
    [InlineData("?sorted=signed", "sorted")]
    [InlineData("?sort=name", "sort")]
    [InlineData("?milestone=dug", "milestone")]
    [InlineData("?missing=resumed", "missing")]
    [InlineData("?warning=none", "warning")]
    [InlineData("?counted=yes", "counted")]
    [InlineData("?origin=moon", "origin")]
    [InlineData("?sizeFrom=much", "sizeFrom")]
    [InlineData("?select=name,colour", "select")]
    [InlineData("?limit=10001", "limit")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?continuation=%25", "continuation")]
    [InlineData("?chain=a&chain=b", "chain")]
    public async Task A_parameter_that_is_not_right_is_named(string query, string field)
    {
        var reply = await ledger.Bureau.SendAsync(HttpMethod.Get, "/projects" + query);
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error(field));
    }

    [Fact]
    public async Task A_selection_shows_only_what_it_names_and_the_id()
    {
        var items = (await ledger.Bureau.GetAsync("/projects?select=name,paidIn&limit=1")).List("items");
        Assert.Equal(["id", "name", "paidIn"], items[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task A_list_of_the_past_shows_projects_as_they_were()
    {
        var item = (await ledger.Bureau.GetAsync("/projects?text=甲&asOf=2026-04-30")).List("items")[0];
        Assert.Equal(0m, item.Number("paidIn"));
        Assert.Equal("""{"signed":"2025-03-01"}""", item.Text("milestones"));
    }

    [Theory]
    [InlineData("recorded")]
    [InlineData("-signed")]
    [InlineData("totalInvestment")]
    [InlineData("-paidIn")]
    [InlineData("-intended")]
    public async Task Pages_make_up_the_list_whatever_comes_in_between(string sort)
    {
        await using var bureau = await Bureau.OpenAsync();
        for (var i = 0; i < 23; i++)
            await bureau.CaptureAsync("signed", $"项目{i}", $"2026-01-{i % 9 + 1:00}", $"\"totalInvestment\":{i % 4}");
        var whole = await bureau.NamesAsync($"?sort={sort}");
        var paged = new List<string>();
        for (var (next, page) = ("", 0); page == 0 || next.Length > 0; page++)
        {
            var answer = await bureau.GetAsync($"/projects?sort={sort}&limit=5{next}");
            paged.AddRange(answer.Lines("items", "name"));
            next = answer.TryGetProperty("continuation", out var token) ? "&continuation=" + token.GetString() : "";
            await bureau.CaptureAsync("signed", $"新{page}", "2026-01-05", $"\"totalInvestment\":{page}");
        }

        Assert.Equal(whole, paged.Where(name => name.StartsWith("项目", StringComparison.Ordinal)));
        Assert.Equal(paged.Count, paged.Distinct().Count());
    }

    [Fact]
    public async Task A_page_goes_on_though_its_last_project_has_left_the_list()
    {
        await using var bureau = await Bureau.OpenAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 6; i++)
            ids.Add(await bureau.CaptureAsync("signed", $"项目{i}", "2026-01-05", "\"unit\":\"北极镇\""));
        var first = await bureau.GetAsync("/projects?unit=北极镇&limit=3");
        await Bureau.DoAsync(
            bureau.PostAsync($"/projects/{ids.Order().ElementAt(2)}/assignments",
                """{"unit":"水口镇","from":"2026-01-01"}"""));
        var second = await bureau.GetAsync($"/projects?unit=北极镇&limit=3&continuation={first.Text("continuation")}");
        Assert.Equal(3, second.List("items").Length);
    }
}
