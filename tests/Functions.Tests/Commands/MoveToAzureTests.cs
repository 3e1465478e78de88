using System.Text.Json;
using System.Text.RegularExpressions;
using Leads.Domain.Rates;
using Leads.Domain.Scorecards;
using Leads.Functions.Tests.Audit;
using Leads.Functions.Tests.Evidence;
using Leads.Functions.Tests.Imports;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Commands;

/// <summary>A county that moves from one box to Azure Storage and back: nobody can tell by what it answers.</summary>
public sealed partial class MoveToAzureTests : IDisposable
{
    private const string Always = "&from=1990-01-01&limit=10000";
    // Commands know the machine's time only, and days without a seal trouble them: the county's last day is yesterday.
    private static readonly DateTime s_now = DateTime.UtcNow.Date.AddDays(-1).AddHours(2);
    private static readonly string s_week = Week.Of(DateOnly.FromDateTime(s_now)).Previous.ToString();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task From_one_box_to_Azure_and_back_numbers_lists_files_trail_and_doctor_are_the_same()
    {
        var box = new Place(_folder.In("box"), Key: SealedCounty.Key);
        var azure = new Place(_folder.In("azure"), await Azurite.NewAccountAsync(), SealedCounty.Key);
        var back = new Place(_folder.In("back"), Key: SealedCounty.Key);
        var evidence = await FillAsync(box.Folder);
        var before = await TellAsync(box, evidence);
        await MoveAsync(box, azure);
        Assert.Equal(before, await TellAsync(azure, evidence));
        await MoveAsync(azure, back);
        Assert.Equal(before, await TellAsync(back, evidence));
    }

    /// <summary>The sample ledger, a project with a file of evidence, an issue, seals; the file's address.</summary>
    private static async Task<string> FillAsync(string folder)
    {
        await using var bureau = await SealedCounty.OpenAsync(folder, $"{s_now.AddDays(-2):s}Z");
        await bureau.ImportAsync(CountyFile.Sample(), CountyFile.Name);
        var project = await bureau.CaptureAsync("signed", "果园", "2021-03-01", "\"chain\":\"果业\",\"unit\":\"城关镇\"");
        var fact = (await bureau.FactAsync(project, "opened", "2021-05-01")).LastFact("opened").Id();
        var file = (await Bureau.DoAsync(Files.SendAsync(bureau, project, $"?fact={fact}&name=许可证.pdf", Files.Pdf())))
            .List("evidenceFiles").Single().Id();
        await SealedCounty.NextDayAsync(bureau);
        await Bureau.DoAsync(bureau.PostAsync($"/scorecards/{s_week}/issue"));
        await SealedCounty.NextDayAsync(bureau);
        await bureau.ReconcileAsync();
        return $"/projects/{project}/evidence/{file}";
    }

    private async Task MoveAsync(Place from, Place to)
    {
        var archive = _folder.In($"to-{Path.GetFileName(to.Folder)}.zip");
        await LeadsCommand.DoneAsync(from, "export", "binzhou", archive);
        await LeadsCommand.DoneAsync(to, "import", archive);
    }

    /// <summary>All that the county tells, each answer under its question.</summary>
    private static async Task<SortedDictionary<string, string>> TellAsync(Place place, string evidence)
    {
        var told = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using (var bureau = await Bureau.ReopenAsync($"{s_now:s}Z", place.Folder, ("LEADS_STORAGE", place.Storage)))
        {
            await bureau.ReconcileAsync();
            await AskNumbersAsync(bureau, told);
            foreach (var path in (string[])["/projects?limit=10000", "/scorecards", "/units", "/chains", "/recipients"])
                told[path] = (await bureau.GetAsync(path)).GetProperty("items").GetRawText();
            foreach (var path in (string[])[evidence, .. new[] { "html", "json", "txt", "xlsx" }.Select(Form)])
                told[path] = Convert.ToHexString(await bureau.App.Client.GetByteArrayAsync(
                    new Uri(Bureau.Home + path, UriKind.Relative), TestContext.Current.CancellationToken));
        }

        told["verify"] = OfCounty(await LeadsCommand.DoneAsync(place, "verify"));
        told["doctor"] = OfCounty(await LeadsCommand.DoneAsync(place, "doctor"));
        return told;
    }

    private static async Task AskNumbersAsync(Bureau bureau, SortedDictionary<string, string> told)
    {
        foreach (var by in (string[])["total", "chain", "unit"])
        {
            var rates = await bureau.GetAsync($"/rates?by={by}&from=1990-01-01");
            told[by] = rates.GetProperty("groups").GetRawText();
            foreach (var key in rates.Keys())
            {
                var path = $"/rates/projects?figure=signed&by={by}&key={Uri.EscapeDataString(key)}{Always}";
                var list = await bureau.GetAsync(path);
                Assert.Equal(rates.Group(key).Number("signed"), list.Number("count"));
                told[path] = list.GetRawText();
            }
        }

        foreach (var rate in Enum.GetNames<RateKind>())
        {
            foreach (var side in (string[])["numerator", "denominator"])
            {
                var path = $"/rates/projects?rate={JsonNamingPolicy.CamelCase.ConvertName(rate)}&side={side}{Always}";
                told[path] = (await bureau.GetAsync(path)).GetRawText();
            }
        }
    }

    private static string Form(string form) => $"/scorecards/{s_week}.{form}";

    /// <summary>What a command says of the county, but for what the move left: a deed, and a pause of its mail.</summary>
    private static string OfCounty(string said) => string.Join('\n', said.Split('\n')
        .Where(line => line.Contains("binzhou", StringComparison.Ordinal) && !MailPaused().IsMatch(line))
        .Select(line => Deeds().Replace(line, "")));

    [GeneratedRegex("邮件暂停|mail is paused")]
    private static partial Regex MailPaused();

    [GeneratedRegex("活动 [0-9]+ 条|[0-9]+ of activity")]
    private static partial Regex Deeds();
}
