using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>Plain fields that a row states over those known. An empty cell clears nothing.</summary>
internal static class FieldUpdate
{
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

    /// <summary>Records compare their lists by reference; here the same words are the same.</summary>
    public static bool Same(ProjectFields one, ProjectFields other) =>
        one.SecondaryChains.SequenceEqual(other.SecondaryChains)
        && one.SiteOfficers.SequenceEqual(other.SiteOfficers)
        && one with { SecondaryChains = [], SiteOfficers = [] } == other with { SecondaryChains = [], SiteOfficers = [] };

    /// <summary>A text that differs only in width or blanks is no change.</summary>
    private static string? Text(string? known, string? told) =>
        string.IsNullOrWhiteSpace(told) || NaturalKey.Part(told) == NaturalKey.Part(known) ? known : told;

    private static Origin? OriginOf(string? text) => text switch
    {
        "省外" => Origin.OtherProvince,
        "市外" => Origin.OtherCity,
        "本地" => Origin.Local,
        "境外" => Origin.Abroad,
        _ => null,
    };
}
