using System.Text.Json;
using Leads.Domain;
using Leads.Domain.Rates;
using Leads.Functions.Projects;
using Leads.Functions.Storage;

namespace Leads.Functions.Rates;

/// <summary>A row of the board, read once.</summary>
/// <param name="ETag">The version of the row; null where there is none, or none has been seen.</param>
/// <param name="Version">The version of the board; 0 before the first fold.</param>
/// <param name="Print">Of the registry that it was computed with.</param>
/// <param name="Board">The answers; null before the first fold.</param>
/// <param name="Recent">What its last folds took in.</param>
internal sealed record KnownBoard(string? ETag, long Version, string Print, Board? Board, RecentFolds Recent)
{
    public static KnownBoard None { get; } = new(null, 0, "", null, RecentFolds.None(0));

    public static KnownBoard Of(Row row, RegionSettings settings)
    {
        var stored = JsonSerializer.Deserialize(row.Body.Span, ProjectsJson.Stored.BoardDocument)!;
        return new KnownBoard(
            row.ETag, stored.Version, stored.Registry, stored.ToBoard(settings),
            stored.Recent ?? RecentFolds.None(stored.Version));
    }

    /// <summary>Whether it answers for a day and a registry.</summary>
    public bool Shows(DateOnly day, string print) => Board?.AsOf == day && Print == print;
}
