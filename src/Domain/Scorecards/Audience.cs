namespace Leads.Domain.Scorecards;

/// <summary>Whom a rendering is for: the whole region, one chain's team, or one unit.</summary>
public sealed record Audience
{
    private const string ChainPrefix = "chain:";
    private const string UnitPrefix = "unit:";

    /// <summary>The leaders: the whole, nothing first.</summary>
    public static readonly Audience All = new() { Kind = AudienceKind.All, Key = "" };

    private Audience()
    {
    }

    /// <summary>What it is.</summary>
    public AudienceKind Kind { get; private init; }

    /// <summary>Key of the chain or unit; "" for all.</summary>
    public string Key { get; private init; } = "";

    /// <summary>Reads <c>all</c>, <c>chain:KEY</c> or <c>unit:KEY</c>; null for anything else.</summary>
    public static Audience? Read(string text) =>
        text == "all" ? All
        : text.StartsWith(ChainPrefix, StringComparison.Ordinal) && text.Length > ChainPrefix.Length
            ? new Audience { Kind = AudienceKind.Chain, Key = text[ChainPrefix.Length..] }
        : text.StartsWith(UnitPrefix, StringComparison.Ordinal) && text.Length > UnitPrefix.Length
            ? new Audience { Kind = AudienceKind.Unit, Key = text[UnitPrefix.Length..] }
        : null;

    /// <summary>
    /// A person's audiences in one order for all people with the same: chains, units, all; each once. Nothing readable
    /// means the whole.
    /// </summary>
    public static IReadOnlyList<Audience> Normalize(IEnumerable<string> audiences)
    {
        var list = audiences.Select(Read).OfType<Audience>().Distinct()
            .OrderBy(a => a.Kind).ThenBy(a => a.Key, StringComparer.Ordinal).ToList();
        return list.Count == 0 ? [All] : list;
    }

    /// <summary>One text for a list of audiences, to name a rendering by.</summary>
    public static string KeyOf(IEnumerable<Audience> audiences) => string.Join('|', audiences);

    public override string ToString() => Kind switch
    {
        AudienceKind.Chain => ChainPrefix + Key,
        AudienceKind.Unit => UnitPrefix + Key,
        AudienceKind.All => "all",
    };
}

/// <summary>Kinds of audience, in the order in which a person's own parts come.</summary>
public enum AudienceKind
{
    /// <summary>A chain-leader team.</summary>
    Chain,

    /// <summary>A responsible unit.</summary>
    Unit,

    /// <summary>City leaders and the bureau.</summary>
    All,
}

/// <summary>What concerns one chain or unit, shown to it first.</summary>
public sealed record OwnPart
{
    /// <summary>Whose it is.</summary>
    public required Audience Audience { get; init; }

    /// <summary>Its row of the table.</summary>
    public required ScorecardRow Row { get; init; }

    /// <summary>Class of the unit; "" for chains.</summary>
    public required string Class { get; init; }

    /// <summary>How many are ranked in its class.</summary>
    public required int Ranked { get; init; }

    /// <summary>What its class is ranked by; null: what the scorecard says.</summary>
    public RankMeasure? Measure { get; init; }

    /// <summary>Its entry in the red list.</summary>
    public RankEntry? Red { get; init; }

    /// <summary>Its entry in the black list.</summary>
    public RankEntry? Black { get; init; }

    /// <summary>Its projects with warnings.</summary>
    public required IReadOnlyList<WarningLine> Warnings { get; init; }

    /// <summary>Its open problems.</summary>
    public required IReadOnlyList<ProblemLine> Problems { get; init; }

    /// <summary>Its key progress.</summary>
    public required IReadOnlyList<ProgressLine> Progress { get; init; }

    /// <summary>The part of an audience; null for all, and for a chain or unit that the issue does not know.</summary>
    public static OwnPart? Of(Scorecard card, Audience audience)
    {
        var isChain = audience.Kind == AudienceKind.Chain;
        var place = isChain
            ? new UnitClass("", card.Chains)
            : card.Units.FirstOrDefault(c => c.Rows.Any(r => r.Key == audience.Key));
        if (audience.Kind == AudienceKind.All || place?.Rows.FirstOrDefault(r => r.Key == audience.Key) is not { } row)
            return null;
        var list = card.Lists.FirstOrDefault(l => l.IsChains == isChain && l.Class == place.Name);
        bool Mine(string unit, string chain) => (isChain ? chain : unit) == audience.Key;
        return new OwnPart
        {
            Audience = audience,
            Row = row,
            Class = place.Name,
            Ranked = list?.Ranked ?? 0,
            Measure = list?.Measure,
            Red = list?.Red.FirstOrDefault(e => e.Key == row.Key),
            Black = list?.Black.FirstOrDefault(e => e.Key == row.Key),
            Warnings = [.. card.Warnings.Where(w => Mine(w.Unit, w.Chain))],
            Problems = [.. card.Problems.Where(p => Mine(p.Unit, p.Chain))],
            Progress = [.. card.Progress.Where(p => Mine(p.Unit, p.Chain))],
        };
    }
}
