using System.Text.Json.Serialization;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;

namespace Leads.Functions.Reports;

/// <summary>A report as callers send it.</summary>
internal sealed class ReportBody
{
    public DateTimeOffset? At { get; set; }

    public bool? Zero { get; set; }

    public string? Note { get; set; }
}

/// <summary>Whether a unit has reported for a week.</summary>
public enum ReportState
{
    /// <summary>未报, and it is due or will be.</summary>
    Missing,

    /// <summary>已报, by a report or by what was recorded on its projects.</summary>
    Reported,

    /// <summary>零报告, in time.</summary>
    Zero,

    /// <summary>迟报.</summary>
    Late,
}

/// <summary>A unit's report of a week as it is answered.</summary>
/// <param name="At">When it came; null without a report.</param>
public sealed record ReportOnWire(
    string Unit, string Name, string Class, ReportState State, bool Zero, DateTimeOffset? At, string Note);

/// <summary>The reports of a week.</summary>
/// <param name="Due">Local time; null: the whole week is off.</param>
public sealed record ReportsOnWire(string Week, DateTime? Due, IReadOnlyList<ReportOnWire> Items);

[JsonSerializable(typeof(ReportBody))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(ReportsOnWire))]
internal sealed partial class ReportsJson : JsonSerializerContext
{
    public static ReportsJson Wire { get; } = new(Json.WireOptions());

    public static ReportsJson Stored { get; } = new(Json.StoredOptions());
}
