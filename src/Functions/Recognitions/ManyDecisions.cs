using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Storage;
using Problem = Leads.Functions.Hosting.Problem;

namespace Leads.Functions.Recognitions;

/// <summary>A fact that is to be decided on.</summary>
internal sealed record FactToDecide(Guid Project, Guid Fact, string? Etag = null);

/// <summary>What became of it: done, as asked already, or refused.</summary>
internal sealed record FactOutcome(FactToDecide Of, bool IsDone, Problem? Refusal = null);

/// <summary>Decides on several facts of one project in one commit.</summary>
internal sealed class ManyDecisions(ProjectStore projects, DecisionProblems problems, IRegionStorage storage)
{
    // Of many changes of one project at once each round lets one through.
    private const int Tries = 40;

    /// <summary>The outcomes, in the order of the facts.</summary>
    public async Task<IReadOnlyList<FactOutcome>> DecideAsync(
        string region, Guid id, IReadOnlyList<FactToDecide> facts, DecideFact command, Author author)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await projects.FindAsync(region, id, CancellationToken.None) is not { Project.Undone: false } stored)
                return [.. facts.Select(fact => new FactOutcome(fact, false, ProjectProblems.Unknown(id)))];
            var (made, outcomes) = (new List<Change>(), new List<FactOutcome>());
            foreach (var fact in facts)
                outcomes.Add(await DecideAsync(region, stored.Project, fact, command, author, made));
            if (made.Count == 0 || await CommitAsync(region, stored, made, author))
                return outcomes;
        }

        return [.. facts.Select(fact => new FactOutcome(fact, false, Problem.Busy()))];
    }

    private async Task<FactOutcome> DecideAsync(
        string region, Project stored, FactToDecide fact, DecideFact command, Author author, List<Change> made)
    {
        if (fact.Etag is { } seen && seen != ProjectChanges.TagOf(stored))
            return new FactOutcome(fact, false, Problem.Of(ProblemKind.Stale));
        // The ones before it may matter: of two signatures only one can be recognised.
        var project = ProjectRules.Evolve(stored, made);
        if (project.Facts.FirstOrDefault(f => f.Id == fact.Fact) is not { } found)
            return new FactOutcome(fact, false, FactProblems.Unknown(fact.Fact));
        if (IsAsAsked(found, command))
            return new FactOutcome(fact, false);
        var decided = Decision.Of(RecognitionRules.Decide(project, command with { Fact = fact.Fact }, author));
        if (decided.Refusal is { } refusal)
            return new FactOutcome(
                fact, false, await problems.OfAsync(refusal, region, project, fact.Fact, CancellationToken.None));
        made.AddRange(decided.Changes);
        return new FactOutcome(fact, true);
    }

    /// <summary>A call that is made again finds what it did the first time.</summary>
    private static bool IsAsAsked(Fact fact, DecideFact command) => command.Recognise
        ? fact.State == Recognition.Recognised && !(command.Level > (fact.DecidedLevel ?? default))
        : fact.State == Recognition.Rejected;

    private async Task<bool> CommitAsync(string region, StoredProject stored, List<Change> made, Author author)
    {
        var changed = ProjectRules.Evolve(stored.Project, made);
        var entry = History.Of(changed, stored.Project, RecogniseFact.Action, made, author);
        return (await storage.CommitAsync(
            region, ProjectStore.Replace(changed, stored.ETag, entry), CancellationToken.None)).Done;
    }
}
