namespace Leads.Domain.Scorecards;

/// <summary>
/// The issue as a chain's team or a unit reads it: every table as it is published, but of projects only its own, and no
/// word of what waits with others.
/// </summary>
public static class Parts
{
    /// <summary>The part for some audiences; the issue itself where the whole is among them.</summary>
    public static Scorecard For(this Scorecard card, IReadOnlyList<Audience> audiences)
    {
        if (audiences.Any(audience => audience.Kind == AudienceKind.All))
            return card;
        return card with
        {
            Warnings = [.. card.Warnings.Where(line => IsOf(audiences, line.Unit, line.Chain))],
            Problems = [.. card.Problems.Where(line => IsOf(audiences, line.Unit, line.Chain))],
            Progress = [.. card.Progress.Where(line => line.Project is null || IsOf(audiences, line.Unit, line.Chain))],
            Trips = [.. card.Trips.Where(trip => IsOf(audiences, null, trip.Chain))],
            Headlines = [.. card.Headlines.Select(WithoutLines)],
            Waiting = null,
        };
    }

    private static bool IsOf(IReadOnlyList<Audience> audiences, string? unit, string chain) =>
        audiences.Any(audience => audience.Key == (audience.Kind == AudienceKind.Chain ? chain : unit));

    // The sums of what was late or corrected stay; the lines behind them name projects of others.
    private static HeadlineFigure WithoutLines(HeadlineFigure figure) => figure.Bridge is not { } bridge
        ? figure
        : figure with { Bridge = bridge with { LateLines = [], CorrectionLines = [] } };
}
