using System.Text.Json;
using Leads.Domain.Ledgers;
using Leads.Functions.Imports;

namespace Leads.Functions.Tests.Exports;

/// <summary>Exports over HTTP, and what must hold of them.</summary>
internal static class Exporting
{
    public static async Task<byte[]> ExportAsync(this Bureau bureau, string query = "")
    {
        var reply = await bureau.SendAsync(HttpMethod.Get, "/projects/export" + query);
        Assert.True(reply.Code == 200, reply.Body);
        return await reply.Message.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Exports and uploads the list, and sees that this changes, holds back and misses nothing.</summary>
    public static async Task<JsonElement> AssertRoundTripAsync(this Bureau bureau, string format, string query = "")
    {
        var file = await bureau.ExportAsync($"?format={format}{query}");
        var preview = await bureau.PreviewAsync(file, $"台账.{format}");
        Assert.Equal("[]", preview.Text("heldBack"));
        Assert.Equal("[]", preview.Text("changes"));
        Assert.Equal("[]", preview.Text("vanished"));
        Assert.Equal("[]", preview.Text("totals"));
        Assert.All(preview.Lines("skipped", "sheet", "reason"), line => Assert.Equal("表外事项 instructions", line));
        Assert.Equal("[]", preview.Text("suspicious"));
        Assert.Equal((0m, 0m), (preview.Number("created"), preview.Number("updated")));
        var listed = (await bureau.GetAsync($"/projects?limit=10000{query}")).List("items").Length;
        Assert.Equal(listed, preview.Number("unchanged"));
        return preview;
    }

    /// <summary>The sheets of a file as the importer sees their cells.</summary>
    public static IReadOnlyList<Sheet> Sheets(byte[] file, string format = "xlsx") =>
        Assert.IsType<LedgerFile.Understood>(LedgerFile.Read(file, "台账." + format)).Sheets;

    public static string?[] Texts(this SheetRow row) => [.. row.Cells.Select(cell => cell?.Text.Replace("\n（", "（", StringComparison.Ordinal))];

    /// <summary>The texts of one column beneath its header, the sum left out.</summary>
    public static string?[] Column(this Sheet sheet, string header)
    {
        var column = Array.IndexOf(sheet.Rows[2].Texts(), header);
        return [.. sheet.Rows.Skip(3).Where(row => row[0]?.Text != "合计").Select(row => row[column]?.Text)];
    }
}
