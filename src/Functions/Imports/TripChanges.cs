using System.Globalization;
using Leads.Domain.Ledgers;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>A trip of an import.</summary>
/// <param name="Before">As it is known; null when it is new.</param>
/// <param name="ETag">The version of its row; null when it is new.</param>
/// <param name="After">As it will be; the same as before when nothing changes.</param>
/// <param name="KeyETag">The version of the row that holds its key, if there is one though the trip is new.</param>
public sealed record PlannedTrip(Trip? Before, string? ETag, Trip After, string? KeyETag = null)
{
    public bool IsChange => !ReferenceEquals(Before, After);

    internal TouchedTrip Touched => new(Before, After);

    /// <summary>The operations that write it; a new one takes its key.</summary>
    public IReadOnlyList<Operation> Write() => ETag is null
        ? [new Operation.Insert(Trips.KeyOf(After.Id!.Value), Trips.Bytes(After)), TripKeys.Take(After, KeyETag)]
        : [new Operation.Replace(Trips.KeyOf(After.Id!.Value), ETag, Trips.Bytes(After))];
}

/// <summary>A trip that a committed import wrote.</summary>
public sealed record TouchedTrip(Trip? Before, Trip After);

/// <summary>What an undo does to the trips of an import.</summary>
/// <param name="After">By id, the trips as they were before the import; null for those that go.</param>
internal sealed record TripsBack(
    IReadOnlyList<Operation> Operations, IReadOnlyList<KeptChange> Kept, IReadOnlyDictionary<Guid, Trip?> After);

/// <summary>
/// Plans what the form of trips changes, and takes it back. Day, people and place make it the same trip: importing
/// again changes nothing, and an empty cell clears nothing.
/// </summary>
public sealed class TripChanges(IRegionStorage storage)
{
    /// <summary>What each trip of a file becomes.</summary>
    internal async Task<IReadOnlyList<PlannedTrip>> PlanAsync(
        string region, IReadOnlyList<TripRow> rows, ImportContext context, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return [];
        cancellationToken.ThrowIfCancellationRequested();
        // Keys first: whoever takes one meanwhile has a trip in the list.
        var keys = (await storage.FindAllAsync(
                region, [.. rows.Select(row => TripKeys.Of(row.Key)).Distinct()], cancellationToken))
            .ToDictionary(row => row.Key, row => row.ETag);
        var known = new Dictionary<string, (Trip Trip, string ETag)>(StringComparer.Ordinal);
        foreach (var row in await storage.ListAllAsync(region, Trips.Prefix))
        {
            var trip = Trips.Read(row);
            known.TryAdd(TripKeys.TextOf(trip), (trip, row.ETag));
        }

        return [.. rows.DistinctBy(row => row.Key).Select(row => known.TryGetValue(row.Key, out var found)
            ? new PlannedTrip(found.Trip, found.ETag, Updated(found.Trip, row, context))
            : new PlannedTrip(null, null, New(row, context), keys.GetValueOrDefault(TripKeys.Of(row.Key))))];
    }

    /// <summary>How many there are and what becomes of them.</summary>
    internal static TripCount? CountOf(WorkedOut worked) => worked.Ledger.Trips.Count == 0
        ? null
        : new TripCount(
            worked.Ledger.Trips.Count,
            worked.Trips.Count(trip => trip.Before is null),
            worked.Trips.Count(trip => trip.Before is not null && trip.IsChange),
            worked.Trips.Count(trip => !trip.IsChange));

    /// <summary>What a known trip said and says, field by field.</summary>
    internal static IEnumerable<ChangedField> ChangesOf(PlannedTrip planned)
    {
        if (planned is not { Before: { } before, After: var after })
            yield break;
        foreach (var (field, was, now) in new[]
        {
            ("chain", before.Chain, after.Chain),
            ("firms", Firms(before), Firms(after)),
            ("result", before.Result, after.Result),
        })
            if (was != now)
                yield return new ChangedField(NameOf(before), field, was, now, before.Id!.Value);
    }

    /// <summary>New trips go, changed ones are as they were; what was changed since stays and is named.</summary>
    internal async Task<TripsBack> TakeBackAsync(
        string region, IReadOnlyList<TouchedTrip> touched, CancellationToken cancellationToken)
    {
        var (operations, kept, back) = (new List<Operation>(), new List<KeptChange>(), new Dictionary<Guid, Trip?>());
        var byKey = touched.ToDictionary(trip => Trips.KeyOf(trip.After.Id!.Value));
        foreach (var row in await storage.FindAllAsync(region, [.. byKey.Keys], cancellationToken))
        {
            var (before, after) = byKey[row.Key];
            if (!Trips.Bytes(Trips.Read(row)).Span.SequenceEqual(Trips.Bytes(after).Span))
            {
                kept.Add(new KeptChange(after.Id!.Value, NameOf(after), "trip"));
                continue;
            }

            back.Add(after.Id!.Value, before);
            operations.Add(before is null
                ? new Operation.Delete(row.Key, row.ETag)
                : new Operation.Replace(row.Key, row.ETag, Trips.Bytes(before)));
        }

        var gone = touched.Where(t => back.TryGetValue(t.After.Id!.Value, out var before) && before is null);
        operations.AddRange(await KeysBackAsync(region, [.. gone.Select(t => t.After)], cancellationToken));
        return new TripsBack(operations, kept, back);
    }

    /// <summary>The keys of trips that go are free again.</summary>
    private async Task<IEnumerable<Operation>> KeysBackAsync(
        string region, IReadOnlyList<Trip> gone, CancellationToken cancellationToken)
    {
        var byKey = gone.ToDictionary(trip => TripKeys.Of(TripKeys.TextOf(trip)));
        var rows = await storage.FindAllAsync(region, [.. byKey.Keys], cancellationToken);
        return rows.Where(row => TripKeys.IsTakenBy(row, byKey[row.Key]))
            .Select(row => new Operation.Delete(row.Key, row.ETag));
    }

    private static Trip New(TripRow row, ImportContext context) => new()
    {
        Id = context.NewId(),
        On = row.On,
        Who = row.Who,
        Where = row.Where,
        Chain = row.Chain is null ? null : context.ChainKey(row.Chain),
        Firms = row.Firms,
        Result = row.Result,
        RecordedBy = context.Author.By,
        RecordedAt = context.Author.Now,
    };

    private static Trip Updated(Trip known, TripRow row, ImportContext context)
    {
        var told = known with
        {
            Chain = row.Chain is null ? known.Chain : context.ChainKey(row.Chain),
            Firms = row.Firms.Count == 0 ? known.Firms : row.Firms,
            Result = FieldUpdate.Text(known.Result, row.Result),
        };
        return told.Chain == known.Chain && told.Result == known.Result && Firms(told) == Firms(known) ? known : told;
    }

    private static string? Firms(Trip trip) => trip.Firms is { Count: > 0 } firms ? string.Join('、', firms) : null;

    private static string NameOf(Trip trip) =>
        string.Create(CultureInfo.InvariantCulture, $"{trip.On:yyyy-MM-dd} {trip.Who} {trip.Where}");
}
