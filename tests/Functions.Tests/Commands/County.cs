using System.Net.Http.Headers;
using System.Text.Json;
using Leads.Functions.Tests.Imports;
using Leads.Functions.Tests.Survival;

namespace Leads.Functions.Tests.Commands;

/// <summary>A county as a demonstration has it: the sample ledger, imported, and an issue mailed to two people.</summary>
internal static class County
{
    public const string Home = "/api/regions/binzhou";

    public static string Week { get; } =
        Leads.Domain.Scorecards.Week.Of(DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8))).Previous.ToString();

    /// <summary>Fills a data folder and stops the process there, without any goodbye.</summary>
    public static async Task FillAsync(string folder)
    {
        using var process = await KilledProcess.StartAsync(folder);
        await process.AskAsync(HttpMethod.Put, Home, """{"name":"彬州市"}""");
        foreach (var person in (string[])["zhang", "li"])
            await process.AskAsync(HttpMethod.Put, $"{Home}/recipients/{person}",
                $$"""{"name":"{{person}}","email":"{{person}}@example.com","audiences":["all"],"language":"zh"}""");
        using var upload = new MultipartFormDataContent();
        var file = new ByteArrayContent(CountyFile.Sample());
        file.Headers.ContentDisposition =
            new ContentDispositionHeaderValue("form-data") { Name = "file", FileName = CountyFile.Name };
        upload.Add(file);
        var uploaded = await process.Client.PostAsync(new Uri(Home + "/imports", UriKind.Relative), upload);
        var preview = JsonDocument.Parse(await uploaded.Content.ReadAsStringAsync()).RootElement;
        await process.AskAsync(HttpMethod.Post, $"{Home}/imports/{preview.Id()}/commit");
        await process.AskAsync(HttpMethod.Post, $"{Home}/scorecards/{Week}/issue");
        await Eventually.True(async () =>
            (await process.AskAsync(HttpMethod.Get, $"{Home}/scorecards/{Week}/mails"))
                .List("items").All(mail => mail.Text("state") == "sent"));
        await process.AskAsync(HttpMethod.Post, Home + "/reconcile");
    }

    /// <summary>What must be the same wherever the county is: rates by three dimensions, and the frozen bytes.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FiguresAsync(KilledProcess process)
    {
        var figures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var by in (string[])["total", "chain", "unit"])
            figures[by] = (await process.AskAsync(HttpMethod.Get, $"{Home}/rates?by={by}&from=1990-01-01"))
                .GetProperty("groups").GetRawText();
        foreach (var form in (string[])["html", "json", "txt", "xlsx"])
            figures[form] = Convert.ToHexString(await process.Client.GetByteArrayAsync(
                new Uri($"{Home}/scorecards/{Week}.{form}", UriKind.Relative)));
        figures["issues"] = (await process.AskAsync(HttpMethod.Get, Home + "/scorecards")).GetProperty("items").GetRawText();
        figures["projects"] = (await process.AskAsync(HttpMethod.Get, Home + "/projects?limit=10000"))
            .GetProperty("items").GetRawText();
        return figures;
    }
}
