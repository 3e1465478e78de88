using System.Text.Json;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>Where a numbered chain ends.</summary>
/// <param name="At">When that was written.</param>
/// <param name="Number">The number of its last entry; 0 before the first.</param>
/// <param name="Head">SHA-256 of that entry as it is stored; null before the first.</param>
public sealed record ChainEnd(DateTimeOffset At = default, int Number = 0, string? Head = null)
{
    /// <summary>The end that a row tells; a chain without a row has not begun.</summary>
    public static ChainEnd Of(Row? row) =>
        row is null ? new() : JsonSerializer.Deserialize(row.Body.Span, AuditJson.Stored.ChainEnd) ?? new();
}
