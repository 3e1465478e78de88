using System.Globalization;
using System.Text.Json;
using Leads.Domain.Ledgers;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>A trip of an import.</summary>
/// <param name="Before">As it is known; null when it is new.</param>
/// <param name="ETag">The version of its row; null when it is new.</param>
/// <param name="After">As it will be; the same as before when nothing changes.</param>
public sealed record PlannedTrip(Trip? Before, string? ETag, Trip After)
{
    public bool IsChange => !ReferenceEquals(Before, After);

    internal TouchedTrip Touched => new(Before, After);

    /// <summary>The operation that writes it.</summary>
    public Operation Write() => ETag is null
        ? new Operation.Insert(Trips.KeyOf(After.Id!.Value), TripChanges.Bytes(After))
        : new Operation.Replace(Trips.KeyOf(After.Id!.Value), ETag, TripChanges.Bytes(After));
}

/// <summary>A trip that a committed import wrote.</summary>
public sealed record TouchedTrip(Trip? Before, Trip After);

/// <summary>
/// Plans what the form of trips changes, and takes it back. Day, people and place make it the same trip: importing
/// again changes nothing, and an empty cell clears nothing.
/// </summary>
public sealed class TripChanges(IRegionStorage storage)
{
    internal static ReadOnlyMemory<byte> Bytes(Trip trip) =>
        JsonSerializer.SerializeToUtf8Bytes(trip, ProjectsJson.Stored.Trip);

    /// <summary>What each trip of a file becomes.</summary>
    internal async Task<IReadOnlyList<PlannedTrip>> PlanAsync(
        string region, IReadOnlyList<TripRow> rows, Scene scene, Func<Guid> newId, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return [];
        cancellationToken.ThrowIfCancellationRequested();
        var known = new Dictionary<string, (Trip Trip, string ETag)>(StringComparer.Ordinal);
        foreach (var row in await storage.ListAllAsync(region, Trips.Prefix))
        {
            var trip = Read(row);
            known.TryAdd(KeyOf(trip), (trip, row.ETag));
        }

        return [.. rows.DistinctBy(row => row.Key).Select(row => known.TryGetValue(row.Key, out var found)
            ? new PlannedTrip(found.Trip, found.ETag, Updated(found.Trip, row, scene))
            : new PlannedTrip(null, null, New(row, scene, newId())))];
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
    internal async Task<(IReadOnlyList<Operation> Operations, IReadOnlyList<KeptChange> Kept)> TakeBackAsync(
        string region, IReadOnlyList<TouchedTrip> touched, CancellationToken cancellationToken)
    {
        var (operations, kept) = (new List<Operation>(), new List<KeptChange>());
        var byKey = touched.ToDictionary(trip => Trips.KeyOf(trip.After.Id!.Value));
        foreach (var row in await storage.FindAllAsync(region, [.. byKey.Keys], cancellationToken))
        {
            var (before, after) = byKey[row.Key];
            if (!Bytes(Read(row)).Span.SequenceEqual(Bytes(after).Span))
                kept.Add(new KeptChange(after.Id!.Value, NameOf(after), "trip"));
            else
                operations.Add(before is null
                    ? new Operation.Delete(row.Key, row.ETag)
                    : new Operation.Replace(row.Key, row.ETag, Bytes(before)));
        }

        return (operations, kept);
    }

    private static Trip New(TripRow row, Scene scene, Guid id) => new()
    {
        Id = id,
        On = row.On,
        Who = row.Who,
        Where = row.Where,
        Chain = scene.Chain(row.Chain),
        Firms = row.Firms,
        Result = row.Result,
        RecordedBy = scene.Author.By,
        RecordedAt = scene.Author.Now,
    };

    private static Trip Updated(Trip known, TripRow row, Scene scene)
    {
        var told = known with
        {
            Chain = scene.Chain(row.Chain) ?? known.Chain,
            Firms = row.Firms.Count == 0 ? known.Firms : row.Firms,
            Result = FieldUpdate.Text(known.Result, row.Result),
        };
        return told.Chain == known.Chain && told.Result == known.Result && Firms(told) == Firms(known) ? known : told;
    }

    private static string KeyOf(Trip trip) =>
        new TripRow("", 0, trip.On ?? default, trip.Who ?? "", trip.Where ?? "").Key;

    private static string? Firms(Trip trip) => trip.Firms is { Count: > 0 } firms ? string.Join('、', firms) : null;

    private static string NameOf(Trip trip) =>
        string.Create(CultureInfo.InvariantCulture, $"{trip.On:yyyy-MM-dd} {trip.Who} {trip.Where}");

    private static Trip Read(Row row) => JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.Trip)!;
}
