using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>A unit as callers send it; what is left out has its default.</summary>
internal sealed class UnitBody
{
    public string? Name { get; set; }

    public string? Class { get; set; }

    public IReadOnlyList<string?>? Aliases { get; set; }

    public int? Order { get; set; }

    /// <summary>As it was stored.</summary>
    public Unit ToUnit(string key) => new()
    {
        Key = key,
        Name = Name ?? key,
        Class = Class ?? "",
        Aliases = [.. Aliases?.OfType<string>() ?? []],
        Order = Order ?? NameChecks.DefaultOrder,
    };

    /// <summary>As it was sent, with what is wrong in <paramref name="fields"/>.</summary>
    public Unit Check(string key, Fields fields) => new()
    {
        Key = key,
        Name = fields.Text("name", Name, NameChecks.MaxLength),
        Class = fields.OptionalText("class", Class, NameChecks.MaxLength),
        Aliases = fields.Texts("aliases", Aliases, NameChecks.MaxAliases, NameChecks.MaxLength),
        Order = fields.Whole("order", Order, 0, 1_000_000, NameChecks.DefaultOrder),
    };
}
