using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>Whether a waiting fact counts from now on.</summary>
public enum RecognitionDecision
{
    /// <summary>审核通过.</summary>
    Recognise,

    /// <summary>不予认定; needs a reason.</summary>
    Reject,
}

/// <summary>The decision about a waiting fact, or a higher level for a recognised one.</summary>
public record RecognitionRequest
{
    public RecognitionDecision? Decision { get; init; }

    public string? Reason { get; init; }

    /// <summary>自报, 县审, 市认 or 省认; by default what the region's settings say.</summary>
    public RecognitionLevel? Level { get; init; }

    /// <summary>The project is one of its own although another unit has entered one of its name (首报首谈).</summary>
    public bool? Separate { get; init; }

    /// <summary>The command of this request about no fact yet; every fault is noted in <paramref name="fields"/>.</summary>
    internal DecideFact ToCommand(Fields fields)
    {
        var decision = fields.Required("decision", Decision);
        var reason = fields.OptionalText("reason", Reason, 2000, lines: true);
        if (decision == RecognitionDecision.Reject && Level is not null)
            fields.Refuse("level", new("不予认定不带层级，请去掉。", "A rejection has no level; leave it out."));
        return new DecideFact(
            Guid.Empty, decision == RecognitionDecision.Recognise, reason, Level, Separate ?? false);
    }
}

/// <summary><c>POST …/facts/{factId}/recognition</c>.</summary>
internal sealed class RecogniseFact(ProjectChanges changes, DecisionProblems problems)
{
    public const string Action = "recognised";

    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id, Guid factId)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.RecognitionRequest);
        if (!body.IsRead)
            return body.Problem;
        var fields = new Fields();
        var command = body.Value.ToCommand(fields) with { Fact = factId };
        return fields.Problem ?? await changes.ChangeAsync(context, region, id, Action, async (project, scene) =>
        {
            if (!project.Facts.Any(f => f.Id == factId))
                return Decision.No(FactProblems.Unknown(factId));
            var decided = Decision.Of(RecognitionRules.Decide(project, command, scene.Author));
            return decided.Refusal is { } refusal
                ? Decision.No(await problems.OfAsync(refusal, region, project, factId, context.RequestAborted))
                : decided;
        });
    }
}
