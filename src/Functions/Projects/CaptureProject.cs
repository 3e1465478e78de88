using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Command = Leads.Domain.Projects.RecordFact;

namespace Leads.Functions.Projects;

/// <summary>
/// An intended or signed project as it is entered. Money in 亿元; <see cref="On"/> is the intent or signature.
/// </summary>
public sealed record CaptureRequest : PlainFields
{
    public string? Name { get; init; }

    public string? Investor { get; init; }

    public string? Chain { get; init; }

    public string? Unit { get; init; }

    public string? Leader { get; init; }

    public Money? TotalInvestment { get; init; }

    public Money? ContractedCapital { get; init; }

    public DateOnly? On { get; init; }

    /// <summary>The date is the last day of a month known only by name.</summary>
    public bool? Approximate { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<string?>? Evidence { get; init; }

    /// <summary>Leaves the recognition to somebody else: the fact is Submitted and does not count yet.</summary>
    public bool? Submit { get; init; }

    /// <summary>The first fact that this request records.</summary>
    internal Command ToCommand(Guid id, FactKind kind, Fields fields)
    {
        Check.Amount(fields, "totalInvestment", TotalInvestment);
        Check.Amount(fields, "contractedCapital", ContractedCapital);
        return new Command
        {
            Id = id,
            Kind = kind,
            On = fields.Required("on", On),
            Approximate = Approximate ?? false,
            TotalInvestment = TotalInvestment,
            ContractedCapital = ContractedCapital,
            Note = fields.OptionalText("note", Note, 2000, lines: true) is { Length: > 0 } note ? note : null,
            Evidence = fields.Texts("evidence", Evidence, 20, 200),
        };
    }
}

/// <summary><c>POST …/intended-projects</c> and <c>POST …/signed-projects</c>: enters a project.</summary>
internal sealed class CaptureProject(
    RegionStore regions, NaturalKeys keys, ProjectStore projects, ProjectChanges changes, CaptureInto known,
    Writes writes, FoldHints hints, TimeProvider clock)
{
    private const int Tries = 8;

    public async Task<IResult> HandleAsync(HttpContext context, string region, FactKind kind)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.CaptureRequest);
        if (!body.IsRead)
            return body.Problem;
        var query = new Query(context.Request);
        var (into, force) = (query.Text("into"), query.Flag("force"));
        if (query.Problem is { } misspelt)
            return misspelt;
        if (force && !context.Scope().Decides)
            return ProjectProblems.ForceIsForTheBureau;
        if (into is null)
            return await AddAsync(context, region, body.Value, kind, force);
        return Guid.TryParse(into, out var id)
            ? await known.HandleAsync(context, region, id, body.Value, kind)
            : ProjectProblems.BadId("into");
    }

    private async Task<IResult> AddAsync(
        HttpContext context, string region, CaptureRequest request, FactKind kind, bool force)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        var scene = new Scene(registry, changes.AuthorOf(context, registry).Submitting(request.Submit));
        var scope = context.Scope();
        var (project, problem) = Decide(request, kind, scene, scope);
        if (project is null)
            return problem!;
        // A unit's entry reads first, whether the key is taken or not: the time it takes tells nothing either.
        var (row, etag) = scope.Decides
            ? (new NaturalKeyRow([]), null)
            : await keys.FindAsync(region, project.Fields.Name, context.RequestAborted);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var (mine, twin) = scope.Decides
                ? await MeetAsync(region, project, row, force, context.RequestAborted)
                : await MeetAsUnitAsync(region, project, row, scope, scene.Author.Today, context.RequestAborted);
            if (mine is null)
                return ProjectProblems.Exists(region, twin!, kind);
            var key = NaturalKeys.Save(mine.Fields.Name, row.With(mine), etag);
            var written = await write.CommitAsync(
                [key, .. ProjectStore.Insert(mine, History.OfCapture(mine, "captured", scene.Author)),
                    .. scene.NewNames],
                Created(region, mine, scope, registry, scene.Author.Today));
            if (written.IsNew)
                hints.Send(region);
            if (written.Answer is { } answer)
                return answer;
            (row, etag) = await keys.FindAsync(region, mine.Fields.Name, context.RequestAborted);
        }

        return Hosting.Problem.Busy();
    }

    private (Project? Project, IResult? Problem) Decide(
        CaptureRequest request, FactKind kind, Scene scene, Scope scope)
    {
        var fields = new Fields();
        var name = Check.Name(fields, "name", request.Name);
        var investor = Check.Name(fields, "investor", request.Investor);
        var first = request.ToCommand(Guid.CreateVersion7(clock.GetUtcNow()), kind, fields);
        var plain = request.Over(new ProjectFields { Name = name, Investor = investor }, fields);
        var (unit, chain, leader) = Check.Holders(fields, request.Unit, request.Chain, request.Leader);
        if (!scope.Decides)
            unit = UnitEntries.Check(fields, scene.Registry, scope, unit, chain);
        if (fields.Problem is { } problem)
            return (null, problem);
        var outcome = ProjectRules.Capture(
            Guid.CreateVersion7(clock.GetUtcNow()), plain, first, scene.Unit(unit), scene.Chain(chain),
            leader is "" ? null : leader, scene.Author);
        return outcome.Match<(Project?, IResult?)>(p => (p, null), refusal => (null, Hosting.Problem.From(refusal)));
    }

    /// <summary>The project to write, or the one that has its natural key.</summary>
    private async Task<(Project? Mine, Project? Twin)> MeetAsync(
        string region, Project project, NaturalKeyRow row, bool force, CancellationToken stop)
    {
        var twins = row.Match(project.Fields);
        if (force || twins.Count == 0)
            return (project with { Separate = twins.Count > 0 }, null);
        return (null, (await projects.FindAsync(region, twins[0].Project, stop))!.Project);
    }

    /// <summary>
    /// The same of a unit: it is told only of projects that it sees. Another one's makes the entry a draft that the
    /// bureau decides on (首报首谈).
    /// </summary>
    private async Task<(Project? Mine, Project? Twin)> MeetAsUnitAsync(
        string region, Project project, NaturalKeyRow row, Scope scope, DateOnly today, CancellationToken stop)
    {
        var twins = row.MatchDrafts(project.Fields);
        var found = await projects.LoadAsync(
            region, twins.Count == 0 ? [project.Id] : [.. twins.Select(twin => twin.Project)], stop);
        var own = found.FirstOrDefault(twin => scope.Covers(twin.Project, today))?.Project;
        if (own is not null)
            return (null, own);
        var others = row.Match(project.Fields).Select(twin => twin.Project).ToList();
        return (others.Count == 0 ? project : ProjectRules.Collide(project, others), null);
    }

    private static Answer Created(string region, Project project, Scope scope, Registry registry, DateOnly today) =>
        ProjectChanges.AnswerOf(project, scope, registry, today) with
        {
            Status = StatusCodes.Status201Created,
            Location = $"/api/regions/{region}/projects/{project.Id}",
        };
}
