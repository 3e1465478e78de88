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

    public static Problem ForceIsForTheBureau { get; } = Problem.OfField(ProblemKind.Forbidden, new("force", new(
        "只有招商局可以用 force 另建同名项目。", "Only the bureau makes a second project of the same name with force.")));

    /// <summary>The natural key is taken: which project has it, and the call that records the fact on it.</summary>
    public static Problem Exists(string region, Project twin, FactKind kind)
    {
        var isSigned = kind == FactKind.Signed;
        var call = $"/api/regions/{region}/{(isSigned ? "signed" : "intended")}-projects?into={twin.Id}";
        return Exists(
            twin,
            new(
                $"已有同名同投资方的项目“{twin.Fields.Name}”。要把{(isSigned ? "签约" : "意向")}记到它名下，请用 existing 里的 call；确实是另一个项目，请加 ?force=true。",
                $"A project \"{twin.Fields.Name}\" of this investor exists. To record this on it, use the call in existing; if it really is another one, add ?force=true."),
            call);
    }

    /// <summary>A change of name, investor or credit code would make two projects one.</summary>
    public static Problem NameTaken(Project twin) => Exists(
        twin,
        new(
            $"已有同名同投资方的项目“{twin.Fields.Name}”，不能改成与它相同。",
            $"A project \"{twin.Fields.Name}\" of this investor exists; two cannot have the same."),
        call: null);

    private static Problem Exists(Project twin, Text detail, string? call) =>
        Problem.Of(ProblemKind.ProjectExists, detail, writer =>
        {
            writer.WriteStartObject("existing");
            writer.WriteString("id", twin.Id);
            writer.WriteString("name", twin.Fields.Name);
            writer.WriteString("investor", twin.Fields.Investor);
            if (call is not null)
                WriteCall(writer, call);
            writer.WriteEndObject();
        });

    private static void WriteCall(Utf8JsonWriter writer, string call)
    {
        writer.WriteStartObject("call");
        writer.WriteString("method", "POST");
        writer.WriteString("href", call);
        writer.WriteEndObject();
    }
}
