using System.Globalization;
using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>
/// Plain fields of a project as a request gives them: what is left out stays as it is, "" clears a text. Money in
/// 亿元, land in 亩, foreign capital in 万美元.
/// </summary>
public record PlainFields
{
    public string? CreditCode { get; init; }

    public string? InvestorHome { get; init; }

    public string? Content { get; init; }

    public string? Sector { get; init; }

    public Origin? Origin { get; init; }

    public IReadOnlyList<string?>? SecondaryChains { get; init; }

    public string? LinkPosition { get; init; }

    public string? LinkRole { get; init; }

    public string? ResponsiblePerson { get; init; }

    public IReadOnlyList<string?>? SiteOfficers { get; init; }

    public string? Source { get; init; }

    public string? Introducer { get; init; }

    public string? Park { get; init; }

    public decimal? LandArea { get; init; }

    public Money? ExpectedOutput { get; init; }

    public Money? ExpectedTax { get; init; }

    public int? ExpectedJobs { get; init; }

    public decimal? ForeignCapital { get; init; }

    public DateOnly? AgreedOpening { get; init; }

    public DateOnly? AgreedProduction { get; init; }

    public DateOnly? AgreedCapacity { get; init; }

    public bool? Counted { get; init; }

    public string? NotCountedReason { get; init; }

    public string? Contact { get; init; }

    /// <summary>How each field reads in a history.</summary>
    internal static readonly IReadOnlyList<(string Name, Func<ProjectFields, string?> Read)> All =
    [
        ("name", f => f.Name),
        ("investor", f => f.Investor),
        ("creditCode", f => f.CreditCode),
        ("investorHome", f => f.InvestorHome),
        ("content", f => f.Content),
        ("sector", f => f.Sector),
        ("origin", f => f.Origin is { } origin ? Json.Word(origin) : null),
        ("secondaryChains", f => string.Join("、", f.SecondaryChains)),
        ("linkPosition", f => f.LinkPosition),
        ("linkRole", f => f.LinkRole),
        ("responsiblePerson", f => f.ResponsiblePerson),
        ("siteOfficers", f => string.Join("、", f.SiteOfficers)),
        ("source", f => f.Source),
        ("introducer", f => f.Introducer),
        ("park", f => f.Park),
        ("landArea", f => f.LandArea?.ToString(CultureInfo.InvariantCulture)),
        ("expectedOutput", f => f.ExpectedOutput?.ToString()),
        ("expectedTax", f => f.ExpectedTax?.ToString()),
        ("expectedJobs", f => f.ExpectedJobs?.ToString(CultureInfo.InvariantCulture)),
        ("foreignCapital", f => f.ForeignCapital?.ToString(CultureInfo.InvariantCulture)),
        ("agreedOpening", f => f.AgreedOpening?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("agreedProduction", f => f.AgreedProduction?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("agreedCapacity", f => f.AgreedCapacity?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("counted", f => f.Counted ? "true" : "false"),
        ("notCountedReason", f => f.NotCountedReason),
        ("contact", f => f.Contact),
    ];

    /// <summary>The fields after this request; every fault is noted in <paramref name="fields"/>.</summary>
    public ProjectFields Over(ProjectFields was, Fields fields) => was with
    {
        CreditCode = Code(fields, was.CreditCode),
        InvestorHome = Text(fields, "investorHome", InvestorHome, was.InvestorHome),
        Content = Text(fields, "content", Content, was.Content, 4000, lines: true),
        Sector = Sector is null ? was.Sector : Names.SectorKey(fields.OptionalText("sector", Sector, 100)),
        Origin = Origin ?? was.Origin,
        SecondaryChains = SecondaryChains is null
            ? was.SecondaryChains
            : [.. fields.Texts("secondaryChains", SecondaryChains, 20, 100).Select(Names.Key)],
        LinkPosition = Text(fields, "linkPosition", LinkPosition, was.LinkPosition),
        LinkRole = Text(fields, "linkRole", LinkRole, was.LinkRole),
        ResponsiblePerson = Text(fields, "responsiblePerson", ResponsiblePerson, was.ResponsiblePerson),
        SiteOfficers = SiteOfficers is null ? was.SiteOfficers : fields.Texts("siteOfficers", SiteOfficers, 20, 100),
        Source = Text(fields, "source", Source, was.Source),
        Introducer = Text(fields, "introducer", Introducer, was.Introducer),
        Park = Text(fields, "park", Park, was.Park),
        LandArea = LandArea is null ? was.LandArea : fields.Number("landArea", LandArea, 0, 10_000_000, 0),
        ExpectedOutput = Amount(fields, "expectedOutput", ExpectedOutput, was.ExpectedOutput),
        ExpectedTax = Amount(fields, "expectedTax", ExpectedTax, was.ExpectedTax),
        ExpectedJobs = ExpectedJobs is null ? was.ExpectedJobs : fields.Whole("expectedJobs", ExpectedJobs, 0, 10_000_000, 0),
        ForeignCapital = ForeignCapital is null
            ? was.ForeignCapital
            : fields.Number("foreignCapital", ForeignCapital, 0, 100_000_000, 0),
        AgreedOpening = Day(fields, "agreedOpening", AgreedOpening) ?? was.AgreedOpening,
        AgreedProduction = Day(fields, "agreedProduction", AgreedProduction) ?? was.AgreedProduction,
        AgreedCapacity = Day(fields, "agreedCapacity", AgreedCapacity) ?? was.AgreedCapacity,
        Counted = Counted ?? was.Counted,
        NotCountedReason = Text(fields, "notCountedReason", NotCountedReason, was.NotCountedReason, 500),
        Contact = Text(fields, "contact", Contact, was.Contact),
    };

    private string? Code(Fields fields, string? was)
    {
        if (CreditCode is null)
            return was;
        var code = Names.Tidy(fields.OptionalText("creditCode", CreditCode, 30)).ToUpperInvariant();
        if (code.Length is not 0 and not 18 || !code.All(char.IsAsciiLetterOrDigit))
            fields.Refuse("creditCode", new("统一社会信用代码为 18 位字母和数字。", "A unified social credit code has 18 letters and digits."));
        return code.Length == 0 ? null : code;
    }

    private static string? Text(
        Fields fields, string name, string? value, string? was, int max = 200, bool lines = false) =>
        value is null ? was : fields.OptionalText(name, value, max, lines) is { Length: > 0 } text ? text : null;

    private static DateOnly? Day(Fields fields, string name, DateOnly? value)
    {
        fields.Day(name, value);
        return value;
    }

    private static Money? Amount(Fields fields, string name, Money? value, Money? was)
    {
        Check.Amount(fields, name, value);
        return value ?? was;
    }
}
