using System.Text;
using Leads.Domain.Rates;
using Leads.Functions.Audit;
using Leads.Functions.Projects;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Imports;
using Leads.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Audit;

/// <summary>A county at work for four days, sealed every day, with an issue that prints a seal.</summary>
public sealed class SealedCounty : IAsyncLifetime
{
    public const string Region = "binzhou";

    private readonly TemporaryFolder _folder = new();
    private Bureau? _bureau;

    internal static SealedWith Key { get; } = new("out-of-reach-of-whoever-has-the-data");

    internal Bureau Office => _bureau!;

    internal IRegionStorage Storage => Office.App.Services.GetRequiredService<IRegionStorage>();

    public string Folder => _folder.Path;

    /// <summary>A project with a history of four entries, all of them sealed but the last.</summary>
    public Guid Project { get; private set; }

    public async ValueTask InitializeAsync()
    {
        _bureau = await OpenAsync(_folder.Path);
        Project = await BusyAsync(_bureau);
    }

    public async ValueTask DisposeAsync()
    {
        await Office.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A sealing bureau, by default on a Friday, ten in the morning in China.</summary>
    internal static async Task<Bureau> OpenAsync(string folder, string now = "2026-11-20T02:00:00Z")
    {
        var bureau = await Bureau.OpenAsync(now,
            """{"scorecard":{"automatic":false}}""", folder, ("LEADS_SEAL_KEY", Key.Secret));
        await PassAsync(bureau, TimeSpan.FromMinutes(15));
        return bureau;
    }

    /// <summary>Lets a day pass; the seal of the next is made.</summary>
    internal static Task NextDayAsync(Bureau bureau) => PassAsync(bureau, TimeSpan.FromDays(1));

    private static async Task PassAsync(Bureau bureau, TimeSpan time)
    {
        bureau.Clock.Advance(time);
        var today = bureau.Clock.GetUtcNow();
        await Eventually.True(async () =>
            await bureau.App.Services.GetRequiredService<Seals>().NewestAsync(Region, CancellationToken.None) is { } seal
            && seal.At >= today.AddHours(-1));
    }

    /// <summary>Captures, corrections, an import and its undo, a merger, settings, exports; the first project.</summary>
    private static async Task<Guid> BusyAsync(Bureau bureau)
    {
        foreach (var chain in new[] { "新能源链", "旧链" })
            await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/chains/" + chain, $$"""{"name":"{{chain}}"}"""));
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/recipients/zhang",
            """{"name":"张三","email":"zhang@example.com","audiences":["chain:旧链"]}"""));
        var project = await bureau.CaptureAsync("signed", "光伏", "2026-03-01", "\"chain\":\"旧链\",\"totalInvestment\":1.5");
        await bureau.CaptureAsync("intended", "风电", "2026-04-01", "\"unit\":\"城关镇\"");
        await NextDayAsync(bureau);
        var opened = (await bureau.FactAsync(project, "opened", "2026-05-01")).LastFact("opened").Id();
        await Bureau.DoAsync(bureau.PostAsync("/merges", """{"kind":"chain","from":"旧链","into":"新能源链"}"""));
        Assert.Equal(200, (await bureau.SendAsync(HttpMethod.Get, "/projects/export?format=csv")).Code);
        var ledger = LedgerCsv.Signed().Row("储能", "某公司", "1.2", "", "储能链", "城关镇", "2026-04-01", "", "", "");
        await bureau.UndoAsync(await bureau.ImportAsync(ledger.Bytes()));
        await NextDayAsync(bureau);
        await Bureau.DoAsync(bureau.PostAsync("/scorecards/2026-W47/issue"));
        await Bureau.DoAsync(bureau.PostAsync($"/projects/{project}/facts/{opened}/correction", """{"withdraw":true,"why":"误报"}"""));
        Assert.Equal(200, (await bureau.SendAsync(HttpMethod.Get, "/trips/export?format=csv")).Code);
        await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Put, "/chains/新能源链", """{"name":"新能源链","leader":"王某"}"""));
        await bureau.ReconcileAsync();
        return project;
    }

    /// <summary>What <c>leads verify</c> says of rows that somebody wrote past the process; they are put back after.</summary>
    internal async Task<string> TamperAsync(params Operation[] forged)
    {
        var keys = forged.Select(KeyOf).ToList();
        var before = await Storage.FindAllAsync(Region, keys, CancellationToken.None);
        await CommitAsync(forged);
        var (code, said) = await VerifyAsync();
        await CommitAsync([.. keys.SelectMany(key => Back(key, before.FirstOrDefault(row => row.Key == key)))]);
        Assert.True(code == 1, $"verify found nothing: {said}");
        return said;
    }

    // A document that is deleted takes its packed facts along.
    private static IEnumerable<Operation> Back(string key, Row? row)
    {
        yield return row is null ? new Operation.Delete(key, null) : new Operation.Put(key, row.Body);
        if (row is not null && key.StartsWith(ProjectStore.Prefix, StringComparison.Ordinal))
        {
            var project = ProjectStore.Read(row).Project;
            yield return new Operation.PutPacked(project.Id, FactPacking.Pack(project));
        }
    }

    internal Task<(int Code, string Said)> VerifyAsync(SealedWith? key = null) =>
        LeadsCommand.RunAsync(new Place(Folder, Key: key ?? Key), "verify");

    internal async Task<Row> RowAsync(string key) => (await Storage.FindAsync(Region, key, CancellationToken.None))!;

    /// <summary>A row with one letter changed.</summary>
    internal async Task<Operation> FlipAsync(string key, string was, string now)
    {
        var body = Encoding.UTF8.GetString((await RowAsync(key)).Body.Span);
        Assert.Contains(was, body, StringComparison.Ordinal);
        var at = body.IndexOf(was, StringComparison.Ordinal);
        return new Operation.Put(key, Encoding.UTF8.GetBytes(body[..at] + now + body[(at + was.Length)..]));
    }

    private async Task CommitAsync(IReadOnlyList<Operation> operations) =>
        Assert.True((await Storage.CommitAsync(Region, operations, CancellationToken.None)).Done);

    private static string KeyOf(Operation operation) => operation switch
    {
        Operation.Put put => put.Key,
        Operation.Delete delete => delete.Key,
        _ => throw new InvalidDataException(operation.ToString()),
    };
}
