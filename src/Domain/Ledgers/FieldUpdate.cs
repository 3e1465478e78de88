using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>Plain fields that a row states over those known. An empty cell clears nothing.</summary>
public static class FieldUpdate
{
    private static readonly Part[] Parts =
    [
        new("creditCode", f => f.CreditCode, (f, from) => f with { CreditCode = from.CreditCode }),
        new("investorHome", f => f.InvestorHome, (f, from) => f with { InvestorHome = from.InvestorHome }),
        new("content", f => f.Content, (f, from) => f with { Content = from.Content }),
        new("sector", f => f.Sector, (f, from) => f with { Sector = from.Sector }),
        new("origin", f => f.Origin, (f, from) => f with { Origin = from.Origin }),
        new("secondaryChains", f => string.Join('\n', f.SecondaryChains),
            (f, from) => f with { SecondaryChains = from.SecondaryChains }),
        new("source", f => f.Source, (f, from) => f with { Source = from.Source }),
        new("introducer", f => f.Introducer, (f, from) => f with { Introducer = from.Introducer }),
        new("park", f => f.Park, (f, from) => f with { Park = from.Park }),
        new("landArea", f => f.LandArea, (f, from) => f with { LandArea = from.LandArea }),
        new("responsiblePerson", f => f.ResponsiblePerson,
            (f, from) => f with { ResponsiblePerson = from.ResponsiblePerson }),
        new("contact", f => f.Contact, (f, from) => f with { Contact = from.Contact }),
        new("agreedOpening", f => f.AgreedOpening, (f, from) => f with { AgreedOpening = from.AgreedOpening }),
        new("agreedProduction", f => f.AgreedProduction,
            (f, from) => f with { AgreedProduction = from.AgreedProduction }),
        new("agreedCapacity", f => f.AgreedCapacity, (f, from) => f with { AgreedCapacity = from.AgreedCapacity }),
    ];

    public static ProjectFields Of(ProjectFields known, LedgerRow row, ImportContext context) => known with
    {
        CreditCode = row.CreditCode ?? known.CreditCode,
        InvestorHome = Text(known.InvestorHome, row.HomeRegion),
        Content = Text(known.Content, row.Content),
        Sector = row.Sector is { } sector ? Names.SectorKey(sector) : known.Sector,
        Origin = OriginOf(row.Origin) ?? known.Origin,
        SecondaryChains = row.SecondaryChains.Count == 0
            ? known.SecondaryChains
            : [.. row.SecondaryChains.Select(context.ChainKey).Distinct()],
        Source = Text(known.Source, row.Source),
        Introducer = Text(known.Introducer, row.Introducer),
        Park = Text(known.Park, row.Park),
        LandArea = row.LandArea ?? known.LandArea,
        ResponsiblePerson = Text(known.ResponsiblePerson, row.ResponsiblePerson),
        Contact = Text(known.Contact, row.Contact),
        AgreedOpening = row.AgreedOpening?.On ?? known.AgreedOpening,
        AgreedProduction = row.AgreedProduction?.On ?? known.AgreedProduction,
        AgreedCapacity = row.AgreedCapacity?.On ?? known.AgreedCapacity,
    };

    /// <summary>Whether a ledger's row changed nothing.</summary>
    public static bool Same(ProjectFields one, ProjectFields other) =>
        Array.TrueForAll(Parts, part => Equals(part.Of(one), part.Of(other)));

    /// <summary>
    /// The fields as they were before an import, but for those that somebody changed since: these are named.
    /// </summary>
    public static ProjectFields TakeBack(
        ProjectFields now, ProjectFields before, ProjectFields imported, ICollection<string> kept)
    {
        foreach (var (name, of, take) in Parts.Where(part => !Equals(part.Of(before), part.Of(imported))))
        {
            if (Equals(of(now), of(imported)))
                now = take(now, before);
            else
                kept.Add(name);
        }

        return now;
    }

    /// <summary>A text that differs only in width or blanks is no change.</summary>
    public static string? Text(string? known, string? told) =>
        string.IsNullOrWhiteSpace(told) || NaturalKey.Part(told) == NaturalKey.Part(known) ? known : told;

    private static Origin? OriginOf(string? text) => text switch
    {
        "省外" => Origin.OtherProvince,
        "市外" => Origin.OtherCity,
        "本地" => Origin.Local,
        "境外" => Origin.Abroad,
        _ => null,
    };

    /// <summary>One field that a ledger may change: how it reads, and how it is taken from other fields.</summary>
    private sealed record Part(
        string Name, Func<ProjectFields, object?> Of, Func<ProjectFields, ProjectFields, ProjectFields> Take);
}
