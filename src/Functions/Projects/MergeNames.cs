using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Projects;

/// <summary>What is merged.</summary>
public enum MergedKind
{
    Chain,
    Unit,
}

/// <summary>Two names that mean one chain or one unit: everything of <c>from</c> becomes <c>into</c>'s.</summary>
public sealed record MergeRequest(MergedKind? Kind = null, string? From = null, string? Into = null);

/// <summary>How many projects were moved.</summary>
public sealed record MergeAnswer(MergedKind Kind, string From, string Into, int Projects);

/// <summary>
/// <c>POST …/merges</c>: moves all projects, targets and audiences of one chain or unit to another in one atomic commit;
/// the old names stay as aliases, so that ledgers that use them go on working.
/// </summary>
internal sealed class MergeNames(
    IRegionStorage storage, RegionStore regions, ProjectStore projects, ProjectChanges changes, Writes writes,
    FoldHints hints)
{
    public async Task<IResult> HandleAsync(HttpContext context, string region)
    {
        var body = await Json.ReadAsync(context.Request, ProjectsJson.Wire.MergeRequest);
        if (!body.IsRead)
            return body.Problem;
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        for (var attempt = 1; attempt <= Turns.Tries; attempt++)
        {
            if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
                return RegionRoutes.NoSuchRegion(region);
            var (merge, problem) = Check(body.Value, registry);
            if (merge is null)
                return problem!;
            var operations = await OperationsAsync(region, registry, merge, changes.AuthorOf(context, registry));
            var moved = operations.OfType<Operation.PutPacked>().Count();
            var answer = Answer.Ok(
                new MergeAnswer(merge.Kind, merge.From, merge.Into, moved), ProjectsJson.Wire.MergeAnswer);
            var written = await write.CommitAsync(operations, answer);
            if (written.IsNew)
                hints.Send(region);
            if (written.Answer is { } done)
                return done;
            await Turns.LostAsync(attempt);
        }

        return Hosting.Problem.Busy();
    }

    private sealed record Merge(MergedKind Kind, string From, string Into);

    private static (Merge? Merge, IResult? Problem) Check(MergeRequest request, Registry registry)
    {
        var fields = new Fields();
        var kind = fields.Required("kind", request.Kind);
        var (from, into) = (KeyOf("from", request.From), KeyOf("into", request.Into));
        if (from.Length > 0 && from == into)
            fields.Refuse("into", new("不能并入自己。", "It cannot be merged into itself."));
        return fields.Problem is { } problem ? (null, problem) : (new Merge(kind, from, into), null);

        string KeyOf(string field, string? name)
        {
            var text = fields.Text(field, name, 100);
            var word = kind == MergedKind.Chain ? RegionRoutes.ChainWord : RegionRoutes.UnitWord;
            var key = kind == MergedKind.Chain ? registry.ResolveChain(text) : registry.ResolveUnit(text);
            if (text.Length > 0 && key is null)
                fields.Refuse(field, Say.NoSuch(word, text));
            return key ?? "";
        }
    }

    private async Task<IReadOnlyList<Operation>> OperationsAsync(
        string region, Registry registry, Merge merge, Author author)
    {
        Change change = merge.Kind == MergedKind.Chain
            ? new Change.ChainMerged(merge.From, merge.Into)
            : new Change.UnitMerged(merge.From, merge.Into);
        var documents = new List<DocumentChange>(RegistryChangesOf(registry, merge));
        foreach (var row in await storage.ListAllAsync(region, RowKeys.AllTargets))
            documents.Add(DocumentChange.Of(row, RegionDocuments.Write(Moved(RegionDocuments.ReadTargets(row), merge))));
        foreach (var row in await storage.ListAllAsync(region, RowKeys.Recipients))
            documents.Add(DocumentChange.Of(row, RegionDocuments.Write(Moved(RegionDocuments.ReadRecipient(row), merge))));
        var changed = documents.Where(document => document.IsChange).ToList();
        var operations = new List<Operation>(RegistryChanges.Write(registry, changed, author.Now, author.By));
        await foreach (var stored in projects.ReadAllAsync(region, CancellationToken.None))
            operations.AddRange(MergedProject.Move(stored, [change], author));
        return operations;
    }

    private static IEnumerable<DocumentChange> RegistryChangesOf(Registry registry, Merge merge)
    {
        if (merge.Kind == MergedKind.Chain)
        {
            var (from, into) = (registry.Chains.First(c => c.Key == merge.From), registry.Chains.First(c => c.Key == merge.Into));
            var (oldRow, newRow) = (registry.Row(RowKeys.Chain(from.Key))!, registry.Row(RowKeys.Chain(into.Key))!);
            var aliases = into.Aliases.Concat(from.Aliases).Append(from.Name).Append(from.Key).Distinct();
            return [DocumentChange.Gone(oldRow),
                DocumentChange.Of(newRow, RegionDocuments.Write(into with { Aliases = [.. aliases] }))];
        }
        else
        {
            var (from, into) = (registry.Units.First(u => u.Key == merge.From), registry.Units.First(u => u.Key == merge.Into));
            var (oldRow, newRow) = (registry.Row(RowKeys.Unit(from.Key))!, registry.Row(RowKeys.Unit(into.Key))!);
            var aliases = into.Aliases.Concat(from.Aliases).Append(from.Name).Append(from.Key).Distinct();
            return [DocumentChange.Gone(oldRow),
                DocumentChange.Of(newRow, RegionDocuments.Write(into with { Aliases = [.. aliases] }))];
        }
    }

    /// <summary>Targets of the old name add to those of the new one.</summary>
    private static Targets Moved(Targets targets, Merge merge) => targets with
    {
        Items = [.. targets.Items
            .Select(t => merge.Kind == MergedKind.Chain
                ? t with { Chain = t.Chain == merge.From ? merge.Into : t.Chain }
                : t with { Unit = t.Unit == merge.From ? merge.Into : t.Unit })
            .GroupBy(t => t with { Value = 0 })
            .Select(same => same.Key with { Value = same.Sum(t => t.Value) })],
    };

    private static Recipient Moved(Recipient person, Merge merge)
    {
        var word = merge.Kind == MergedKind.Chain ? "chain:" : "unit:";
        return person with
        {
            Audiences = [.. person.Audiences.Select(a => a == word + merge.From ? word + merge.Into : a).Distinct()],
        };
    }
}
