using Leads.Domain;
using Leads.Domain.Ledgers;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using DomainRates = Leads.Domain.Rates.Rates;

namespace Leads.Functions.Imports;

/// <summary>
/// A row that goes in, and that a clerk should look at first. Row is the file's 1-based row; column is the header's text.
/// </summary>
/// <param name="Was">What is known, or another cell that it contradicts.</param>
/// <param name="Is">What the row says.</param>
/// <param name="Other">The name of another project that may be the same.</param>
/// <param name="Id">The known project; null when it is new.</param>
public sealed record SuspiciousRow(
    string Sheet, int Row, string Column, string Project, SuspicionKind Kind, string? Was, string? Is, string? Other,
    Guid? Id, string Message);

/// <summary>Finds the suspicious rows of a worked-out import.</summary>
public sealed class SuspiciousRows(ProjectStore projects, RegionBoards boards)
{
    public async Task<IReadOnlyList<SuspiciousRow>> OfAsync(
        string region, WorkedOut worked, ImportMeter meter, CancellationToken cancellationToken)
    {
        var (half, all) = (meter.Now.Total / 2, meter.Now.Total);
        var plan = worked.Plan with { Projects = meter.Watch(worked.Plan.Projects, half, all) };
        var alike = await AlikeAsync(region, SameDeals.Amounts(worked.Plan), meter, half, cancellationToken);
        return [.. Suspicions.Of(worked.Ledger, plan, alike.Select(stored => stored.Project)).Select(Row)];
    }

    /// <summary>The known projects with one of the amounts: the packed facts name them, only these are loaded.</summary>
    private async Task<IReadOnlyList<StoredProject>> AlikeAsync(
        string region, IReadOnlySet<Money> amounts, ImportMeter meter, int until, CancellationToken cancellationToken)
    {
        if (amounts.Count == 0)
            return [];
        var ids = await boards.ReadAsync(
            region, (facts, _) => DomainRates.WithInvestment(facts, amounts), cancellationToken);
        return await Pieces.ReadAsync(
            ids, piece => projects.LoadAsync(region, piece, cancellationToken), meter.Part(ids.Count, 0, until));
    }

    private static SuspiciousRow Row(Suspicion found) => new(
        found.Row.Sheet, found.Row.Row, found.Column, found.Project.After.Fields.Name, found.Kind, found.Was, found.Is,
        found.Other, found.Project.Before?.Id, "");
}
