using Leads.Domain.Ledgers;
using Leads.Domain.Projects;
using Leads.Domain.Scorecards;
using Leads.Functions.Audit;
using Leads.Functions.Hosting;
using Leads.Functions.Imports;
using Leads.Functions.Points;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Reports;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;

namespace Leads.Functions.Demonstration;

/// <summary>
/// Fills an empty installation with a living county: the sample ledger, its dates moved so that its cut-off is last
/// Sunday, recorded over eight weeks as it would have come in, with an issue every Monday. Only the last is mailed.
/// </summary>
internal sealed partial class Demonstration(
    IRegionStorage storage, IRegionFiles files, LeadsOptions options, ImportStore imports, ProjectStore projects, IssueStore issues,
    SendScorecard mails, PublicAddress address, RegionStore registryOfToday, TimeProvider clock, ILoggerFactory loggers)
    : IHostedService
{
    private const int Weeks = 8;
    private const string Bureau = "招商局（演示）";
    private static readonly TimeOnly SundayEvening = new(20, 0);

    private readonly ReplayClock replay = new();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Demo || (await storage.ListRegionsAsync(cancellationToken)).Count > 0)
            return;
        var began = clock.GetTimestamp();
        await LoadAsync(cancellationToken);
        registryOfToday.Forget(DemoRegion.Id);
        Log.Loaded(loggers.CreateLogger<Demonstration>(), Weeks, clock.GetElapsedTime(began).TotalSeconds);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task LoadAsync(CancellationToken stop)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        var ledger = Read(LastSunday(zone));
        await WriteAsync(DemoRegion.Registry(ledger, options.TimeZone), stop);
        var regions = new RegionStore(storage, options, replay);
        var boards = new RegionBoards(storage, regions, replay, loggers.CreateLogger<RegionBoards>());
        var seals = new Seals(storage, files, options, replay);
        var composition = new Composition(storage, boards, projects, issues, new ReportStore(storage),
            new PointStore(storage), seals, replay);
        var freezing = new Freezing(storage, issues, composition, seals, mails, address);
        var weekly = new WeeklyLedgers(ledger);
        for (var before = Weeks - 1; before >= 0; before--)
        {
            var sunday = ledger.Cutoff.AddDays(-7 * before);
            replay.Now = At(sunday, SundayEvening, zone);
            await ImportAsync(weekly.Of(before), before, regions, stop);
            if (before == 0)
                await WriteAsync(DemoRegion.Recipients(), stop);
            regions.Forget(DemoRegion.Id);
            var registry = (await regions.LoadAsync(DemoRegion.Id, stop))!;
            replay.Now = At(sunday.AddDays(1), registry.Region.Settings.Scorecard.IssueAt, zone);
            await freezing.IssueAsync(registry, Period.Of(Week.Of(sunday)), WeeklyScorecard.Name, stop);
        }

        await boards.FoldAsync(DemoRegion.Id, stop);
    }

    private async Task ImportAsync(Ledger ledger, int before, RegionStore regions, CancellationToken stop)
    {
        regions.Forget(DemoRegion.Id);
        var registry = (await regions.LoadAsync(DemoRegion.Id, stop))!;
        var author = new Author(Bureau, replay.Now, ledger.Cutoff, Recognises: true);
        var record = new ImportRecord
        {
            Id = NewId(),
            State = ImportState.Preview,
            FileName = $"演示台账{ledger.Cutoff:yyyyMMdd}.xlsx",
            Sha256 = "",
            UploadedAt = replay.Now,
            UploadedBy = Bureau,
        };
        var plans = new ImportPlans(storage, imports, projects, new TripChanges(storage));
        var worked = await plans.WorkOutAsync(registry, record, ledger, author, new ImportMeter(), stop);
        worked = worked with { Plan = WithWork(worked.Plan, ledger, before, author) };
        await WriteAsync(RunCommit.Operations(worked, new ImportMeter()), stop);
    }

    private ImportPlan WithWork(ImportPlan plan, Ledger ledger, int before, Author author) => plan with
    {
        Projects = [.. plan.Projects.Select(planned =>
        {
            IReadOnlyList<Change> changes =
                [.. planned.Changes, .. DemoWork.Of(planned, before, ledger.Cutoff, author, NewId)];
            var after = ProjectRules.Evolve(planned.Before ?? planned.After, changes.Skip(planned.Before is null ? planned.Changes.Count : 0).ToList());
            return planned with { Changes = changes, After = planned.Before is null ? after with { Version = 1 } : after };
        })],
    };

    private async Task WriteAsync(IReadOnlyList<Operation> operations, CancellationToken stop)
    {
        var result = await storage.CommitAsync(DemoRegion.Id, operations, stop);
        if (!result.Done)
            throw new InvalidOperationException($"The demonstration was stopped at operation {result.FailedAt}.");
    }

    private static Ledger Read(DateOnly cutoff)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "demonstration", "county-2021.xlsx");
        return LedgerFile.Read(File.ReadAllBytes(path), path) is LedgerFile.Understood file
            ? WeeklyLedgers.Shift(LedgerReader.Read(file.Sheets, new LedgerOptions { Today = cutoff }), cutoff)
            : throw new InvalidDataException($"The demonstration ledger {path} cannot be read.");
    }

    private DateOnly LastSunday(TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        return Week.Of(today).Previous.Last;
    }

    private Guid NewId() => Guid.CreateVersion7(replay.Now);

    private static DateTimeOffset At(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Demonstration: {Weeks} weeks recorded and issued in {Seconds} s")]
        public static partial void Loaded(ILogger logger, int weeks, double seconds);
    }
}
