using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>The targets of a year as callers send them.</summary>
internal sealed class TargetsBody
{
    public IReadOnlyList<TargetBody?>? Items { get; set; }

    public Targets ToTargets(int year) => new()
    {
        Year = year,
        Items = [.. (Items ?? []).OfType<TargetBody>().Select(item => item.ToTarget())],
    };
}

internal sealed class TargetBody
{
    public Indicator? Indicator { get; set; }

    public string? Chain { get; set; }

    public string? Unit { get; set; }

    public int? Month { get; set; }

    public decimal? Value { get; set; }

    public Target ToTarget() => new(Indicator.GetValueOrDefault(), Chain, Unit, Month, Value.GetValueOrDefault());
}

/// <summary>Which targets are taken.</summary>
internal static class TargetChecks
{
    private const int MaxItems = 5000;
    private const decimal MaxValue = 1_000_000_000m;

    /// <summary>The targets with names turned into keys, and what is wrong in <paramref name="fields"/>.</summary>
    public static Targets Check(this TargetsBody body, int year, Registry registry, Fields fields)
    {
        if (body.Items is null)
            fields.Refuse("items", Say.Missing);
        else if (body.Items.Count > MaxItems)
            fields.Refuse("items", Say.TooMany(MaxItems));
        var items = (body.Items ?? []).Take(MaxItems)
            .Select((item, at) => Check(item, $"items[{at}]", registry, fields)).ToList();
        if (fields.Problem is null)
            RefuseTwins(items, fields);
        return new Targets { Year = year, Items = items };
    }

    private static void RefuseTwins(List<Target> items, Fields fields)
    {
        var seen = new HashSet<(Indicator, string?, string?, int?)>();
        for (var at = 0; at < items.Count; at++)
        {
            if (!seen.Add((items[at].Indicator, items[at].Chain, items[at].Unit, items[at].Month)))
                fields.Refuse($"items[{at}]", new("与前面的一项重复，请只保留一项。",
                    "The same indicator, chain or unit, and month came before; keep one."));
        }
    }

    private static Target Check(TargetBody? item, string field, Registry registry, Fields fields)
    {
        if (item is null)
            fields.Refuse(field, Say.NotAnObject);
        item ??= new TargetBody { Indicator = Indicator.Projects, Value = 0 };
        if (!string.IsNullOrWhiteSpace(item.Chain) && !string.IsNullOrWhiteSpace(item.Unit))
            fields.Refuse(field + ".unit", new("产业链与责任单位只能填一个。", "Give a chain or a unit, not both."));
        return new Target(
            fields.Required(field + ".indicator", item.Indicator),
            Resolve(field + ".chain", item.Chain, registry.ResolveChain, RegionRoutes.ChainWord, fields),
            Resolve(field + ".unit", item.Unit, registry.ResolveUnit, RegionRoutes.UnitWord, fields),
            item.Month is null ? null : fields.Whole(field + ".month", item.Month, 1, 12, 1),
            CheckValue(field + ".value", item, fields));
    }

    private static string? Resolve(
        string field, string? name, Func<string?, string?> resolve, Text word, Fields fields)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        if (resolve(name) is { } key)
            return key;
        fields.Refuse(field, Say.NoSuch(word, name));
        return name;
    }

    private static decimal CheckValue(string field, TargetBody item, Fields fields)
    {
        if (item.Value is not { } value)
            return fields.Required(field, item.Value);
        var isAmount = item.Indicator is Indicator.SignedAmount or Indicator.PaidIn;
        if (!isAmount && value != decimal.Truncate(value))
            fields.Refuse(field, Say.WholeBetween(0, (long)MaxValue));
        else if (value != Math.Round(value, 8))
            fields.Refuse(field, Say.MoneyPlaces);
        return fields.Number(field, value, 0, MaxValue, 0);
    }
}
