using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
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
        var (project, problem) = Decide(request, kind, scene);
        if (project is null)
            return problem!;
        var (row, etag) = (new NaturalKeyRow([]), (string?)null);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var twins = row.Match(project.Fields);
            if (!force && twins.Count > 0)
                return await ExistsAsync(context, region, twins, kind);
            var mine = project with { Separate = twins.Count > 0 };
            var key = NaturalKeys.Save(mine.Fields.Name, row.With(mine), etag);
            var written = await write.CommitAsync(
                [key, .. ProjectStore.Insert(mine, History.OfCapture(mine, "captured", scene.Author)),
                    .. scene.NewNames],
                Created(region, mine, registry, scene.Author.Today));
            if (written.IsNew)
                hints.Send(region);
            if (written.Answer is { } answer)
                return answer;
            (row, etag) = await keys.FindAsync(region, mine.Fields.Name, context.RequestAborted);
        }

        return Hosting.Problem.Busy();
    }

    private (Project? Project, IResult? Problem) Decide(CaptureRequest request, FactKind kind, Scene scene)
    {
        var fields = new Fields();
        var name = Check.Name(fields, "name", request.Name);
        var investor = Check.Name(fields, "investor", request.Investor);
        var first = request.ToCommand(Guid.CreateVersion7(clock.GetUtcNow()), kind, fields);
        var plain = request.Over(new ProjectFields { Name = name, Investor = investor }, fields);
        var (unit, chain, leader) = Check.Holders(fields, request.Unit, request.Chain, request.Leader);
        if (fields.Problem is { } problem)
            return (null, problem);
        var outcome = ProjectRules.Capture(
            Guid.CreateVersion7(clock.GetUtcNow()), plain, first, scene.Unit(unit), scene.Chain(chain),
            leader is "" ? null : leader, scene.Author);
        return outcome.Match<(Project?, IResult?)>(p => (p, null), refusal => (null, Hosting.Problem.From(refusal)));
    }

    private async Task<IResult> ExistsAsync(
        HttpContext context, string region, IReadOnlyList<KeyedProject> twins, FactKind kind)
    {
        var found = await projects.LoadAsync(region, [.. twins.Select(t => t.Project)], context.RequestAborted);
        return ProjectProblems.Exists(region, found[0].Project, kind);
    }

    private static Answer Created(string region, Project project, Registry registry, DateOnly today) =>
        ProjectChanges.AnswerOf(project, registry, today) with
        {
            Status = StatusCodes.Status201Created,
            Location = $"/api/regions/{region}/projects/{project.Id}",
        };
}
