using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>A chain as callers send it; what is left out has its default.</summary>
internal sealed class ChainBody
{
    public string? Name { get; set; }

    public string? Leader { get; set; }

    public string? LeadUnit { get; set; }

    public IReadOnlyList<string?>? Anchors { get; set; }

    public IReadOnlyList<string?>? Aliases { get; set; }

    public int? Order { get; set; }

    /// <summary>As it was stored.</summary>
    public Chain ToChain(string key) => new()
    {
        Key = key,
        Name = Name ?? key,
        Leader = Leader ?? "",
        LeadUnit = LeadUnit ?? "",
        Anchors = [.. Anchors?.OfType<string>() ?? []],
        Aliases = [.. Aliases?.OfType<string>() ?? []],
        Order = Order ?? NameChecks.DefaultOrder,
    };

    /// <summary>As it was sent, with what is wrong in <paramref name="fields"/>.</summary>
    public Chain Check(string key, Fields fields) => new()
    {
        Key = key,
        Name = fields.Text("name", Name, NameChecks.MaxLength),
        Leader = fields.OptionalText("leader", Leader, NameChecks.MaxLength),
        LeadUnit = fields.OptionalText("leadUnit", LeadUnit, NameChecks.MaxLength),
        Anchors = fields.Texts("anchors", Anchors, 100, 100),
        Aliases = fields.Texts("aliases", Aliases, NameChecks.MaxAliases, NameChecks.MaxLength),
        Order = fields.Whole("order", Order, 0, 1_000_000, NameChecks.DefaultOrder),
    };
}
