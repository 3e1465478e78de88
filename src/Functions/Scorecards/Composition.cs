using Leads.Domain;
using Leads.Domain.Scorecards;
using Leads.Functions.Audit;
using Leads.Functions.Points;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Reports;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>A scorecard composed from what is stored now, with the facts it rests on.</summary>
/// <param name="HeadETag">Version of the newest issue's row; null when there is none.</param>
public sealed record Composed(Scorecard Card, FactSnapshot Snapshot, string? HeadETag);

/// <summary>Gathers what a scorecard is composed from. Nothing is written here.</summary>
public sealed class Composition(
    IRegionStorage storage, RegionBoards boards, ProjectStore projects, IssueStore issues, ReportStore reports,
    PointStore points, Seals seals, TimeProvider clock)
{
    /// <summary>
    /// The scorecard of a period that follows the newest issue of its kind; while the period runs, as it stands today.
    /// </summary>
    public async Task<Composed> ComposeAsync(Registry registry, Period period, CancellationToken stop)
    {
        var region = registry.Region.Id;
        await boards.FoldAsync(region, stop);
        var (newest, etag) = await issues.NewestAsync(region, period.Kind, stop);
        var snapshot = await FactSnapshot.TakeAsync(storage, region, stop);
        var cutOff = Local(registry, clock.GetUtcNow()); // after the facts: what is dated later is in none of them
        period = period.After(newest is null ? null : Period.Parse(newest.Week).Last)
            .Until(DateOnly.FromDateTime(cutOff.DateTime));
        var (cards, amendments) = await CardsAsync(region, period, newest?.At ?? DateTimeOffset.MaxValue, stop);
        var edited = (await issues.FindAsync(region, period, stop))?.Issue;
        var previous = newest is null ? null : await PreviousAsync(region, newest, amendments, stop);
        var card = Domain.Scorecards.Scorecards.Compose(new ScorecardInput
        {
            Region = registry.Region,
            Chains = registry.Chains,
            Units = registry.Units,
            Targets = await TargetsAsync(region, period.Year, stop),
            Period = period,
            Number = newest?.Year == period.Year ? newest.Number + 1 : 1,
            CutOff = cutOff,
            Facts = snapshot.Facts,
            Previous = previous,
            Opening = edited?.Opening ?? "",
            Progress = edited?.Progress,
            Reports = Week.TryParse(period.Key, null, out var week) ? await reports.ListAsync(registry, week, stop) : [],
            Trips = await TripsAsync(registry, stop),
            Points = period.Kind is PeriodKind.Quarter or PeriodKind.Year
                ? await points.ListAsync(registry, period.Year, stop)
                : [],
            Card = cards.GetValueOrDefault,
            Told = [.. cards.Values.Where(c => c.KeyNotes.Count + c.Problems.Count > 0)],
        });
        return new Composed(card with { Seal = await SealAsync(registry, stop) }, snapshot, etag);
    }

    /// <summary>The key notes of a period as an issue tells them when its editor writes nothing.</summary>
    public async Task<IReadOnlyList<ProgressLine>> KeyNotesAsync(Registry registry, Period period, CancellationToken stop)
    {
        var (cards, _) = await CardsAsync(registry.Region.Id, period, DateTimeOffset.MaxValue, stop);
        var snapshot = await FactSnapshot.TakeAsync(storage, registry.Region.Id, stop);
        return Domain.Scorecards.Scorecards.KeyNotes(PartOf(registry, period, snapshot) with
        {
            Card = cards.GetValueOrDefault,
            Told = [.. cards.Values.Where(c => c.KeyNotes.Count > 0)],
        });
    }

    /// <summary>Who has reported for a week, as an issue of it would tell now.</summary>
    public async Task<Reporting> ReportingAsync(
        Registry registry, Week week, IReadOnlyList<Report> received, CancellationToken stop)
    {
        var (newest, _) = await issues.NewestAsync(registry.Region.Id, PeriodKind.Week, stop);
        var period = Period.Of(week).After(newest is null ? null : Period.Parse(newest.Week).Last);
        var snapshot = await FactSnapshot.TakeAsync(storage, registry.Region.Id, stop);
        return Domain.Scorecards.Scorecards.Reporting(PartOf(registry, period, snapshot) with { Reports = received });
    }

    /// <summary>What a part of an issue is made of that looks neither at targets nor at the issue before.</summary>
    private ScorecardInput PartOf(Registry registry, Period period, FactSnapshot snapshot) => new()
    {
        Region = registry.Region,
        Chains = registry.Chains,
        Units = registry.Units,
        Period = period,
        Number = 0,
        CutOff = Local(registry, clock.GetUtcNow()),
        Facts = snapshot.Facts,
        Card = _ => null,
    };

    /// <summary>A moment in the region's zone.</summary>
    public static DateTimeOffset Local(Registry registry, DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(registry.Region.Settings.TimeZone));

    private async Task<IssueSeal?> SealAsync(Registry registry, CancellationToken stop) =>
        await seals.NewestAsync(registry.Region.Id, stop) is { } seal
            ? new IssueSeal(seal.Number, DateOnly.FromDateTime(Local(registry, seal.At).DateTime), seal.Code)
            : null;

    private async Task<PreviousIssue> PreviousAsync(
        string region, Issue issue, IReadOnlyList<Amendment> amendments, CancellationToken stop) =>
        new(
            await issues.ModelAsync(region, issue, stop),
            FactSnapshot.Read((await issues.BytesAsync(region, issue.Facts!, stop)).Span))
        {
            Amendments = amendments,
        };

    /// <summary>What is told of each project, and what has come of it since a moment.</summary>
    private async Task<(Dictionary<Guid, ProjectCard> Cards, IReadOnlyList<Amendment> Amendments)> CardsAsync(
        string region, Period period, DateTimeOffset since, CancellationToken stop)
    {
        var (cards, amendments) = (new Dictionary<Guid, ProjectCard>(), new List<Amendment>());
        await foreach (var stored in projects.ReadAllAsync(region, stop))
        {
            cards[stored.Project.Id] = ProjectCard.Of(stored.Project, period);
            if (Amendment.Of(stored.Project, since) is { } amendment)
                amendments.Add(amendment);
        }

        return (cards, amendments);
    }

    private async Task<IReadOnlyList<TripLine>> TripsAsync(Registry registry, CancellationToken stop)
    {
        var names = registry.Chains.ToDictionary(chain => chain.Key, chain => chain.Name, StringComparer.Ordinal);
        var rows = await storage.ListAllAsync(registry.Region.Id, Trips.Prefix);
        stop.ThrowIfCancellationRequested();
        return [.. rows.Select(Trips.Read).Select(trip => (Trip: trip, Chain: ChainOf(trip, registry)))
            .Select(pair => new TripLine(
                pair.Trip.On!.Value, pair.Trip.Who ?? "", pair.Trip.Where ?? "", pair.Chain,
                names.GetValueOrDefault(pair.Chain, pair.Chain), [.. pair.Trip.Firms?.OfType<string>() ?? []],
                pair.Trip.Result ?? ""))];
    }

    private static string ChainOf(Trip trip, Registry registry) =>
        trip.Chain is null ? "" : registry.ResolveChain(trip.Chain) ?? trip.Chain;

    private async Task<Targets?> TargetsAsync(string region, int year, CancellationToken stop) =>
        await storage.FindAsync(region, RowKeys.Targets(year), stop) is { } row ? RegionDocuments.ReadTargets(row)
            : null;
}
