using System.Text.Json;
using Leads.Domain.Rates;
using Leads.Functions.Projects;
using Leads.Functions.Storage;

namespace Leads.Functions.Rates;

/// <summary>A change that could not be folded: it waits here, visible and replayable, and blocks no other.</summary>
/// <param name="Project">Whose facts cannot be read.</param>
/// <param name="At">Since when.</param>
/// <param name="Reason">What was wrong with them.</param>
public sealed record ParkedChange(Guid Project, DateTimeOffset At, string Reason)
{
    /// <summary>Every parked row's key starts with this.</summary>
    public const string Prefix = "parked-";

    /// <summary>The row key of a project's parked change.</summary>
    public static string KeyOf(Guid project) => Prefix + project.ToString("N");
}

internal sealed partial class KeptFacts
{
    private readonly Dictionary<Guid, ParkedChange> unreadable = [];

    private bool TakeOrPark(RegionFacts into, Guid project, ReadOnlySpan<byte> packed)
    {
        try
        {
            into.Set(project, packed);
            return true;
        }
        catch (InvalidDataException wrong)
        {
            Log.Parked(logger, wrong, region, project);
            unreadable[project] = new ParkedChange(project, clock.GetUtcNow(), wrong.Message);
            return false;
        }
    }

    private static bool CanTake(RegionFacts into, Guid project, ReadOnlySpan<byte> packed)
    {
        try
        {
            into.Set(project, packed);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Writes down what could not be read before its pending row goes.</summary>
    private async Task ParkAsync(CancellationToken cancellationToken)
    {
        if (unreadable.Count == 0)
            return;
        await storage.CommitAsync(
            region,
            [.. unreadable.Values.Select(change => new Operation.Put(
                ParkedChange.KeyOf(change.Project),
                JsonSerializer.SerializeToUtf8Bytes(change, ProjectsJson.Stored.ParkedChange)))],
            cancellationToken);
        unreadable.Clear();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Region {Region}: the facts of project {Project} cannot be folded; parked")]
        public static partial void Parked(ILogger logger, Exception exception, string region, Guid project);
    }
}
