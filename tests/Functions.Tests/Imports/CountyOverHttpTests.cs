using System.Text.Json;

namespace Leads.Functions.Tests.Imports;

/// <summary>
/// The county ledger, imported once, as of its cut-off: the board answers, and with a filter the facts do.
/// </summary>
public sealed class CountyFixture : IAsyncLifetime
{
    internal Bureau Bureau { get; private set; } = null!;

    internal JsonElement Import { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Bureau = await Bureau.OpenAsync("2021-10-31T10:00:00Z");
        Import = await Bureau.ImportAsync(CountyFile.Sample(), CountyFile.Name);
        await Bureau.ReconcileAsync();
    }

    public ValueTask DisposeAsync() => Bureau.DisposeAsync();
}

[Trait("Job", "main")]
public sealed class CountyOverHttpTests(CountyFixture county) : IClassFixture<CountyFixture>
{
    private const string ThisYear = "from=2021-01-01&asOf=2021-10-31";
    private const string AllYears = "from=1949-10-01&asOf=2021-10-31";

    private static readonly string[] Rates = ["fulfilment", "landing", "opening", "producing", "funds"];

    private static readonly JsonElement Answers =
        JsonDocument.Parse(CountyFile.Sample("county-2021.answers.json")).RootElement;

    [Theory]
    [InlineData("")]
    [InlineData("&counted=true")]
    public async Task The_total_of_the_year_is_the_published_one(string filter)
    {
        var total = (await county.Bureau.GetAsync($"/rates?{ThisYear}{filter}")).Group("total");
        AssertGroup(Answers.GetProperty("thisYear"), total);
        foreach (var (figure, published) in new[]
            { ("intended", "intents"), ("inTalks", "inTalks"), ("lost", "lost"), ("signedDirectly", "signedDirectly"),
              ("paidIn", "fundsThisYear"), ("suspended", "suspended"), ("terminated", "terminated") })
            Assert.Equal(Answers.Number(published), total.Number(figure));
        AssertRate(Answers.GetProperty("signing"), total.GetProperty("rates").GetProperty("signing"), "signing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("&counted=true")]
    public async Task The_total_of_all_years_is_the_published_one(string filter) => AssertGroup(
        Answers.GetProperty("allSigned"), (await county.Bureau.GetAsync($"/rates?{AllYears}{filter}")).Group("total"));

    [Theory]
    [InlineData("sector")]
    [InlineData("chain")]
    [InlineData("unit")]
    public async Task Every_group_is_the_published_one(string by)
    {
        var groups = (await county.Bureau.GetAsync($"/rates?by={by}&{ThisYear}")).List("groups");
        var published = Answers.GetProperty(by).EnumerateObject().ToDictionary(g => g.Name, g => g.Value);
        Assert.Equal(
            published.Keys.Order(),
            groups.Where(g => g.Number("signed") > 0).Select(g => g.Text("name")).Order());
        foreach (var group in groups.Where(g => g.Number("signed") > 0))
            AssertGroup(published[group.Text("name")], group);
    }

    [Theory]
    [InlineData("sizeFrom=1", "atLeast1yi")]
    [InlineData("sizeFrom=5&sector=工业", "industryAtLeast5yi")]
    public async Task Large_contracts_are_as_many_as_published(string filter, string published)
    {
        var total = (await county.Bureau.GetAsync($"/rates?{ThisYear}&{filter}")).Group("total");
        Assert.Equal(Answers.Number(published), total.Number("signed"));
    }

    [Fact]
    public async Task Projects_opened_without_a_site_are_listed()
    {
        var missing = await county.Bureau.NamesAsync("?milestone=opened&missing=siteSecured&asOf=2021-10-31");
        Assert.Equal(Answers.Number("openedWithoutSite"), missing.Length);
        Assert.Equal(missing, await county.Bureau.NamesAsync("?warning=openedWithoutSite&asOf=2021-10-31"));
    }

    [Fact]
    public void The_import_counts_and_holds_back_what_was_published()
    {
        var published = Answers.GetProperty("import");
        var import = county.Import;
        Assert.Equal(published.Number("accepted"), import.Number("accepted"));
        Assert.Equal(import.Number("read"), import.Number("accepted") + import.List("heldBack").Length);
        Assert.Equal(
            [$"签约项目 {published.Number("signedRows")} 0 107", $"意向项目 {published.Number("intentRows")} 91 0"],
            import.Lines("sheets", "sheet", "read", "intended", "signed"));
        Assert.Equal((86m, 107m, 152m),
            (import.Number("intended"), import.Number("signed"), import.Number("projects")));
        Assert.Equal((152m, 0m, 0m), (import.Number("created"), import.Number("updated"), import.Number("unchanged")));
        var held = import.List("heldBack").GroupBy(h => h.Text("reason")).ToDictionary(g => g.Key,
            g => (decimal)g.Count());
        Assert.Equal(
            published.GetProperty("heldBack").EnumerateObject().ToDictionary(r => r.Name, r => r.Value.GetDecimal()),
                held);
    }

    [Fact]
    public void Held_back_rows_say_where_they_are_and_why() => Assert.Equal(
        [
            "意向项目 89 项目名称 金禾饲料加工项目 duplicate",
            "意向项目 90 对接时间 2021.2.30 impossibleDate",
            "意向项目 91 项目名称  missingName",
            "意向项目 92 拟投资额（亿元） 12000 suspectedUnit",
            "意向项目 93 拟投资额（亿元） 约3至5亿 unreadableAmount",
        ],
        county.Import.Lines("heldBack", "sheet", "row", "column", "value", "reason"));

    [Theory]
    [InlineData("total", ThisYear)]
    [InlineData("total", AllYears)]
    [InlineData("sector", ThisYear)]
    [InlineData("chain", ThisYear)]
    [InlineData("unit", ThisYear)]
    [InlineData("size", AllYears)]
    public async Task Every_rate_opens_as_the_list_behind_it(string by, string period)
    {
        foreach (var group in (await county.Bureau.GetAsync($"/rates?by={by}&{period}")).List("groups"))
        {
            foreach (var rate in group.GetProperty("rates").EnumerateObject())
            {
                await AssertSide(by, period, group, rate, "numerator");
                await AssertSide(by, period, group, rate, "denominator");
            }
        }
    }

    private async Task AssertSide(string by, string period, JsonElement group, JsonProperty rate, string side)
    {
        var list = await county.Bureau.GetAsync($"/rates/projects?rate={rate.Name}&side={side}&by={by}"
            + $"&key={Uri.EscapeDataString(group.Text("key"))}&{period}&limit=1000");
        var items = list.List("items");
        Assert.Equal(list.Number("count"), items.Length);
        Assert.Equal(items.Length, items.Select(i => i.Id()).Distinct().Count());
        Assert.Equal(list.Number("sum"), items.Sum(i => i.Number("amount")));
        Assert.Equal(rate.Value.Number(side), rate.Name == "funds" ? list.Number("sum") : list.Number("count"));
    }

    private static void AssertGroup(JsonElement published, JsonElement group)
    {
        Assert.Equal(published.Number("signed"), group.Number("signed"));
        Assert.Equal(published.Number("signedAmount"), group.Number("signedAmount"));
        foreach (var rate in Rates)
            AssertRate(published.GetProperty(rate), group.GetProperty("rates").GetProperty(rate), rate);
    }

    private static void AssertRate(JsonElement published, JsonElement rate, string name)
    {
        foreach (var part in new[] { "numerator", "denominator", "percent" })
            Assert.True(published.Number(part) == rate.Number(part), $"{name}.{part}: {published} {rate}");
    }
}
