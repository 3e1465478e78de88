using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Command = Leads.Domain.Projects.RecordFact;

namespace Leads.Functions.Projects;

/// <summary>A fact as it is reported. Money in 亿元.</summary>
public record FactRequest
{
    public FactKind? Milestone { get; init; }

    public DateOnly? On { get; init; }

    public bool? Approximate { get; init; }

    public Money? Amount { get; init; }

    public Money? TotalInvestment { get; init; }

    public Money? ContractedCapital { get; init; }

    public bool? Partial { get; init; }

    public string? Cause { get; init; }

    public string? Note { get; init; }

    public IReadOnlyList<string?>? Evidence { get; init; }

    /// <summary>Leaves the recognition to somebody else: the fact is Submitted and does not count yet.</summary>
    public bool? Submit { get; init; }

    /// <summary>The command of this request, with what it leaves out taken from <paramref name="old"/>.</summary>
    internal Command ToCommand(Guid id, FactKind kind, Fields fields, Fact? old = null)
    {
        Check.Amount(fields, "amount", Amount);
        Check.Amount(fields, "totalInvestment", TotalInvestment);
        Check.Amount(fields, "contractedCapital", ContractedCapital);
        return new Command
        {
            Id = id,
            Kind = kind,
            On = old is null ? fields.Required("on", On) : On ?? old.On,
            Approximate = Approximate ?? (On is null && (old?.Approximate ?? false)),
            Amount = Amount ?? old?.Amount,
            TotalInvestment = TotalInvestment ?? old?.TotalInvestment,
            ContractedCapital = ContractedCapital ?? old?.ContractedCapital,
            Partial = Partial ?? old?.Partial ?? false,
            Cause = Text(fields, "cause", Cause) ?? old?.Cause,
            Note = Text(fields, "note", Note) ?? old?.Note,
            Evidence = Evidence is null ? old?.Evidence ?? [] : fields.Texts("evidence", Evidence, 20, 200),
        };
    }

    private static string? Text(Fields fields, string name, string? value) =>
        fields.OptionalText(name, value, 2000, lines: true) is { Length: > 0 } text ? text : null;
}

/// <summary><c>POST …/projects/{id}/facts</c>.</summary>
internal sealed class RecordFact(ProjectChanges changes, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region, Guid id)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.FactRequest);
        if (!body.IsRead)
            return body.Problem;
        var fields = new Fields();
        var kind = fields.Required("milestone", body.Value.Milestone);
        var command = body.Value.ToCommand(Guid.CreateVersion7(clock.GetUtcNow()), kind, fields);
        if (fields.Problem is { } problem)
            return problem;
        return await changes.ChangeAsync(context, region, id, "factRecorded", (project, scene) =>
            Decision.Of(ProjectRules.Record(project, command, scene.Author.Submitting(body.Value.Submit))));
    }
}

/// <summary>Whether an author leaves recognition to others.</summary>
internal static class AuthorExtensions
{
    public static Author Submitting(this Author author, bool? submit) =>
        author with { Recognises = author.Recognises && !(submit ?? false) };
}
