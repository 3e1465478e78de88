using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Functions.Hosting;
using Leads.Functions.Regions;
using Warning = Leads.Domain.Rates.Warnings;

namespace Leads.Functions.Rates;

/// <summary>
/// Reads the question of an address: the period and the filters that rates, lists and explanations share.
/// </summary>
internal static class Asked
{
    /// <summary>
    /// From 1 January of the year that the period ends in; to and as of today, in the region's zone, unless said
    /// otherwise.
    /// </summary>
    public static Question Question(Query query, Registry registry, Dimension by, DateOnly today)
    {
        var asOf = query.Date("asOf") ?? today;
        var to = query.Date("to") ?? (asOf > today ? asOf : today);
        var from = query.Date("from") ?? new DateOnly((to < asOf ? to : asOf).Year, 1, 1);
        if (to < from)
            query.Fields.Refuse("to", new("结束日期不能早于开始日期。", "The end cannot be before the beginning."));
        return new Question(by, from, to, asOf, Filter(query, registry), registry.Region.Settings);
    }

    /// <summary>The filters; <see cref="Domain.Rates.Filter.None"/> when there are none.</summary>
    public static Filter Filter(Query query, Registry registry)
    {
        var filter = new Filter
        {
            Chain = Key(query, "chain", registry.ResolveChain),
            Unit = Key(query, "unit", registry.ResolveUnit),
            Sector = query.Text("sector", 100) is { } sector ? Names.SectorKey(sector) : null,
            Origin = query.Word<Origin>("origin"),
            SizeFrom = Amount(query, "sizeFrom"),
            SizeTo = Amount(query, "sizeTo"),
            Milestones = Kinds(query, "milestone"),
            Missing = Kinds(query, "missing"),
            Warning = WarningOf(query),
            Counted = CountedOf(query),
        };
        return IsEmpty(filter) ? Domain.Rates.Filter.None : filter;
    }

    private static bool IsEmpty(Filter f) =>
        f is { Chain: null, Unit: null, Sector: null, Origin: null, SizeFrom: null, SizeTo: null, Counted: null }
        && f.Milestones.Count == 0 && f.Missing.Count == 0 && f.Warning == Warning.None;

    /// <summary>A name or alias gives its key; "" asks for projects without one.</summary>
    private static string? Key(Query query, string name, Func<string, string?> resolve) =>
        query.Text(name, 100) is { } text ? resolve(text) ?? Names.Key(text) : null;

    private static Money? Amount(Query query, string name) =>
        query.Number(name, 0, 1_000_000) is { } yi ? Money.FromYi(yi) : null;

    private static List<FactKind> Kinds(Query query, string name)
    {
        var kinds = new List<FactKind>();
        foreach (var word in (query.Text(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (EnumJson<FactKind>.TryRead(word.Trim(), out var kind)
                && kind is not (FactKind.Resumed or FactKind.Reinstated))
                kinds.Add(kind);
            else
                query.Fields.Refuse(name, Say.OneOf(EnumJson<FactKind>.Words.Except(["resumed", "reinstated"])));
        }

        return kinds;
    }

    private static Warning WarningOf(Query query)
    {
        if (query.Text("warning") is not { } text)
            return Warning.None;
        if (text == "any")
            return Enum.GetValues<Warning>().Aggregate((all, one) => all | one);
        var found = Warning.None;
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (EnumJson<Warning>.TryRead(word.Trim(), out var one) && one != Warning.None)
                found |= one;
            else
                query.Fields.Refuse("warning", Say.OneOf([.. EnumJson<Warning>.Words.Except(["none"]), "any"]));
        }

        return found;
    }

    private static bool? CountedOf(Query query) => query.Text("counted") switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => Refuse(query),
    };

    private static bool? Refuse(Query query)
    {
        query.Fields.Refuse("counted", Say.OneOf(["true", "false"]));
        return null;
    }
}
