using System.Text.Json;
using Leads.Domain.Ledgers;
using Leads.Functions.Storage;

namespace Leads.Functions.Projects;

/// <summary>The trip that has a key.</summary>
public sealed record TripKeyRow(Guid Trip);

/// <summary>
/// The rows that hold the keys of trips (day, people and place), so that two imports at once cannot create twins. A
/// trip that was written down by hand may have the key of another.
/// </summary>
internal static class TripKeys
{
    /// <summary>The row key of a trip's key.</summary>
    public static string Of(string text) => "tripkey-" + NaturalKeys.Hash(text);

    public static string TextOf(Trip trip) =>
        new TripRow("", 0, trip.On ?? default, trip.Who ?? "", trip.Where ?? "").Key;

    /// <summary>The operation that takes a key as it was read; the commit fails when somebody was faster.</summary>
    public static Operation Take(Trip trip, string? etag) => etag is null
        ? new Operation.Insert(Of(TextOf(trip)), Bytes(trip))
        : new Operation.Replace(Of(TextOf(trip)), etag, Bytes(trip));

    public static Operation TakeIfFree(Trip trip) => new Operation.InsertIfAbsent(Of(TextOf(trip)), Bytes(trip));

    public static bool IsTakenBy(Row row, Trip trip) =>
        JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.TripKeyRow)!.Trip == trip.Id;

    private static ReadOnlyMemory<byte> Bytes(Trip trip) => JsonSerializer.SerializeToUtf8Bytes(
        new TripKeyRow(trip.Id!.Value), ProjectsJson.Stored.TripKeyRow);
}
