using Leads.Domain;
using Leads.Functions.Projects;
using Leads.Functions.Regions;

namespace Leads.Functions.Imports;

/// <summary>What can be done about a name that looks like another.</summary>
public enum NameAct
{
    /// <summary>The name is new: it can become an alias of the known chain or unit.</summary>
    Alias,

    /// <summary>Both are registered: <c>POST …/merges</c> makes one of them.</summary>
    Merge,
}

/// <summary>
/// A chain or unit of the file that looks like a known one, or that a clerk decided on; nothing is done by itself.
/// </summary>
/// <param name="Name">As the file writes it; for a merge the registered name that would go.</param>
/// <param name="Like">The key of the known one; for a merge the one that would stay.</param>
/// <param name="Reason">Why they look alike; null when only a clerk says that they are one.</param>
/// <param name="Into">What a clerk decided: the key it is read as.</param>
/// <param name="Keep">A clerk decided that it is one of its own.</param>
public sealed record LikeName(
    MergedKind Kind, string Name, string Like, SlipReason? Reason, string? Into = null, bool Keep = false)
{
    public NameAct Act { get; init; }

    /// <summary>What was decided holds for this file only: the name does not become an alias.</summary>
    public bool OnlyThisFile { get; init; }
}

/// <summary>Finds the names of a ledger that look like others.</summary>
internal sealed class LikeNames
{
    // Nobody decides on more, and each is compared with every known one.
    private const int MostCompared = 500;

    private readonly MergedKind kind;
    private readonly Registry registry;
    private readonly NameChoices choices;
    private readonly IReadOnlyList<string> names;
    private readonly IReadOnlyList<RegisteredName> known;

    private LikeNames(MergedKind kind, WorkedOut worked)
    {
        (this.kind, registry) = (kind, worked.Scene.Registry);
        choices = new NameChoices(worked.Record, registry);
        names = NamesIn(worked, kind);
        known = registry.Of(kind);
    }

    /// <summary>The names to look at.</summary>
    /// <param name="earlier">All imports: names that a clerk told apart in one of them are not offered again.</param>
    public static IReadOnlyList<LikeName> Of(WorkedOut worked, IReadOnlyList<ImportRecord> earlier) =>
        [.. Enum.GetValues<MergedKind>()
            .SelectMany(kind => new LikeNames(kind, worked).Find(ToldApart(kind, earlier)))];

    /// <summary>The chains or units that the accepted rows of a file name, each once.</summary>
    public static IReadOnlyList<string> NamesIn(WorkedOut worked, MergedKind kind)
    {
        var rows = worked.Ledger.Rows;
        var written = kind switch
        {
            MergedKind.Chain => rows.SelectMany(row => row.SecondaryChains.Prepend(row.Chain ?? ""))
                .Concat(worked.Ledger.Trips.Select(trip => trip.Chain ?? "")),
            MergedKind.Unit => rows.Select(row => row.Unit ?? ""),
        };
        return [.. written.Where(name => name.Length > 0).DistinctBy(Names.Key)];
    }

    private static HashSet<string> ToldApart(MergedKind kind, IReadOnlyList<ImportRecord> earlier) =>
        [.. earlier.Where(import => import.State is ImportState.Committed or ImportState.Undoing)
            .SelectMany(import => import.Names).Where(choice => choice.Kind == kind && choice.Into is null)
            .Select(choice => Names.Key(choice.Name))];

    private IEnumerable<LikeName> Find(HashSet<string> toldApart)
    {
        var offers = Slips().ToList();
        var decided = names.Select(name => (name, Into: choices.ChosenKey(kind, name)))
            .Where(d => d.Into is not null && !offers.Exists(o => o.Name == d.name && o.Like == d.Into))
            .Select(d => new LikeName(kind, d.name, d.Into!, null));
        return offers.Concat(decided).Concat(Merges(toldApart)).Select(Decided);
    }

    private IEnumerable<LikeName> Slips() =>
        from name in names.Where(name => registry.Resolve(kind, name) is null).Take(MostCompared)
        from entry in known
        let reason = entry.Aliases.Prepend(entry.Name).Select(other => Slip(name, other)).Min()
        where reason is not null
        select new LikeName(kind, name, entry.Key, reason);

    private IEnumerable<LikeName> Merges(HashSet<string> toldApart)
    {
        var byKey = known.ToDictionary(entry => entry.Key);
        var used = names.Select(name => registry.Resolve(kind, name)).OfType<string>().Distinct().Take(MostCompared);
        var pairs =
            from key in used
            let one = byKey[key]
            from other in known
            where one != other && !toldApart.Contains(Names.Key(one.Name)) && !toldApart.Contains(Names.Key(other.Name))
            let reason = Slip(one.Name, other.Name)
            where reason is not null
            let stays = IsDescribed(one) && !IsDescribed(other) ? one : other
            let goes = stays == one ? other : one
            select new LikeName(kind, goes.Name, stays.Key, reason) { Act = NameAct.Merge };
        return pairs.DistinctBy(pair => Pair(Names.Key(pair.Name), Names.Key(byKey[pair.Like].Name)));
    }

    private static (string, string) Pair(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    private bool IsDescribed(RegisteredName entry) =>
        registry.Row(RegisteredNames.RowOf(kind, entry.Key)) is { } row && !FirstSeen.IsUntouched(row);

    private SlipReason? Slip(string name, string other) => kind switch
    {
        MergedKind.Chain => NameSlips.OfChain(name, other, registry.Region.Name),
        MergedKind.Unit => NameSlips.OfUnit(name, other, registry.Region.Name),
    };

    private LikeName Decided(LikeName like) => choices.Of(kind, like.Name) is { } choice
        ? like with
        {
            Into = choices.ChosenKey(kind, like.Name),
            Keep = choice.Into is null,
            OnlyThisFile = choice is { Into: not null, AsAlias: false },
        }
        : like;
}
