using System.Text.Json;

namespace Leads.Functions.Tests.Imports;

public sealed class PaidInTests
{
    [Fact]
    public async Task What_came_before_the_year_is_dated_on_its_last_day_and_the_rest_on_the_cutoff()
    {
        await using var bureau = await Bureau.OpenAsync();
        await ImportAsync(bureau, "2026-06-30", "3", "1");
        Assert.Equal(["2025-12-31 2", "2026-06-30 1"], await EntriesAsync(bureau));
    }

    [Theory]
    [InlineData("3", "", "2026-06-30 3")]
    [InlineData("", "1.5", "2026-06-30 1.5")]
    [InlineData("3", "0", "2025-12-31 3")]
    [InlineData("3", "—", "2026-06-30 3")]
    [InlineData("0", "", "")]
    [InlineData("—", "—", "")]
    public async Task One_level_alone_is_dated_on_the_cutoff_and_nothing_makes_no_entry(string total, string year,
        string entries)
    {
        await using var bureau = await Bureau.OpenAsync();
        await ImportAsync(bureau, "2026-06-30", total, year);
        Assert.Equal(entries, string.Join('|', await EntriesAsync(bureau)));
    }

    [Fact]
    public async Task Of_a_level_only_the_difference_becomes_an_entry()
    {
        await using var bureau = await Bureau.OpenAsync();
        await ImportAsync(bureau, "2026-06-30", "3", "1");
        await ImportAsync(bureau, "2026-07-31", "3.5", "1.5");
        await ImportAsync(bureau, "2026-08-31", "3.5", "1.5");
        Assert.Equal(["2025-12-31 2", "2026-06-30 1", "2026-07-31 0.5"], await EntriesAsync(bureau));
    }

    [Fact]
    public async Task An_entry_that_was_recorded_by_hand_counts_towards_the_level()
    {
        await using var bureau = await Bureau.OpenAsync();
        await ImportAsync(bureau, "2026-06-30", "1", "1");
        var id = (await bureau.GetAsync("/projects")).List("items")[0].Id();
        await bureau.FactAsync(id, "paidIn", "2026-07-15", "\"amount\":0.4");
        await ImportAsync(bureau, "2026-07-31", "1.5", "1.5");
        Assert.Equal(["2026-06-30 1", "2026-07-15 0.4", "2026-07-31 0.1"], await EntriesAsync(bureau));
    }

    [Theory]
    [InlineData("2.5", "0.5", "当年到位（亿元） 0.5")]
    [InlineData("2.9", "1", "累计到位（亿元） 2.9")]
    [InlineData("4", "3", "累计到位（亿元） 4")]
    [InlineData("2.9", "", "累计到位（亿元） 2.9")]
    public async Task A_level_below_what_is_recorded_is_held_back(string total, string year, string held)
    {
        await using var bureau = await Bureau.OpenAsync();
        await ImportAsync(bureau, "2026-06-30", "3", "1");
        var preview = await bureau.PreviewAsync(File(total, year), query: "?cutoff=2026-07-31");
        Assert.Equal([held + " contradictoryAmounts"], preview.Lines("heldBack", "column", "value", "reason"));
        Assert.Equal("[]", preview.Text("vanished"));
        await Bureau.DoAsync(bureau.CommitAsync(preview));
        Assert.Equal(["2025-12-31 2", "2026-06-30 1"], await EntriesAsync(bureau));
    }

    [Theory]
    [InlineData("2.5", "0.5", "2025-12-31 2|2026-06-30 0.5")]
    [InlineData("4", "3", "2025-12-31 1|2026-06-30 1|2026-07-31 2")]
    public async Task A_lower_level_that_a_clerk_overrules_takes_entries_back(string total, string year, string entries)
    {
        await using var bureau = await Bureau.OpenAsync();
        await ImportAsync(bureau, "2026-06-30", "3", "1");
        var preview = await bureau.PreviewAsync(File(total, year), query: "?cutoff=2026-07-31");
        var patched = await bureau.OverruleAsync(preview);
        Assert.Equal("[]", patched.Text("heldBack"));
        await Bureau.DoAsync(bureau.CommitAsync(patched));
        Assert.Equal(entries, string.Join('|', await EntriesAsync(bureau)));
        Assert.Equal(decimal.Parse(total, null), (await bureau.GroupAsync("?from=1990-01-01")).Number("paidIn"));
    }

    private static byte[] File(string total, string year) =>
        LedgerCsv.Signed().Row("甲", "A公司", "9", "9", "果业", "北极镇", "2024-01-05", "", total, year).Bytes();

    private static Task<JsonElement> ImportAsync(Bureau bureau, string cutoff, string total, string year) =>
        bureau.ImportAsync(File(total, year), query: "?cutoff=" + cutoff);

    /// <summary>The entries that stand, by day.</summary>
    private static async Task<string[]> EntriesAsync(Bureau bureau)
    {
        var id = (await bureau.GetAsync("/projects")).List("items")[0].Id();
        var facts = (await bureau.ProjectAsync(id)).List("facts");
        var replaced = facts.Select(f => f.TryGetProperty("replaces", out var old) ? old.ToString() : "").ToHashSet();
        return [.. facts.Where(f => f.Text("milestone") == "paidIn" && !replaced.Contains(f.Text("id")))
            .OrderBy(f => f.Text("on")).Select(f => $"{f.Text("on")} {f.Text("amount")}")];
    }
}

internal static class Clerk
{
    /// <summary>Lets every held-back row in.</summary>
    public static Task<JsonElement> OverruleAsync(
        this Bureau bureau, JsonElement preview)
    {
        var rows = preview.List("heldBack").Select(h =>
            $$"""{"sheet":"{{h.Text("sheet")}}","row":{{h.Text("row")}},"overrule":true,"note":"已核实"}""");
        return bureau.PatchAsync(preview, $$"""{"rows":[{{string.Join(',', rows)}}]}""");
    }

    public static Task<JsonElement> PatchAsync(
        this Bureau bureau, JsonElement preview, string json) =>
        Bureau.DoAsync(bureau.SendAsync(HttpMethod.Patch, $"/imports/{preview.Id()}/rows", json));
}
