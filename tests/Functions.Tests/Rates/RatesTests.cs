namespace Leads.Functions.Tests.Rates;

[Trait("Job", "main")]
public sealed class RatesTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-12-31T15:59:59Z", "2026-12-31", "2026-01-01")]
    [InlineData("Asia/Shanghai", "2026-12-31T16:00:00Z", "2027-01-01", "2027-01-01")]
    [InlineData("America/New_York", "2027-01-01T04:59:59Z", "2026-12-31", "2026-01-01")]
    [InlineData("Pacific/Auckland", "2026-12-31T11:00:00Z", "2027-01-01", "2027-01-01")]
    public async Task By_default_the_year_runs_from_its_first_day_to_today_in_the_regions_zone(
        string zone, string now, string today, string from)
    {
        await using var bureau = await Bureau.OpenAsync(now, $$"""{"timeZone":"{{zone}}"}""");
        await bureau.CaptureAsync("signed", "甲", "2026-12-31");
        var rates = await bureau.RatesAsync();
        Assert.Equal((today, today, from, "count"),
            (rates.Text("asOf"), rates.Text("to"), rates.Text("from"), rates.Text("weight")));
        Assert.Equal(from == "2026-01-01" ? 1m : 0m, rates.Group("total").Number("signed"));
        Assert.Equal(today == "2026-12-31" ? 422 : 201,
            (await bureau.TryCaptureAsync("signed", "乙", "2027-01-01")).Code);
    }

    [Fact]
    public async Task A_question_about_the_past_begins_with_the_year_that_it_ends_in()
    {
        await using var bureau = await Bureau.OpenAsync();
        Assert.Equal("2024-01-01", (await bureau.RatesAsync("?asOf=2024-06-30")).Text("from"));
        Assert.Equal("2024-01-01", (await bureau.RatesAsync("?to=2024-06-30")).Text("from"));
    }

    [Fact]
    public async Task Registered_chains_and_units_are_listed_with_zeros_in_their_order_and_the_unfilled_last()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.SendAsync(HttpMethod.Put, "/chains/乙链", """{"name":"乙链条","order":2}""");
        await bureau.SendAsync(HttpMethod.Put, "/chains/甲链", """{"name":"甲链条","order":1}""");
        await bureau.SendAsync(HttpMethod.Put, "/units/北极镇", """{"name":"北极镇"}""");
        await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        await bureau.CaptureAsync("signed", "乙", "2026-01-05", "\"chain\":\"丙链\"");
        var chains = await bureau.RatesAsync("?by=chain");
        Assert.Equal(["甲链", "乙链", "丙链", ""], chains.Keys());
        Assert.Equal(["甲链条", "乙链条", "丙链", ""], chains.Lines("groups", "name"));
        Assert.Equal((0m, "0/0="), (chains.Group("甲链").Number("signed"), chains.Group("甲链").Rate("opening")));
        Assert.Equal(["北极镇", ""], (await bureau.RatesAsync("?by=unit")).Keys());
    }

    [Theory]
    [InlineData("chain")]
    [InlineData("unit")]
    [InlineData("sector")]
    [InlineData("size")]
    public async Task The_parts_of_every_dimension_add_up_to_the_total(string by)
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(Imports.CountyFile.Sample());
        foreach (var query in new[] { "", "&from=2019-03-03&to=2021-05-05&asOf=2021-08-08",
            "&from=1990-01-01&sizeFrom=1" })
        {
            var total = await bureau.GroupAsync("?by=total" + query);
            var parts = (await bureau.RatesAsync($"?by={by}{query}")).List("groups");
            foreach (var figure in total.EnumerateObject().Where(
                p => p.Value.ValueKind == System.Text.Json.JsonValueKind.Number))
                Assert.Equal(figure.Value.GetDecimal(), parts.Sum(part => part.Number(figure.Name)));
            foreach (var rate in total.GetProperty("rates").EnumerateObject())
                Assert.Equal(rate.Value.Number("numerator"),
                    parts.Sum(p => p.GetProperty("rates").GetProperty(rate.Name).Number("numerator")));
        }
    }

    [Fact]
    public async Task Weighed_by_amount_every_project_counts_by_its_investment()
    {
        await using var bureau = await Bureau.OpenAsync();
        var big = await bureau.CaptureAsync("signed", "甲", "2026-01-05",
            "\"totalInvestment\":3,\"contractedCapital\":2");
        await bureau.CaptureAsync("signed", "乙", "2026-01-06", "\"totalInvestment\":1");
        await bureau.FactAsync(big, "opened", "2026-02-01");
        await bureau.FactAsync(big, "paidIn", "2026-02-01", "\"amount\":0.6");
        await bureau.FactAsync(big, "capitalIncreased", "2026-03-01", "\"amount\":1");
        var total = await bureau.GroupAsync("?weight=amount");
        Assert.Equal("4/5=80", total.Rate("opening"));
        Assert.Equal("1/2=50", (await bureau.GroupAsync()).Rate("opening"));
        Assert.Equal("0.6/3=20", total.Rate("funds"));
        Assert.Equal(1m, total.GetProperty("rates").GetProperty("funds").Number("standIns"));
    }

    [Fact]
    public async Task An_empty_denominator_has_no_percent_and_every_rate_tells_its_definition()
    {
        await using var bureau = await Bureau.OpenAsync();
        var rates = (await bureau.GroupAsync()).GetProperty("rates");
        Assert.Equal(7, rates.EnumerateObject().Count());
        Assert.All(rates.EnumerateObject(),
            rate => Assert.Equal("null", rate.Value.GetProperty("percent").GetRawText()));
        Assert.All(rates.EnumerateObject(), rate => Assert.NotEmpty(rate.Value.Text("definition")));
    }

    [Theory]
    [InlineData("from=2026-02-01&to=2026-02-28", 1)]
    [InlineData("from=2026-01-05&to=2026-01-05", 1)]
    [InlineData("from=2026-01-06&to=2026-01-31", 0)]
    [InlineData("from=2026-01-01&to=2026-12-31", 2)]
    [InlineData("from=2026-01-01&to=2026-12-31&asOf=2026-01-31", 1)]
    [InlineData("from=2027-01-01&to=2027-12-31", 0)]
    public async Task Odd_periods_count_what_lies_in_them(string period, int signed)
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        await bureau.CaptureAsync("signed", "乙", "2026-02-28");
        Assert.Equal(signed, (await bureau.GroupAsync("?" + period)).Number("signed"));
    }

    [Theory]
    [InlineData("/rates?filtr=1", "filtr")]
    [InlineData("/rates?by=town", "by")]
    [InlineData("/rates?weight=heavy", "weight")]
    [InlineData("/rates?from=2026-02-01&to=2026-01-01", "to")]
    [InlineData("/rates?asOf=31.12.2026", "asOf")]
    [InlineData("/rates/projects", "rate")]
    [InlineData("/rates/projects?rate=joy", "rate")]
    [InlineData("/rates/projects?rate=opening&side=middle", "side")]
    [InlineData("/rates/projects?rate=opening&sort=signed", "sort")]
    public async Task A_misspelt_parameter_is_named(string path, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        var reply = await bureau.SendAsync(HttpMethod.Get, path);
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error(field));
    }

    [Fact]
    public async Task An_explanation_comes_in_pages_whose_count_and_sum_are_of_the_whole()
    {
        await using var bureau = await Bureau.OpenAsync();
        for (var i = 1; i <= 12; i++)
            await bureau.CaptureAsync("signed", $"项目{i}", "2026-01-05", $"\"totalInvestment\":{i},\"chain\":\"果业\"");
        var names = new List<string>();
        var next = "";
        do
        {
            var page = await bureau.GetAsync(
                $"/rates/projects?rate=opening&side=denominator&by=chain&key=果業&limit=5{next}");
            Assert.Equal((12m, 78m), (page.Number("count"), page.Number("sum")));
            names.AddRange(page.List("items").Select(i => i.Text("name")));
            next = page.TryGetProperty("continuation", out var token) ? "&continuation=" + token.GetString() : "";
        }
        while (next.Length > 0);
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"项目{i}").Order(), names.Order());
    }

    [Fact]
    public async Task A_city_shows_its_counties_beside_itself_each_by_its_own_names_and_rules()
    {
        await using var city = await Bureau.OpenAsync();
        await city.App.PutAsync("/api/regions/yijun",
            """{"name":"宜君县","parent":"binzhou","settings":{"landing":"incorporated"}}""");
        await city.App.PutAsync("/api/regions/other", """{"name":"外县"}""");
        await city.SendAsync(HttpMethod.Put, "/chains/果业", """{"name":"果业"}""");
        await city.App.PutAsync("/api/regions/yijun/chains/现代果业", """{"name":"现代果业","aliases":["果业"]}""");
        await city.CaptureAsync("signed", "甲冷库", "2026-01-05", "\"chain\":\"果业\"");
        var made = await city.App.SendAsync(HttpMethod.Post, "/api/regions/yijun/signed-projects",
            """{"name":"乙冷库","investor":"某公司","on":"2026-01-05","chain":"果业"}""");
        await city.App.SendAsync(HttpMethod.Post, $"/api/regions/yijun/projects/{made.Json.Id()}/facts",
            """{"milestone":"incorporated","on":"2026-02-01"}""");
        await city.App.SendAsync(HttpMethod.Post, "/api/regions/yijun/reconcile");
        foreach (var filter in new[] { "", "&chain=果业", "&text=冷库" })
        {
            var rates = await city.RatesAsync("?by=region" + filter);
            Assert.Equal(["binzhou 彬州市 1", "yijun 宜君县 1"], rates.Lines("groups", "key", "name", "signed"));
            Assert.Equal(("0/1=0", "1/1=100"),
                (rates.Group("binzhou").Rate("landing"), rates.Group("yijun").Rate("landing")));
        }
    }

    [Fact]
    public async Task A_project_counts_by_the_landing_rule_of_today()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        await bureau.FactAsync(id, "incorporated", "2026-02-01");
        Assert.Equal("0/1=0", (await bureau.GroupAsync()).Rate("landing"));
        await bureau.App.PutAsync(Bureau.Home, """{"name":"彬州市","settings":{"landing":"incorporated"}}""");
        Assert.Equal("1/1=100", (await bureau.GroupAsync()).Rate("landing"));
    }
}
