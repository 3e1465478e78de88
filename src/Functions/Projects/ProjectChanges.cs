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
    // Of many changes of one project at once each round lets one through.
    private const int Tries = 40;

    /// <summary>Decides on a project as it is stored and commits what was decided, with its history, at once.</summary>
    public Task<IResult> ChangeAsync(
        HttpContext context, string region, Guid id, string action, Func<Project, Scene, Decision> decide) =>
        ChangeAsync(context, region, id, action, (project, scene) => Task.FromResult(decide(project, scene)));

    /// <summary>The same for a decision that reads other rows; it is made anew when somebody was faster.</summary>
    public async Task<IResult> ChangeAsync(
        HttpContext context, string region, Guid id, string action, Func<Project, Scene, Task<Decision>> decide)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await projects.FindAsync(region, id, context.RequestAborted) is not { Project.Undone: false } stored
                || !context.Scope().Covers(stored.Project, registry.Today(clock)))
                return ProjectProblems.Unknown(id);
            if (EntityTags.Refuse(context.Request, TagOf(stored.Project)) is { } stale)
                return stale;
            var scene = new Scene(registry, AuthorOf(context, registry));
            var decision = await decide(stored.Project, scene);
            if (decision.Refusal is { } refusal)
                return Hosting.Problem.From(refusal);
            if (decision.Problem is { } problem)
                return problem;
            var changed = ProjectRules.Evolve(stored.Project, decision.Changes);
            var written = await write.CommitAsync(
                decision.Changes.Count == 0 ? [] : Operations(stored, changed, action, decision, scene),
                AnswerOf(changed, context.Scope(), registry, scene.Author.Today));
            if (written.IsNew)
                hints.Send(region);
            if (written.Answer is { } answer)
                return answer;
        }

        return Hosting.Problem.Busy();
    }

    private static IReadOnlyList<Operation> Operations(
        StoredProject stored, Project changed, string action, Decision decision, Scene scene)
    {
        var entry = History.Of(changed, stored.Project, action, decision.Changes, scene.Author);
        return [.. ProjectStore.Replace(changed, stored.ETag, entry), .. scene.NewNames, .. decision.Operations];
    }

    /// <summary>Who acts, by the clock of the region.</summary>
    public Author AuthorOf(HttpContext context, Registry registry) =>
        new(context.Caller().Name, clock.GetUtcNow(), registry.Today(clock), Recognises: context.Scope().Decides)
        {
            Rules = registry.Region.Settings.Recognition,
        };

    /// <summary>The answer that shows a whole project.</summary>
    public static Answer AnswerOf(Project project, Scope scope, Registry registry, DateOnly today) => Answer.Ok(
        ProjectAnswer.Of(project, scope, today, registry.Region.Settings), ProjectsJson.Wire.ProjectAnswer, TagOf(project));

    /// <summary>The version of a project on the wire.</summary>
    public static string TagOf(Project project) => $"\"{project.Id:N}-{project.Version}\"";
}

/// <summary>What a decision may look at besides the project.</summary>
public sealed class Scene(Registry registry, Author author)
{
    private readonly Dictionary<(string Kind, string Key), Operation> firstSeen = [];

    public Registry Registry => registry;

    public Author Author => author;

    /// <summary>Rows of chains and units that were named for the first time.</summary>
    public IReadOnlyList<Operation> NewNames => [.. firstSeen.Values];

    /// <summary>The key of a chain; one first seen is created with its name as key. Null stays null.</summary>
    public string? Chain(string? name) =>
        name is null ? null : registry.ResolveChain(name) ?? FirstTime(name, "chain", FirstSeen.Chain);

    /// <summary>The key of a unit; one first seen is created with its name as key. Null stays null.</summary>
    public string? Unit(string? name) =>
        name is null ? null : registry.ResolveUnit(name) ?? FirstTime(name, "unit", FirstSeen.Unit);

    private string FirstTime(string name, string kind, Func<string, Operation> create)
    {
        var key = Names.Key(name);
        if (key.Length > 0 && !firstSeen.ContainsKey((kind, key)))
            firstSeen.Add((kind, key), create(name));
        return key;
    }
}

/// <summary>What was decided: changes to commit with further operations, or why not.</summary>
public sealed record Decision(IReadOnlyList<Change> Changes, IReadOnlyList<Operation> Operations)
{
    public Refusal? Refusal { get; init; }

    public IResult? Problem { get; init; }

    public bool IsRefused => Refusal is not null || Problem is not null;

    public static Decision Of(Outcome<Change> outcome) => outcome.Match(change => Of(change), No);

    public static Decision Of(params IReadOnlyList<Change> changes) => new(changes, []);

    public static Decision No(Refusal refusal) => new([], []) { Refusal = refusal };

    public static Decision No(IResult problem) => new([], []) { Problem = problem };
}
