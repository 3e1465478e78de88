using System.Globalization;
using System.Text;
using System.Text.Json;
using Leads.Functions.Tests.Storage.Faults;

namespace Leads.Bench;

/// <summary>
/// A province made small: some counties with some projects each on Azurite behind a proxy that counts, two instances
/// under the host, and each kind of work of a week, one after the other. What one of each costs goes into the
/// arithmetic for 120 and 2,800 counties (docs/scale.md).
/// </summary>
internal sealed class Province(Instances instances, StorageProxy proxy, int counties, int projects)
{
    private const int People = 40;
    private const int Units = 30;
    private const int Chains = 5;
    private const int Rounds = 5;
    private const int Reads = 20;

    private static readonly TimeSpan s_apart = TimeSpan.FromSeconds(1.2);

    private readonly Meter _meter = new(proxy, instances);
    private readonly List<string> _counties = [.. Enumerable.Range(0, counties).Select(
        number => string.Create(CultureInfo.InvariantCulture, $"county{number:D4}"))];

    private readonly Dictionary<string, string[]> _projects = [];
    private Cost _fold = Cost.Nothing;
    private int _number;

    public static async Task RunAsync(Bench bench)
    {
        var (counties, projects) = (bench.Number("counties", 12), bench.Number("projects", 500));
        using var azurite = new NodeServer("azurite.mjs", "{}");
        using var mails = new NodeServer("smtp.mjs", """{"delay":0}""");
        var account = AzureCaptures.ConnectionString(JsonDocument.Parse(await azurite.LineAsync()).RootElement);
        var port = JsonDocument.Parse(await mails.LineAsync()).RootElement.GetProperty("port").GetInt32();
        _ = mails.SkipAsync();
        await using var proxy = await StorageProxy.StartAsync(account);
        (string, string)[] settings =
        [
            ("LEADS_STORAGE", proxy.ConnectionString), ("LEADS_SEAL_KEY", "out-of-reach-of-whoever-has-the-data"),
            ("LEADS_MAIL", "smtp"), ("LEADS_MAIL_FROM", "leads@example.com"), ("LEADS_MAIL_HOST", "127.0.0.1"),
            ("LEADS_MAIL_PORT", port.ToString(CultureInfo.InvariantCulture)), ("LEADS_MAIL_TLS", "none"),
        ];
        using var one = bench.StartAsHandler(bench.NewFolder(), settings);
        using var two = bench.StartAsHandler(bench.NewFolder(), settings);
        using var instances = new Instances(account, [one, two]);
        await new Province(instances, proxy, counties, projects).RunAsync();
    }

    private async Task RunAsync()
    {
        Console.WriteLine($"{counties} counties of {projects} projects, {instances.Count} instances");
        Meter.Head();
        var empty = instances.ResidentMegabytes;
        foreach (var county in _counties)
            await RegisterAsync(county);
        await MeasureImportAsync("first import of the ledger", changed: 0);
        var held = instances.ResidentMegabytes;
        var read = await MeasureColdAsync();
        var week = new Week
        {
            Capture = await MeasureChangesAsync("new project", CaptureAsync),
            Fact = await MeasureChangesAsync("fact", FactAsync),
            Fold = _fold * (1.0 / (2 * Rounds)),
            Rates = await MeasureReadsAsync("standard rates", _ => "/rates"),
            Read = await MeasureReadsAsync("list, explanation, project", OtherRead),
            Import = await MeasureImportAsync("import of the ledger, 6 % changed", projects * 6 / 100),
            Issue = await MeasureAsync("issue frozen", counties, IssueAsync),
            Mail = await MeasureMailsAsync(),
            Night = await MeasureTickAsync("night: reconciliation, seal, look", "Upkeep"),
            Look = await MeasureTickAsync("look of the two timers", "Upkeep", "WeeklyScorecard"),
            People = People,
        };
        Table.Line("resident MB of an instance, empty", Series.Show(empty));
        Table.Line("  after the imports", Series.Show(held));
        Table.Line("  with the facts of all counties", Series.Show(read));
        Table.Line("  at the end", Series.Show(instances.ResidentMegabytes));
        Console.WriteLine();
        week.Print();
    }

    private async Task RegisterAsync(string county)
    {
        // Where it is three at night now, so that the night's work is due.
        var home = "/api/regions/" + county;
        await instances.AskAsync(HttpMethod.Put, home,
            $$"""{"name":"县","settings":{ "timeZone":"{{ZoneAtThree()}}","scorecard":{"automatic":false} } }""");
        for (var person = 0; person < People; person++)
        {
            var (kind, name) = AudienceOf(person);
            if (kind != "all")
                await instances.AskAsync(HttpMethod.Put, $"{home}/{kind}s/{name}", $$"""{"name":"{{name}}"}""");
            await instances.AskAsync(HttpMethod.Put, $"{home}/recipients/p{person}", $$"""
                {"name":"p{{person}}","email":"p{{person}}@{{county}}.example.com","language":"zh",
                "audiences":["{{(kind == "all" ? kind : $"{kind}:{name}")}}"]}
                """);
        }
    }

    /// <summary>Thirty units and five chains, one person each; the others get the whole.</summary>
    private static (string Kind, string Name) AudienceOf(int person) =>
        person < Units ? ("unit", Seeds.Units[person])
        : person < Units + Chains ? ("chain", Seeds.Chains[person - Units])
        : ("all", "");

