using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>A chain or unit whose aliases a committed import changed.</summary>
/// <param name="Row">Its row key.</param>
public sealed record TouchedAliases(string Row, string Name, IReadOnlyList<string> Before, IReadOnlyList<string> After);

/// <summary>Makes the names of a file aliases as a clerk decided, and takes them back.</summary>
public sealed class TakenAliases(IRegionStorage storage)
{
    /// <summary>What a commit does to aliases.</summary>
    internal static (IReadOnlyList<TouchedAliases> Touched, IReadOnlyList<DocumentChange> Changes) Take(WorkedOut worked)
    {
        var registry = worked.Scene.Registry;
        var (touched, changes) = (new List<TouchedAliases>(), new List<DocumentChange>());
        foreach (var names in ChoicesIn(worked).Where(c => c.AsAlias && registry.Resolve(c.Kind, c.Name) is null)
            .GroupBy(c => RegisteredNames.RowOf(c.Kind, registry.Resolve(c.Kind, c.Into)!)))
        {
            var row = registry.Row(names.Key)!;
            var known = RegisteredNames.Read(row);
            touched.Add(new(row.Key, known.Name, known.Aliases, [.. known.Aliases, .. names.Select(c => c.Name)]));
            changes.Add(RegisteredNames.WithAliases(row, touched[^1].After));
        }

        return (touched, changes);
    }

    /// <summary>Why a decision on a name cannot be carried out any more; null when all can.</summary>
    internal static Text? Refusal(WorkedOut worked)
    {
        var choices = new NameChoices(worked.Record, worked.Scene.Registry);
        foreach (var choice in ChoicesIn(worked))
        {
            if (choices.Refuse(choice) is { Why: var why })
                return new(
                    $"没有做成：名称“{choice.Name}”的处理已不适用。{why.Zh}请重新决定。",
                    $"It was not done: what was decided on \"{choice.Name}\" holds no more. {why.En} Decide again.");
        }

        return null;
    }

    /// <summary>Gives the aliases back; those that somebody changed since stay and are named.</summary>
    internal async Task<(IReadOnlyList<DocumentChange> Changes, IReadOnlyList<string> Kept)> TakeBackAsync(
        string region, IReadOnlyList<TouchedAliases> touched, CancellationToken cancellationToken)
    {
        var rows = await storage.FindAllAsync(region, [.. touched.Select(t => t.Row)], cancellationToken);
        var (changes, kept) = (new List<DocumentChange>(), new List<string>());
        foreach (var was in touched)
        {
            if (rows.FirstOrDefault(row => row.Key == was.Row) is { } row
                && RegisteredNames.Read(row).Aliases.SequenceEqual(was.After))
                changes.Add(RegisteredNames.WithAliases(row, was.Before));
            else
                kept.Add(was.Name);
        }

        return (changes, kept);
    }

    private static IEnumerable<NameChoice> ChoicesIn(WorkedOut worked)
    {
        var choices = new NameChoices(worked.Record, worked.Scene.Registry);
        return Enum.GetValues<MergedKind>()
            .SelectMany(kind => LikeNames.NamesIn(worked, kind).Select(name => choices.Of(kind, name)))
            .OfType<NameChoice>();
    }
}
