namespace Leads.Domain.Rates;

/// <summary>Bands of total investment (domain note, section 2); printed even when empty.</summary>
public static class SizeBands
{
    private static readonly long[] Bounds =
        [0, Money.YuanPerYi / 2, Money.YuanPerYi, 5 * Money.YuanPerYi, 10 * Money.YuanPerYi];

    /// <summary>The five bands, smallest first; keys in 亿元.</summary>
    public static readonly IReadOnlyList<GroupName> All =
    [
        new("<0.5", "0.5亿元以下"),
        new("0.5-1", "0.5—1亿元"),
        new("1-5", "1—5亿元"),
        new("5-10", "5—10亿元"),
        new(">=10", "10亿元以上"),
    ];

    /// <summary>Index of the band of an amount in yuan; -1 when it is not known.</summary>
    internal static int IndexOf(long yuan)
    {
        var band = Bounds.Length - 1;
        while (band >= 0 && yuan < Bounds[band])
            band--;
        return band;
    }
}

/// <summary>The running numbers of every group of one dimension.</summary>
internal sealed class Tallies(Dimension by, int names)
{
    private readonly Tally?[] tallies = new Tally?[by switch
    {
        Dimension.Total => 1,
        Dimension.Chain or Dimension.Unit or Dimension.Sector => names,
        Dimension.Size => SizeBands.All.Count + 1,
    }];

    public void Add(in RowReading reading)
    {
        if (reading.Figures != 0)
            At(reading.Place).Add(in reading);
    }

    /// <summary>Adds what was tallied of all projects of one place.</summary>
    public void Add(in Place place, Tally tally) => At(place).Add(tally);

    public static string KeyOf(RegionFacts facts, Dimension by, in Place place) => KeyAt(facts, by, IndexOf(by, place));

    /// <summary>Registered groups first, in their order; then the others by key; "" last.</summary>
    public IReadOnlyList<GroupAnswer> ToGroups(RegionFacts facts, IReadOnlyList<GroupName> registered)
    {
        var listed = by switch
        {
            Dimension.Total => [new GroupName(Rates.TotalKey, "")],
            Dimension.Size => SizeBands.All,
            Dimension.Chain or Dimension.Unit or Dimension.Sector => registered,
        };
        var found = new Dictionary<string, Tally>(StringComparer.Ordinal);
        for (var i = 0; i < tallies.Length; i++)
        {
            if (tallies[i] is { } tally)
                found.Add(KeyAt(facts, by, i), tally);
        }

        var groups = listed.Select(g => ToGroup(g, found.GetValueOrDefault(g.Key))).ToList();
        var known = listed.Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        groups.AddRange(found.Where(pair => !known.Contains(pair.Key))
            .OrderBy(pair => pair.Key.Length == 0).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => ToGroup(new GroupName(pair.Key, pair.Key), pair.Value)));
        return groups;
    }

    private Tally At(in Place place) => tallies[IndexOf(by, place)] ??= new Tally();

    private static int IndexOf(Dimension by, in Place place) => by switch
    {
        Dimension.Total => 0,
        Dimension.Chain => place.Chain,
        Dimension.Unit => place.Unit,
        Dimension.Sector => place.Sector,
        Dimension.Size => place.Band + 1,
    };

    private static string KeyAt(RegionFacts facts, Dimension by, int index) => by switch
    {
        Dimension.Total => Rates.TotalKey,
        Dimension.Chain or Dimension.Unit or Dimension.Sector => facts.NameOf(index),
        Dimension.Size => index == 0 ? "" : SizeBands.All[index - 1].Key,
    };

    private static GroupAnswer ToGroup(GroupName group, Tally? tally)
    {
        var t = tally ?? new Tally();
        return new GroupAnswer
        {
            Key = group.Key,
            Name = group.Name,
            Intended = t.Count(Figure.Intended),
            Signed = t.Count(Figure.Signed),
            SignedDirectly = t.Count(Figure.SignedDirectly),
            SignedAmount = t.Sum(Figure.Signed),
            IncreasedAmount = t.Sum(Figure.Increased),
            SignedLarge = t.Count(Figure.SignedLarge),
            OpenedInPeriod = t.Count(Figure.OpenedInPeriod),
            ProducingInPeriod = t.Count(Figure.ProducingInPeriod),
            PaidIn = t.Sum(Figure.PaidIn),
            InTalks = t.Count(Figure.InTalks),
            Lost = t.Count(Figure.Lost),
            Suspended = t.Count(Figure.Suspended),
            Terminated = t.Count(Figure.Terminated),
            Waiting = t.WaitingFacts,
            Warned = t.Count(Figure.Warned),
            Projects = t.Count(Figure.Projects),
            Rates = [.. Enum.GetValues<RateKind>().Select(t.ToRate)],
        };
    }
}
