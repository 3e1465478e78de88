using System.Text.Json;

namespace Leads.Functions.Tests.Imports;

[Trait("Job", "main")]
public sealed class TradeFairOverHttpTests
{
    [Fact]
    public async Task The_cohorts_of_the_trade_fair_give_their_published_rates()
    {
        await using var bureau = await Bureau.OpenAsync("2016-01-04T02:00:00Z");
        var import = await bureau.ImportAsync(CountyFile.Sample("trade-fair-cohorts.xlsx"), "cohorts.xlsx",
            "?cutoff=2015-12-31");
        Assert.Equal((2392m, 2392m), (import.Number("read"), import.Number("created")));
        var published = JsonDocument.Parse(CountyFile.Sample("trade-fair-cohorts.answers.json")).RootElement;
        foreach (var cohort in published.GetProperty("cohorts").EnumerateObject())
        {
            var total = await bureau.GroupAsync($"?from={cohort.Name}-01-01&to={cohort.Name}-12-31&asOf=2015-12-31");
            foreach (var rate in cohort.Value.EnumerateObject())
                Assert.Equal(
                    $"{rate.Value.Number("numerator")}/{rate.Value.Number("denominator")}={rate.Value.Number("percent")}",
                    total.Rate(rate.Name));
        }
    }
}
