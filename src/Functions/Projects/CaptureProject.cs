using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;
using Command = Leads.Domain.Projects.RecordFact;

namespace Leads.Functions.Projects;

/// <summary>An intended or signed project as it is entered. Money in 亿元; <see cref="On"/> is the intent or signature.</summary>
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
}

/// <summary><c>POST …/intended-projects</c> and <c>POST …/signed-projects</c>: enters a project.</summary>
internal sealed class CaptureProject(
    RegionStore regions, NaturalKeys keys, ProjectStore projects, ProjectChanges changes, Writes writes, FoldHints hints,
    TimeProvider clock)
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
        if (into is not null)
            return Guid.TryParse(into, out var id)
                ? await changes.ChangeAsync(context, region, id, "captured", (p, s) => Into(p, s, body.Value, kind))
                : ProjectProblems.BadId("into");
        return await AddAsync(context, region, body.Value, kind, force);
    }

    private async Task<IResult> AddAsync(
        HttpContext context, string region, CaptureRequest request, FactKind kind, bool force)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        var scene = new Scene(registry, changes.AuthorOf(context, registry, request.Submit ?? false));
        var (project, problem) = Decide(request, kind, scene);
        if (project is null)
            return problem!;
        var (row, etag) = (new NaturalKeyRow([]), (string?)null);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (!force && row.Match(NaturalKey.Part(project.Fields.Investor), project.Fields.CreditCode) is { Count: > 0 } twins)
                return await ExistsAsync(context, region, twins, kind);
            var isTwin = row.Match(NaturalKey.Part(project.Fields.Investor), project.Fields.CreditCode).Count > 0;
            var mine = project with { Separate = isTwin };
            var entry = NaturalKeys.Entry(mine.Id, mine.Fields.Investor, mine.Fields.CreditCode, isTwin);
            Operation key = NaturalKeys.Add(mine.Fields.Name, row, etag, entry);
            var written = await write.CommitAsync(
                [key, .. ProjectStore.Insert(mine, History.OfCapture(mine, "captured", scene.Author)), .. scene.NewNames],
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
        var name = fields.Text("name", request.Name, 200);
        var investor = fields.Text("investor", request.Investor, 200);
        var first = FirstFact(request, kind, fields);
        var plain = request.Over(new ProjectFields { Name = Names.Trim(name), Investor = Names.Trim(investor) }, fields);
        var unit = fields.OptionalText("unit", request.Unit, 100);
        var chain = fields.OptionalText("chain", request.Chain, 100);
        var leader = fields.OptionalText("leader", request.Leader, 100);
        if (fields.Problem is { } problem)
            return (null, problem);
        var outcome = ProjectRules.Capture(
            Guid.CreateVersion7(clock.GetUtcNow()), plain, first, scene.Unit(unit), scene.Chain(chain),
            leader.Length == 0 ? null : leader, scene.Author);
        return outcome.Match<(Project?, IResult?)>(p => (p, null), refusal => (null, Hosting.Problem.From(refusal)));
    }

    private Command FirstFact(CaptureRequest request, FactKind kind, Fields fields)
    {
        Check.Amount(fields, "totalInvestment", request.TotalInvestment);
        Check.Amount(fields, "contractedCapital", request.ContractedCapital);
        return new Command
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Kind = kind,
            On = fields.Required("on", request.On),
            Approximate = request.Approximate ?? false,
            TotalInvestment = request.TotalInvestment,
            ContractedCapital = request.ContractedCapital,
            Note = fields.OptionalText("note", request.Note, 2000, lines: true) is { Length: > 0 } note ? note : null,
            Evidence = fields.Texts("evidence", request.Evidence, 20, 200),
        };
    }

    /// <summary><c>?into={id}</c>: the signature of a known lead, or the intent of a known project, in one step.</summary>
    private Decision Into(Project project, Scene scene, CaptureRequest request, FactKind kind)
    {
        var fields = new Fields();
        var first = FirstFact(request, kind, fields);
        var plain = request.Over(project.Fields, fields);
        if (fields.Problem is { } problem)
            return Decision.No(problem);
        var author = scene.Author with { Recognises = !(request.Submit ?? false) };
        var decided = Decision.Of(ProjectRules.Record(project, first, author));
        return decided.Refusal is not null || plain == project.Fields
            ? decided
            : decided with { Changes = [.. decided.Changes, new Change.FieldsChanged(project.Fields, plain)] };
    }

    private async Task<IResult> ExistsAsync(
        HttpContext context, string region, IReadOnlyList<KeyedProject> twins, FactKind kind)
    {
        var found = await projects.LoadAsync(region, [.. twins.Select(t => t.Project)], context.RequestAborted);
        return ProjectProblems.Exists(region, [.. found.Select(f => f.Project)], kind);
    }

    private static Answer Created(string region, Project project, Registry registry, DateOnly today) =>
        ProjectChanges.AnswerOf(project, registry, today) with
        {
            Status = StatusCodes.Status201Created,
            Location = $"/api/regions/{region}/projects/{project.Id}",
        };
}
