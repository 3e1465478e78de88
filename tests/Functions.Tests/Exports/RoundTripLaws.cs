using System.Globalization;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Storage;
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

    [Fact]
    public Task Whatever_was_recorded_a_region_moved_elsewhere_gives_equal_answers() => CheckAsync(async seed =>
    {
        using var folder = new TemporaryFolder();
        var (here, there, archive) = (folder.In("here"), folder.In("there"), folder.In("region.zip"));
        await using var bureau = await Bureau.OpenAsync(folder: here);
        await new RandomBureau(bureau, seed).LiveAsync(15, plain: false);
        var before = await AnswersAsync(bureau);
        await LeadsCommand.DoneAsync(here, "export", "binzhou", archive);
        await LeadsCommand.DoneAsync(there, "import", archive);
        await using var moved = await Bureau.ReopenAsync("2026-11-21T02:00:00Z", there);
        await moved.PostAsync("/reconcile");
        Assert.Equal(before, await AnswersAsync(moved));
    });

    /// <summary>What a region answers to its questions, to the letter.</summary>
    private static async Task<IReadOnlyList<string>> AnswersAsync(Bureau bureau)
    {
        var answers = new List<string>();
        foreach (var by in new[] { "total", "chain", "unit", "sector", "size" })
            foreach (var weight in new[] { "count", "amount" })
                foreach (var day in new[] { "2025-12-31", "2026-06-30", "2026-11-21" })
                    answers.Add((await bureau.RatesAsync($"?by={by}&weight={weight}&from=2025-01-01&asOf={day}"))
                        .GetProperty("groups").GetRawText());
        answers.Add((await bureau.GetAsync("/projects?limit=10000")).GetRawText());
        foreach (var project in (await bureau.GetAsync("/projects?limit=10000")).GetProperty("items").EnumerateArray())
            answers.Add((await bureau.GetAsync("/projects/" + project.GetProperty("id").GetString())).GetRawText());
        return answers;
    }

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
