using System.Globalization;
using Xunit.Sdk;

namespace Leads.Functions.Tests.Exports;

/// <summary>What holds of the export of any bureau; a red run prints its seed.</summary>
public sealed class RoundTripLaws
{
    private const int First = 20261121;

    private static readonly int s_cases = Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on" ? 60 : 3;

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public Task Whatever_was_recorded_an_export_imported_again_changes_nothing(string format) => CheckAsync(async seed =>
    {
        await using var bureau = await Bureau.OpenAsync();
        await new RandomBureau(bureau, seed).LiveAsync(15, plain: false);
        await bureau.AssertRoundTripAsync(format);
        await bureau.AssertRoundTripAsync(format, "&asOf=2026-06-30");
        await bureau.ImportAsync(await bureau.ExportAsync("?format=" + format), "台账." + format);
        bureau.Clock.Advance(TimeSpan.FromDays(60));
        await bureau.AssertRoundTripAsync(format);
    });

    [Fact]
    public Task What_a_ledger_can_carry_gives_an_empty_region_the_same_rates() => CheckAsync(async seed =>
    {
        await using var bureau = await Bureau.OpenAsync();
        await new RandomBureau(bureau, seed).LiveAsync(15, plain: true);
        await using var empty = await Bureau.OpenAsync();
        await empty.ImportAsync(await bureau.ExportAsync(), "台账.xlsx");
        await SameRates.AssertAsync(bureau, empty, "2025-01-01", "2025-12-31", "2026-06-30", "2026-11-21");
    });

    private static async Task CheckAsync(Func<int, Task> law)
    {
        for (var seed = First; seed < First + s_cases; seed++)
        {
            try
            {
                await law(seed);
            }
            catch (XunitException fault)
            {
                throw new XunitException(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {fault.Message}"));
            }
        }
    }
}
