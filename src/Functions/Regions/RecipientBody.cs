using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>A recipient as callers send it.</summary>
internal sealed class RecipientBody
{
    private const int MaxAudiences = 50;

    public string? Name { get; set; }

    public string? Email { get; set; }

    public IReadOnlyList<string?>? Audiences { get; set; }

    public string? Language { get; set; }

    public bool? Drafts { get; set; }

    /// <summary>As it was stored.</summary>
    public Recipient ToRecipient(string id) => new()
    {
        Id = id,
        Name = Name ?? "",
        Email = Email ?? "",
        Audiences = [.. Audiences?.OfType<string>() ?? []],
        Language = Language ?? "zh",
        Drafts = Drafts ?? false,
    };

    /// <summary>As it was sent, audiences turned into keys, with what is wrong in <paramref name="fields"/>.</summary>
    public Recipient Check(string id, Registry registry, Fields fields) => new()
    {
        Id = id,
        Name = fields.Text("name", Name, 60),
        Email = fields.Email("email", Email),
        Audiences = CheckAudiences(registry, fields),
        Language = fields.Choice("language", Language, "zh", "zh", "en"),
        Drafts = Drafts ?? false,
    };

    private List<string> CheckAudiences(Registry registry, Fields fields)
    {
        var audiences = fields.Texts("audiences", Audiences, MaxAudiences, 100);
        if (audiences.Count == 0)
            fields.Refuse("audiences", Say.Missing);
        return [.. audiences
            .Select((audience, at) => Canonical(audience, $"audiences[{at}]", registry, fields)).Distinct()];
    }

    private static string Canonical(string audience, string field, Registry registry, Fields fields)
    {
        if (audience is "all" or "")
            return audience;
        var (kind, key) = audience.Split(':', 2) switch
        {
            ["chain", var name] => ("chain:", registry.ResolveChain(name)),
            ["unit", var name] => ("unit:", registry.ResolveUnit(name)),
            _ => ("", null),
        };
        if (key is not null)
            return kind + key;
        fields.Refuse(field, new(
            $"“{audience}”不可用，请用 all、chain:产业链 或 unit:责任单位，且必须已登记。",
            $"\"{audience}\" cannot be used; use all, chain:KEY or unit:KEY of a registered chain or unit."));
        return audience;
    }
}
