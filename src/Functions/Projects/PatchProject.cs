using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>
/// Plain fields to change. Terms of the contract change by correction only, responsibility by assignment.
/// </summary>
public sealed record PatchProjectRequest : PlainFields
{
    public string? Name { get; init; }

    public string? Investor { get; init; }

    /// <summary>Names of dates and numbers to empty: a null would not tell "leave it" from "empty it".</summary>
    public IReadOnlyList<string?>? Clear { get; init; }
}

/// <summary><c>PATCH …/projects/{id}</c>.</summary>
internal sealed class PatchProject(NaturalKeys keys, ProjectStore projects, ProjectChanges changes)
{
    private static readonly Dictionary<string, Func<ProjectFields, ProjectFields>> Clearings = new()
    {
        ["origin"] = f => f with { Origin = null },
        ["landArea"] = f => f with { LandArea = null },
        ["expectedOutput"] = f => f with { ExpectedOutput = null },
        ["expectedTax"] = f => f with { ExpectedTax = null },
        ["expectedJobs"] = f => f with { ExpectedJobs = null },
        ["foreignCapital"] = f => f with { ForeignCapital = null },
        ["agreedOpening"] = f => f with { AgreedOpening = null },
        ["agreedProduction"] = f => f with { AgreedProduction = null },
        ["agreedCapacity"] = f => f with { AgreedCapacity = null },
    };

    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.PatchProjectRequest);
        return body.IsRead
            ? await changes.ChangeAsync(context, region, id, "changed",
                (project, _) => DecideAsync(region, project, body.Value, context.RequestAborted))
            : body.Problem;
    }

    private async Task<Decision> DecideAsync(
        string region, Project project, PatchProjectRequest request, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var plain = Over(project.Fields, request, fields);
        if (fields.Problem is { } problem)
            return Decision.No(problem);
        if (!History.Differences(project.Fields, plain).Any())
            return Decision.Of();
        var move = await keys.MoveAsync(region, project, plain, cancellationToken);
        return move.Taken is { } twin
            ? Decision.No(ProjectProblems.NameTaken(
                (await projects.FindAsync(region, twin, cancellationToken))!.Project))
            : new Decision([new Change.FieldsChanged(project.Fields, plain)], move.Operations);
    }

    private static ProjectFields Over(ProjectFields was, PatchProjectRequest request, Fields fields)
    {
        var plain = request.Over(was, fields) with
        {
            Name = request.Name is null ? was.Name : Check.Name(fields, "name", request.Name),
            Investor = request.Investor is null ? was.Investor : Check.Name(fields, "investor", request.Investor),
        };
        foreach (var name in fields.Texts("clear", request.Clear, 20, 40))
            plain = Cleared(plain, name, fields);
        return plain;
    }

    private static ProjectFields Cleared(ProjectFields plain, string name, Fields fields)
    {
        if (Clearings.TryGetValue(name, out var clear))
            return clear(plain);
        fields.Refuse("clear", Say.OneOf(Clearings.Keys));
        return plain;
    }
}
