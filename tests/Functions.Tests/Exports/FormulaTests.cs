using System.Text.Json;

namespace Leads.Functions.Tests.Exports;

/// <summary>A text that a spreadsheet could take for a formula stays a text, and the same text.</summary>
public sealed class FormulaTests
{
    private static readonly string[] Dangerous =
        ["=1+1", "+86 029", "-2+3", "@SUM(A1)", "'=1+1", "''@x", "=HYPERLINK(\"http://x\",\"点\")", "＝2+1", "910000000000000001",
            "_x0041_", "甲,乙\"丙\""];

    private static readonly string[] Fields =
        ["investorHome", "content", "sector", "source", "introducer", "park", "responsiblePerson", "contact"];

    [Theory]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public async Task Dangerous_texts_survive_in_every_field(string format)
    {
        await using var bureau = await Bureau.OpenAsync();
        foreach (var text in Dangerous)
            await CaptureAsync(bureau, text);
        await bureau.AssertRoundTripAsync(format);
        await using var empty = await Bureau.OpenAsync();
        await empty.ImportAsync(await bureau.ExportAsync("?format=" + format), "台账." + format);
        var (before, after) = (await ProjectsAsync(bureau), await ProjectsAsync(empty));
        Assert.Equal(before.Select(Told), after.Select(Told));
    }

    [Fact]
    public async Task No_field_of_a_csv_begins_as_a_formula()
    {
        await using var bureau = await Bureau.OpenAsync();
        foreach (var text in Dangerous)
            await CaptureAsync(bureau, text);
        var csv = System.Text.Encoding.UTF8.GetString(await bureau.ExportAsync("?format=csv"));
        foreach (var start in "=+-@＝")
            Assert.False(csv.Contains($",{start}", StringComparison.Ordinal)
                || csv.Contains($",\"{start}", StringComparison.Ordinal), $"{start}");
    }

    private static async Task CaptureAsync(Bureau bureau, string text)
    {
        var json = JsonSerializer.Serialize(text);
        var fields = string.Join(',', Fields.Select(field => $"\"{field}\":{json}"));
        var id = await bureau.CaptureAsync("intended", JsonEncodedText.Encode(text).ToString(), "2026-02-01",
            $"{fields},\"chain\":{JsonSerializer.Serialize(text.Replace(",", "", StringComparison.Ordinal))},\"unit\":{json},\"leader\":{json}");
        await Bureau.DoAsync(bureau.PostAsync($"/projects/{id}/notes", $$"""{"text":{{json}}}"""));
        await Bureau.DoAsync(bureau.PostAsync($"/projects/{id}/problems", $$"""{"text":{{json}}}"""));
        await Bureau.DoAsync(bureau.PostAsync($"/projects/{id}/next-steps", $$"""{"text":{{json}},"due":"2026-12-01"}"""));
    }

    private static async Task<List<JsonElement>> ProjectsAsync(Bureau bureau)
    {
        var projects = new List<JsonElement>();
        foreach (var item in (await bureau.GetAsync("/projects")).List("items"))
            projects.Add(await bureau.ProjectAsync(item.Id()));
        return projects;
    }

    private static string Told(JsonElement project) => string.Join('|', [
        project.Text("name"), .. Fields.Select(field => project.GetProperty("fields").Text(field)), project.Text("leader"), project.Text("chain"), project.Text("unit"),
        project.List("notes")[0].Text("text").Replace("进展：", "", StringComparison.Ordinal),
        project.List("problems")[0].Text("text"), project.List("nextSteps")[0].Text("text")]);
}