    private static string ZoneAtThree()
    {
        var ahead = (3 - DateTime.UtcNow.Hour + 24) % 24;
        return ahead <= 14 ? $"Etc/GMT-{ahead}" : $"Etc/GMT+{24 - ahead}";
    }

    /// <summary>One county after the other: a ledger's rows are long.</summary>
    private async Task<Cost> MeasureImportAsync(string what, int changed)
    {
        var messages = 0;
        return await _meter.MeasureAsync(what, counties, async () =>
        {
            foreach (var county in _counties)
            {
                var home = $"/api/regions/{county}/imports";
                var preview = await instances.UploadAsync(home, Ledger(county, changed));
                await instances.BeginAsync($"{home}/{preview.GetProperty("id").GetString()}/commit");
                messages += await instances.DeliverAsync();
            }
        }, () => messages);
    }

    private string Ledger(string county, int changed)
    {
        var csv = new StringBuilder("项目名称,投资方,总投资（亿元）,合同引资额（亿元）,签约时间,责任单位,产业链\n");
        for (var row = 0; row < projects; row++)
            csv.Append(CultureInfo.InvariantCulture,
                $"{county}果品加工项目{row},某某公司{row % 997},{(row % 90) + 10}.5,{(row % 90) + (row < changed ? 6 : 5)},")
                .Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow.Year}.1.5,")
                .Append(CultureInfo.InvariantCulture, $"{Seeds.Units[row % Units]},{Seeds.Chains[row % Chains]}\n");
        return csv.ToString();
    }

    /// <summary>The first question that needs all facts of a county, at every instance; the memory after it.</summary>
    private async Task<double> MeasureColdAsync()
    {
        await MeasureAsync("facts of a county, read cold", counties * instances.Count, async () =>
        {
            foreach (var county in _counties)
                await instances.AskAllAsync($"/api/regions/{county}/rates?from={DateTime.UtcNow.Year}-01-02");
        });
        foreach (var county in _counties)
        {
            var list = await instances.AskAsync(HttpMethod.Get, $"/api/regions/{county}/projects?limit=100&select=id");
            _projects[county] = [.. JsonDocument.Parse(list).RootElement.GetProperty("items").EnumerateArray()
                .Select(item => item.GetProperty("id").GetString()!)];
        }

        return instances.ResidentMegabytes;
    }

    /// <summary>In rounds: a change in every county, then a fold in every county.</summary>
    private async Task<Cost> MeasureChangesAsync(string what, Func<string, Task> change)
    {
        var cost = Cost.Nothing;
        for (var round = 0; round < Rounds; round++)
        {
            cost += await MeasureAsync(what, counties, async () =>
            {
                foreach (var county in _counties)
                    await change(county);
                await Task.Delay(s_apart); // the hints have left
            });
            var messages = 0;
            _fold += await _meter.MeasureAsync("  fold of it", counties,
                async () => messages = await instances.DeliverAsync(), () => messages);
        }

        return cost * (1.0 / Rounds);
    }

    private Task CaptureAsync(string county) => instances.AskAsync(
        HttpMethod.Post, $"/api/regions/{county}/signed-projects", Seeds.Capture($"{county}-{++_number}", ++_number));

    private Task FactAsync(string county) => instances.AskAsync(
        HttpMethod.Post, $"/api/regions/{county}/projects/{_projects[county][++_number % 100]}/facts",
        $$"""{"milestone":"paidIn","on":"{{DateTime.UtcNow.Year}}-02-01","amount":0.{{(_number % 9) + 1}}}""");

    private Task<Cost> MeasureReadsAsync(string what, Func<string, string> path) =>
        MeasureAsync(what, counties * Reads, async () =>
        {
            for (var read = 0; read < Reads; read++)
            {
                foreach (var county in _counties)
                    await instances.AskAsync(HttpMethod.Get, $"/api/regions/{county}{path(county)}");
            }
        });

    private string OtherRead(string county) => (++_number % 3) switch
    {
        0 => "/projects?limit=50",
        1 => "/rates/projects?rate=opening&side=denominator&limit=50",
        _ => "/projects/" + _projects[county][_number % 100],
    };

    private async Task IssueAsync()
    {
        foreach (var county in _counties)
            await instances.AskAsync(HttpMethod.Post, $"/api/regions/{county}/scorecards/{LastWeek()}/issue");
    }

    private async Task<Cost> MeasureMailsAsync()
    {
        var messages = 0;
        return await _meter.MeasureAsync("mail", counties * People,
            async () => messages = await instances.DeliverAsync(), () => messages);
    }

    private async Task<Cost> MeasureTickAsync(string what, params string[] timers)
    {
        var messages = 0;
        return await _meter.MeasureAsync(what, counties, async () =>
        {
            foreach (var timer in timers)
                messages += await instances.TickAsync(timer);
        }, () => messages);
    }

    private Task<Cost> MeasureAsync(string what, double count, Func<Task> work) =>
        _meter.MeasureAsync(what, count, work);

    private static string LastWeek()
    {
        var day = DateTime.UtcNow.AddDays(-7);
        return string.Create(
            CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):D4}-W{ISOWeek.GetWeekOfYear(day):D2}");
    }
}
