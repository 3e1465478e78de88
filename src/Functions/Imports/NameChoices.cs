using Leads.Domain;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Regions;

namespace Leads.Functions.Imports;

/// <summary>
/// What a clerk decided on a name: the key of the chain or unit it means, or none: it is one of its own.
/// </summary>
public sealed record NameChoice(MergedKind Kind, string Name, string? Into)
{
    /// <summary>With the commit the name becomes an alias; else only this file is read so.</summary>
    public bool AsAlias { get; init; }
}

/// <summary>A clerk's decisions on the names of a file, looked at with what is registered now.</summary>
internal sealed class NameChoices
{
    private readonly Registry registry;
    private readonly Dictionary<(MergedKind, string), NameChoice> choices = [];

    public NameChoices(ImportRecord record, Registry registry)
    {
        this.registry = registry;
        foreach (var choice in record.Names)
            choices[KeyOf(choice)] = choice;
    }

    public IEnumerable<NameChoice> All => choices.Values;

    public NameChoice? Of(MergedKind kind, string name) => choices.GetValueOrDefault((kind, Names.Key(name)));

    /// <summary>The key that a name was given; null when it was given none, or there is no such one any more.</summary>
    public string? ChosenKey(MergedKind kind, string name) =>
        Of(kind, name)?.Into is { } into ? registry.Resolve(kind, into) : null;

    /// <summary>Why a decision cannot be carried out, and which part of it is to blame; null when it can.</summary>
    public (string Field, Text Why)? Refuse(NameChoice choice)
    {
        if (choice.Into is null)
            return null;
        if (registry.Resolve(choice.Kind, choice.Into) is not { } into)
            return ("into", Say.NoSuch(WordOf(choice.Kind), choice.Into));
        if (!choice.AsAlias || registry.Resolve(choice.Kind, choice.Name) is not { } other)
            return choice.AsAlias ? RefuseSize(choice, into) : null;
        return other == into ? null : ("name", new(
            $"“{choice.Name}”已经指“{other}”，不能作“{into}”的别名。确是同一个的，请合并（merges）；"
                + "只想改这个文件的读法，请加 onlyThisFile。",
            $"\"{choice.Name}\" already means \"{other}\" and cannot be an alias of \"{into}\". If they are one, merge "
                + "them (merges); to read only this file so, add onlyThisFile."));
    }

    public static Text WordOf(MergedKind kind) => kind switch
    {
        MergedKind.Chain => RegionRoutes.ChainWord,
        MergedKind.Unit => RegionRoutes.UnitWord,
    };

    private (string Field, Text Why)? RefuseSize(NameChoice choice, string into)
    {
        if (choice.Name.Length > NameChecks.MaxLength)
            return ("name", Say.TooLong(NameChecks.MaxLength));
        var aliases = registry.Of(choice.Kind).First(entry => entry.Key == into).Aliases.Count
            + All.Count(c => c.AsAlias && c.Kind == choice.Kind && ChosenKey(c.Kind, c.Name) == into
                && registry.Resolve(c.Kind, c.Name) is null);
        return aliases <= NameChecks.MaxAliases ? null : ("into", new(
            $"“{into}”的别名已满 {NameChecks.MaxAliases} 个。",
            $"\"{into}\" has {NameChecks.MaxAliases} aliases already; it can have no more."));
    }

    private static (MergedKind, string) KeyOf(NameChoice choice) => (choice.Kind, Names.Key(choice.Name));
}
