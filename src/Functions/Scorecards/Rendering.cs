using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>One rendering of an issue: for whom, in which language, with links to where.</summary>
/// <param name="Card">The frozen scorecard.</param>
/// <param name="Audiences">Whose own parts come first.</param>
/// <param name="Words">The language.</param>
/// <param name="Address">The public address of Leads, without a slash at its end.</param>
public sealed record Rendering(Scorecard Card, IReadOnlyList<Audience> Audiences, Wording Words, string Address)
{
    /// <summary>What a draft says of itself; "" for the issue.</summary>
    public string Draft { get; init; } = "";

    /// <summary>Mails above this are cut by many clients.</summary>
    public const int MaxMail = 100_000;

    /// <summary>How many lines a list of projects has in the mail; the workbook has all.</summary>
    public int ListLines { get; init; } = 30;

    /// <summary>Whether every number of the tables is a link, or only names and totals.</summary>
    public bool LinksEverywhere { get; init; } = true;

    /// <summary>The own parts of the audiences that the issue knows.</summary>
    public IReadOnlyList<OwnPart> Parts => [.. Audiences.Select(a => OwnPart.Of(Card, a)).OfType<OwnPart>()];

    /// <summary>The page that lists the projects behind a number of this issue.</summary>
    public string Explain(string row, string figure) => $"{Address}/app/{Card.Region}/{Card.Week}/{row}/{figure}";

    /// <summary>The issue in the browser.</summary>
    public string Page => $"{Address}/app/{Card.Region}/{Card.Week}";

    /// <summary>The page of one project.</summary>
    public string Project(Guid project) => $"{Address}/app/{Card.Region}/projects/{project}";
}

/// <summary>Short names of table rows and figures in links.</summary>
public static class Places
{
    public const string Total = "t";

    public const string Warned = "warned";

    /// <summary>Row names of the chains, c0 c1 …, in their order.</summary>
    public static string Chain(int index) => "c" + index;

    /// <summary>Row names of the units, u0 u1 …, through all classes.</summary>
    public static string Unit(int index) => "u" + index;

    /// <summary>The name of a leading figure, of the week or of the year.</summary>
    public static string Of(Headline kind, bool week) => (week ? "week-" : "year-") + kind switch
    {
        Headline.Intended => "intended",
        Headline.Signed => "signed",
        Headline.SignedAmount => "amount",
        Headline.SignedLarge => "large",
        Headline.Opened => "opened",
        Headline.Producing => "producing",
        Headline.PaidIn => "paid",
    };
}
