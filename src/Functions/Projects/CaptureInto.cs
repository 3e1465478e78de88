using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.People;

namespace Leads.Functions.Projects;

/// <summary>
/// <c>?into={id}</c>: the signature of a known lead, or the intent of a known project, in one step. Name and investor
/// stay as they are known; everything else that the request says goes in.
/// </summary>
internal sealed class CaptureInto(NaturalKeys keys, ProjectStore projects, ProjectChanges changes, TimeProvider clock)
{
    public Task<IResult> HandleAsync(HttpContext context, string region, Guid id, CaptureRequest request, FactKind kind)
    {
        var factId = Guid.CreateVersion7(clock.GetUtcNow());
        return changes.ChangeAsync(context, region, id, "captured", async (project, scene) =>
        {
            var (decided, plain) = Decide(project, scene, request, kind, factId, context.Scope());
            if (decided.IsRefused)
                return decided;
            var move = await keys.MoveAsync(region, project, plain, context.RequestAborted);
            return move.Taken is { } twin
                ? Decision.No(ProjectProblems.NameTaken(
                    (await projects.FindAsync(region, twin, context.RequestAborted))!.Project))
                : decided with { Operations = move.Operations };
        });
    }

    private static (Decision Decided, ProjectFields Plain) Decide(
        Project project, Scene scene, CaptureRequest request, FactKind kind, Guid factId, Scope scope)
    {
        var fields = new Fields();
        var first = request.ToCommand(factId, kind, fields);
        var plain = request.Over(project.Fields, fields);
        var (unit, chain, leader) = Check.Holders(fields, request.Unit, request.Chain, request.Leader);
        if (!scope.Decides)
            UnitEntries.CheckKnown(fields, project, plain, ("unit", Differs(unit, a => a.Unit)),
                ("chain", Differs(chain, a => a.Chain)), ("leader", Differs(leader, a => a.Leader)));
        if (fields.Problem is { } problem)
            return (Decision.No(problem), plain);
        var recorded = Decision.Of(ProjectRules.Record(project, first, scene.Author.Submitting(request.Submit)));
        var holders = Holders(project, first.On, scene.Author, scene.Unit(unit), scene.Chain(chain), leader);
        return (recorded with { Changes = [.. recorded.Changes, .. Fields(project.Fields, plain), .. holders] }, plain);

        bool Differs(string? named, Func<Assignment, string?> dimension) =>
            named is not null && named != project.HolderOn(scene.Author.Today, dimension);
    }

    private static IEnumerable<Change> Fields(ProjectFields was, ProjectFields plain) =>
        History.Differences(was, plain).Any() ? [new Change.FieldsChanged(was, plain)] : [];

    /// <summary>
    /// Whoever is named now and was not before: from the start where nobody was named, else from this fact on.
    /// </summary>
    private static IEnumerable<Change> Holders(
        Project project, DateOnly on, Author author, string? unit, string? chain, string? leader)
    {
        unit = unit == Now(a => a.Unit) ? null : unit;
        chain = chain == Now(a => a.Chain) ? null : chain;
        leader = leader == Now(a => a.Leader) ? null : leader;
        if (unit is null && chain is null && leader is null)
            return [];
        var isFirst = (unit is null || Now(a => a.Unit).Length == 0) && (chain is null || Now(a => a.Chain).Length == 0)
            && (leader is null || Now(a => a.Leader).Length == 0);
        return ProjectRules.Assign(isFirst ? DateOnly.MinValue : on, unit, chain, leader, author)
            .Match<IEnumerable<Change>>(change => [change], _ => []);

        string Now(Func<Assignment, string?> dimension) => project.HolderOn(author.Today, dimension);
    }
}
