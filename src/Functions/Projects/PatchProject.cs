using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Projects;

/// <summary>Plain fields to change. Terms of the contract change by correction only, responsibility by assignment.</summary>
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
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.PatchProjectRequest);
        if (!body.IsRead)
            return body.Problem;
        if (await projects.FindAsync(region, id, context.RequestAborted) is not { } stored)
            return ProjectProblems.Unknown(id);
        var fields = new Fields();
        var plain = Over(stored.Project.Fields, body.Value, fields);
        if (fields.Problem is { } problem)
            return problem;
        var (operations, taken) = await RenameAsync(context, region, stored.Project, plain);
        if (taken.Count > 0)
        {
            var found = await projects.LoadAsync(region, taken, context.RequestAborted);
            return ProjectProblems.Exists(region, [.. found.Select(f => f.Project)], FactKind.Signed);
        }

        return await changes.ChangeAsync(context, region, id, "changed", (project, _) => Decide(project, body.Value, operations));
    }

    private static Decision Decide(Project project, PatchProjectRequest request, IReadOnlyList<Operation> operations)
    {
        var plain = Over(project.Fields, request, new Fields());
        return new Decision(
            History.Differences(project.Fields, plain).Any() ? [new Change.FieldsChanged(project.Fields, plain)] : [],
            operations);
    }

    private static ProjectFields Over(ProjectFields was, PatchProjectRequest request, Fields fields)
    {
        var plain = request.Over(was, fields) with
        {
            Name = request.Name is null ? was.Name : Names.Trim(fields.Text("name", request.Name, 200)),
            Investor = request.Investor is null ? was.Investor : Names.Trim(fields.Text("investor", request.Investor, 200)),
        };
        foreach (var name in fields.Texts("clear", request.Clear, 20, 40))
            plain = Cleared(plain, name, fields);
        return plain;
    }

    private static ProjectFields Cleared(ProjectFields plain, string name, Fields fields)
    {
        switch (name)
        {
            case "origin":
                return plain with { Origin = null };
            case "landArea":
                return plain with { LandArea = null };
            case "expectedOutput":
                return plain with { ExpectedOutput = null };
            case "expectedTax":
                return plain with { ExpectedTax = null };
            case "expectedJobs":
                return plain with { ExpectedJobs = null };
            case "foreignCapital":
                return plain with { ForeignCapital = null };
            case "agreedOpening":
                return plain with { AgreedOpening = null };
            case "agreedProduction":
                return plain with { AgreedProduction = null };
            case "agreedCapacity":
                return plain with { AgreedCapacity = null };
            default:
                fields.Refuse("clear", Say.OneOf(["origin", "landArea", "expectedOutput", "expectedTax", "expectedJobs",
                    "foreignCapital", "agreedOpening", "agreedProduction", "agreedCapacity"]));
                return plain;
        }
    }

    /// <summary>Moves the natural key with the name; whose key it would be, when it is taken.</summary>
    private async Task<(IReadOnlyList<Operation> Operations, IReadOnlyList<Guid> Taken)> RenameAsync(
        HttpContext context, string region, Project project, ProjectFields plain)
    {
        var was = project.Fields;
        if (plain.Name == was.Name && plain.Investor == was.Investor && plain.CreditCode == was.CreditCode)
            return ([], []);
        var (target, etag) = await keys.FindAsync(region, plain.Name, context.RequestAborted);
        var others = target with { Projects = [.. target.Projects.Where(p => p.Project != project.Id)] };
        var twins = others.Match(NaturalKey.Part(plain.Investor), plain.CreditCode);
        if (twins.Count > 0 && !project.Separate)
            return ([], [.. twins.Select(t => t.Project)]);
        var entry = NaturalKeys.Entry(project.Id, plain.Investor, plain.CreditCode, project.Separate);
        var operations = new List<Operation> { NaturalKeys.Add(plain.Name, others, etag, entry) };
        if (NaturalKeys.KeyOf(plain.Name) != NaturalKeys.KeyOf(was.Name))
        {
            var (old, oldETag) = await keys.FindAsync(region, was.Name, context.RequestAborted);
            operations.Add(NaturalKeys.Save(
                was.Name, old with { Projects = [.. old.Projects.Where(p => p.Project != project.Id)] }, oldETag));
        }

        return (operations, []);
    }
}
