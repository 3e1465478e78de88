using System.Text.Json;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Problem = Leads.Functions.Hosting.Problem;

namespace Leads.Functions.Projects;

/// <summary>What the project slices answer when it does not go.</summary>
internal static class ProjectProblems
{
    public static Problem Unknown(Guid id) =>
        Problem.NotFound(new($"没有编号为 {id} 的项目。", $"There is no project with the id {id}."));

    public static Problem BadId(string field) =>
        Problem.Invalid(new FieldError(field, new("请填写项目编号（id）。", "Give the id of a project.")));

    /// <summary>The natural key is taken: which project has it, and the call that records the fact on it.</summary>
    public static Problem Exists(string region, IReadOnlyList<Project> found, FactKind kind)
    {
        var route = kind == FactKind.Signed ? "signed-projects" : "intended-projects";
        return Problem.Of(
            ProblemKind.Conflict,
            new(
                $"已有同名同投资方的项目“{found[0].Fields.Name}”。要把{(kind == FactKind.Signed ? "签约" : "意向")}记到它名下，请用 existing 里的 call；确实是另一个项目，请加 ?force=true。",
                $"A project \"{found[0].Fields.Name}\" of this investor exists. To record this on it, use the call in existing; if it really is another one, add ?force=true."),
            writer => WriteExisting(writer, region, found, route));
    }

    private static void WriteExisting(Utf8JsonWriter writer, string region, IReadOnlyList<Project> found, string route)
    {
        writer.WriteStartObject("existing");
        writer.WriteString("id", found[0].Id);
        writer.WriteString("name", found[0].Fields.Name);
        writer.WriteString("investor", found[0].Fields.Investor);
        writer.WriteStartObject("call");
        writer.WriteString("method", "POST");
        writer.WriteString("href", $"/api/regions/{region}/{route}?into={found[0].Id}");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
