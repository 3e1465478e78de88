using System.Text.Json.Serialization;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;

namespace Leads.Functions.Points;

/// <summary>An entry as callers send it; one of chain and unit.</summary>
internal sealed class PointBody
{
    public string? Chain { get; set; }

    public string? Unit { get; set; }

    public PointKind? Kind { get; set; }

    public decimal? Points { get; set; }

    public DateOnly? On { get; set; }

    public string? Reason { get; set; }

    public string? Evidence { get; set; }
}

internal sealed class ReversalBody
{
    public string? Reason { get; set; }
}

/// <summary>The entries of a year, oldest first.</summary>
public sealed record PointsOnWire(int Year, IReadOnlyList<PointEntry> Items);

[JsonSerializable(typeof(PointBody))]
[JsonSerializable(typeof(ReversalBody))]
[JsonSerializable(typeof(PointEntry))]
[JsonSerializable(typeof(PointsOnWire))]
internal sealed partial class PointsJson : JsonSerializerContext
{
    public static PointsJson Wire { get; } = new(Json.WireOptions());

    public static PointsJson Stored { get; } = new(Json.StoredOptions());
}
