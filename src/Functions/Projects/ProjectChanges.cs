using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Projects;

/// <summary>What every slice that changes one project does around its decision: load, decide, commit, answer.</summary>
public sealed class ProjectChanges(
    ProjectStore projects, RegionStore regions, Writes writes, FoldHints hints, TimeProvider clock)
{
    private const int Tries = 8;

    /// <summary>Decides on a project as it is stored and commits what was decided, with its history, at once.</summary>
    public async Task<IResult> ChangeAsync(
        HttpContext context, string region, Guid id, string action, Func<Project, Scene, Decision> decide)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await projects.FindAsync(region, id, context.RequestAborted) is not { } stored)
                return ProjectProblems.Unknown(id);
            if (EntityTags.Refuse(context.Request, TagOf(stored.Project)) is { } stale)
                return stale;
            var scene = new Scene(registry, AuthorOf(context, registry));
            var decision = decide(stored.Project, scene);
            if (decision.Refusal is { } refusal)
                return Hosting.Problem.From(refusal);
            if (decision.Problem is { } problem)
                return problem;
            var changed = ProjectRules.Evolve(stored.Project, decision.Changes);
            var entry = History.Of(changed, stored.Project, action, decision.Changes, scene.Author);
            var written = await write.CommitAsync(
                [.. ProjectStore.Replace(changed, stored.ETag, entry), .. scene.NewNames, .. decision.Operations],
                AnswerOf(changed, registry, scene.Author.Today));
            if (written.IsNew)
                hints.Send(region);
            if (written.Answer is { } answer)
                return answer;
        }

        return Hosting.Problem.Busy();
    }

    /// <summary>Who acts, by the clock of the region.</summary>
    public Author AuthorOf(HttpContext context, Registry registry, bool submits = false) =>
        new(context.Caller().Name, clock.GetUtcNow(), registry.Today(clock), Recognises: !submits);

    /// <summary>The answer that shows a whole project.</summary>
    public static Answer AnswerOf(Project project, Registry registry, DateOnly today) => Answer.Ok(
        ProjectAnswer.Of(project, today, registry.Region.Settings), ProjectsJson.Wire.ProjectAnswer, TagOf(project));

    /// <summary>The version of a project on the wire.</summary>
    public static string TagOf(Project project) => $"\"{project.Id:N}-{project.Version}\"";
}

/// <summary>What a decision may look at besides the project.</summary>
public sealed class Scene(Registry registry, Author author)
{
    private readonly List<Operation> firstSeen = [];

    public Registry Registry => registry;

    public Author Author => author;

    /// <summary>Rows of chains and units that were named for the first time.</summary>
    public IReadOnlyList<Operation> NewNames => firstSeen;

    /// <summary>The key of a chain; one first seen is created with its name as key. Null stays null.</summary>
    public string? Chain(string? name) => name is null ? null : Resolve(name, registry.ResolveChain, FirstSeen.Chain);

    /// <summary>The key of a unit; one first seen is created with its name as key. Null stays null.</summary>
    public string? Unit(string? name) => name is null ? null : Resolve(name, registry.ResolveUnit, FirstSeen.Unit);

    private string Resolve(string name, Func<string, string?> resolve, Func<string, Operation> create)
    {
        if (Names.Key(name).Length == 0)
            return "";
        if (resolve(name) is { } known)
            return known;
        firstSeen.Add(create(name));
        return Names.Key(name);
    }
}

/// <summary>What was decided: changes to commit with further operations, or why not.</summary>
public sealed record Decision(IReadOnlyList<Change> Changes, IReadOnlyList<Operation> Operations)
{
    public Refusal? Refusal { get; init; }

    public IResult? Problem { get; init; }

    public static Decision Of(Outcome<Change> outcome) => outcome.Match(change => Of(change), No);

    public static Decision Of(params IReadOnlyList<Change> changes) => new(changes, []);

    public static Decision No(Refusal refusal) => new([], []) { Refusal = refusal };

    public static Decision No(IResult problem) => new([], []) { Problem = problem };
}
