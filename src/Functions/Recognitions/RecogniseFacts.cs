using System.Collections.Concurrent;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Problem = Leads.Functions.Hosting.Problem;

namespace Leads.Functions.Recognitions;

/// <summary>One decision about many facts: those that are named, or all that an import recorded.</summary>
public sealed record RecogniseFactsRequest : RecognitionRequest
{
    public IReadOnlyList<NamedFact?>? Items { get; init; }

    public Guid? Import { get; init; }
}

/// <summary>A fact of a project; with an etag, it is decided on only if the project is still as it was seen.</summary>
public sealed record NamedFact(Guid? Project = null, Guid? Fact = null, string? Etag = null);

/// <summary><c>POST …/recognition</c>: one reason for many facts, each decided by the same rules.</summary>
/// <remarks>
/// A project is decided on in one commit, with all its facts of the request; the projects one by one. What was done
/// when a call breaks off stays done, and the same call again goes on: what is as asked already is passed over.
/// </remarks>
internal sealed class RecogniseFacts(
    RegionStore regions, ProjectChanges changes, ImportedFacts imported, ManyDecisions decisions, Writes writes,
    FoldHints hints)
{
    public const int MostItems = 1000;

    // The writer takes many commits into one transaction when they come at once.
    private const int AtOnce = 32;

    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        var body = await Json.ReadAsync(context.Request, RecognitionsJson.Wire.RecogniseFactsRequest);
        if (!body.IsRead)
            return body.Problem;
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        var fields = new Fields();
        var command = body.Value.ToCommand(fields);
        var named = Named(body.Value, fields);
        if (fields.Problem is { } wrong)
            return wrong;
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        var (facts, problem) = body.Value.Import is { } import
            ? await imported.FindAsync(region, import, command, context.RequestAborted)
            : (named, null);
        if (problem is not null)
            return problem;
        var outcomes = await DecideAsync(
            region, facts, command, changes.AuthorOf(context, registry), context.RequestAborted);
        var answer = RecogniseFactsAnswer.Of(outcomes, Languages.Of(context.Request));
        return (await write.CommitAsync([], Answer.Ok(answer, RecognitionsJson.Wire.RecogniseFactsAnswer))).Answer
            ?? Problem.Busy();
    }

    private async Task<IReadOnlyList<FactOutcome>> DecideAsync(
        string region, IReadOnlyList<FactToDecide> facts, DecideFact command, Author author, CancellationToken stop)
    {
        var outcomes = new ConcurrentBag<(int Place, FactOutcome Outcome)>();
        var groups = facts.Select((fact, place) => (fact, place)).GroupBy(f => f.fact.Project);
        try
        {
            await Parallel.ForEachAsync(
                groups,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
                async (group, _) =>
                {
                    var decided = await decisions.DecideAsync(
                        region, group.Key, [.. group.Select(f => f.fact)], command, author);
                    foreach (var (outcome, (_, place)) in decided.Zip(group))
                        outcomes.Add((place, outcome));
                });
        }
        finally
        {
            hints.Send(region);
        }

        return [.. outcomes.OrderBy(o => o.Place).Select(o => o.Outcome)];
    }

    private static List<FactToDecide> Named(RecogniseFactsRequest request, Fields fields)
    {
        var items = request.Items ?? [];
        if (items.Count == 0 == (request.Import is null))
            fields.Refuse(request.Import is null ? "items" : "import", new(
                "请给出 items 或 import，二者选一。", "Give either items or an import."));
        if (items.Count > MostItems)
            fields.Refuse("items", Say.TooMany(MostItems));
        return [.. items.Take(MostItems).Select((item, at) => Named(item ?? new(), $"items[{at}]", fields)).Distinct()];
    }

    private static FactToDecide Named(NamedFact item, string at, Fields fields) => new(
        fields.Required(at + ".project", item.Project),
        fields.Required(at + ".fact", item.Fact),
        item.Etag is null ? null : fields.Text(at + ".etag", item.Etag, 200));
}
