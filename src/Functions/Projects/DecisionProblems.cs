using System.Text.Json;
using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Problem = Leads.Functions.Hosting.Problem;

namespace Leads.Functions.Projects;

/// <summary>What stands against a decision about a fact, said of this very fact.</summary>
internal sealed class DecisionProblems(ProjectStore projects)
{
    private const int MostNamed = 5;

    public async Task<Problem> OfAsync(
        Refusal refusal, string region, Project project, Guid fact, CancellationToken cancellationToken) =>
        refusal.Reason switch
        {
            RefusalReason.Collides => await CollisionAsync(refusal, region, project, cancellationToken),
            RefusalReason.EvidenceMissing => Problem.From(refusal, NoEvidence(project.Facts.First(f => f.Id == fact))),
            _ => Problem.From(refusal),
        };

    private static Text NoEvidence(Fact fact)
    {
        var name = FactWords.Of(fact.Kind);
        return new(
            $"“{name.Zh}”须先上传至少一份佐证材料（POST …/evidence?fact={fact.Id}）才能认定。",
            $"\"{name.En}\" is recognised only with an evidence file; send one first (POST …/evidence?fact={fact.Id}).");
    }

    private async Task<Problem> CollisionAsync(
        Refusal refusal, string region, Project project, CancellationToken cancellationToken)
    {
        var others = await projects.LoadAsync(region, [.. project.CollidesWith.Take(MostNamed)], cancellationToken);
        var names = string.Join("、", others.Select(o => $"{o.Project.Fields.Name}（{UnitOf(o.Project)}）"));
        return Problem.From(
            refusal,
            new($"其他单位已登记：{names}。确属另一个项目，请加 \"separate\": true；否则请不予认定并写明原因。",
                $"Other units have entered it: {names}. If it really is another project, add \"separate\": true; else "
                    + "reject it with the reason."),
            writer => WriteOthers(writer, others));
    }

    private static void WriteOthers(Utf8JsonWriter writer, IReadOnlyList<StoredProject> others)
    {
        writer.WriteStartArray("collidesWith");
        foreach (var other in others)
        {
            writer.WriteStartObject();
            writer.WriteString("id", other.Project.Id);
            writer.WriteString("name", other.Project.Fields.Name);
            writer.WriteString("unit", UnitOf(other.Project));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string UnitOf(Project project) => project.HolderOn(DateOnly.MaxValue, a => a.Unit);
}
