using DocumentFormat.OpenXml.Wordprocessing;
using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards.Prints;

/// <summary>
/// The issue as an official document to print, sign and file: red head, number and date, body in the form of
/// GB/T 9704-2012, the wide tables on lying pages, and who gets it at the end.
/// </summary>
public static class WordBulletin
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>How many lines its lists of projects have; the workbook has all.</summary>
    private const int ListLines = 60;

    public static byte[] Render(Rendering rendering)
    {
        var r = rendering with { ListLines = ListLines };
        var (card, w) = (r.Card, r.Words);
        using var word = new WordDocument(w, $"{card.RegionName} {w.Subject(card)}", card.RegionName);
        var chapters = new Chapters(word, w);
        Head(word, r);
        foreach (var (line, leadIn) in Sentences.Opening(card, w))
            word.Add(WordStyle.Body, new WordText(leadIn, Face: Typefaces.Hei), line);
        WordFigures.Write(word, chapters, r);
        word.EndSection(WordPage.Official);
        WordTables.Write(word, chapters, r);
        word.EndSection(WordPage.Wide);
        WordLists.Write(word, chapters, r);
        Foot(word, chapters, r);
        return word.Finish(WordPage.Official);
    }

    private static void Head(WordDocument word, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        var banner = w.Say(card.RegionName, card.RegionName + " ") + w.Title(card);
        word.Add(WordStyle.Banner, new WordText(banner, Size: BannerSize(banner)));
        var imprint = word.Add(WordStyle.Imprint,
            $"{w.Issue(card)}\t{w.Published(card)}").ParagraphProperties!;
        imprint.ParagraphBorders = new ParagraphBorders
        {
            BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = 18, Color = WordStyles.Red, Space = 6 },
        };
        imprint.Tabs = new Tabs(new TabStop
        { Val = TabStopValues.Right, Position = WordDocument.Twips(WordPage.Official.Width) });
        word.Add(WordStyle.Title, w.Say("关于招商引资工作进展情况的通报", "Progress of investment promotion"));
        word.Add(WordStyle.Subtitle, w.Say($"（{w.Weeks(card)}）", $"({w.Weeks(card)})"));
        word.Add(WordStyle.Address, Readers(card, w));
    }

    /// <summary>The largest size, up to 48 pt, that keeps the head on one line of 156 mm.</summary>
    private static double BannerSize(string banner)
    {
        const double Points = 440;
        var width = banner.Sum(character => character > '\u2e7f' ? 1.02 : 0.58);
        return Math.Clamp(Math.Floor(Points / width), 20, 48);
    }

    /// <summary>主送: the classes of units and the chains' teams.</summary>
    private static string Readers(Scorecard card, Wording w)
    {
        var classes = card.Units.Select(group => group.Name).Where(name => name.Length > 0).ToList();
        if (classes.Count == 0)
            classes.Add(w.Say("责任单位", "responsible units"));
        return w.Say(
            $"各{string.Join("、各", classes)}，各产业链专班：",
            $"To: {string.Join(", ", classes)}; the chains' teams");
    }

    private static void Foot(WordDocument word, Chapters chapters, Rendering r)
    {
        var w = r.Words;
        chapters.Next(w.Say("说明", "Notes"));
        foreach (var line in Sentences.Foot(r.Card, w))
            word.Add(WordStyle.Note, line);
        word.Add(WordStyle.Note, w.Say($"网页版：{r.Page}", $"In the browser: {r.Page}"));
        Ruled(word.Add(WordStyle.Closing, Copies(r.Card, w)), isFirst: true);
        Ruled(word.Add(WordStyle.Closing,
            $"{Wording.Office(r.Card)}\t{w.Published(r.Card)}{w.Say("印发", "")}"), isFirst: false);
    }

    private static string Copies(Scorecard card, Wording w) => card.Copies.Length > 0
        ? w.Say($"抄送：{card.Copies}", $"Copies to: {card.Copies}")
        : w.Say("分送：有关领导，各产业链专班，各责任单位。",
            "Copies to: leaders in charge, the chains' teams, responsible units.");

    /// <summary>版记: lines over the whole width, the outer ones thicker.</summary>
    private static void Ruled(Paragraph paragraph, bool isFirst)
    {
        var properties = paragraph.ParagraphProperties!;
        var bottom = new BottomBorder { Val = BorderValues.Single, Size = isFirst ? 6u : 8u, Color = "000000", Space = 2 };
        properties.ParagraphBorders = new ParagraphBorders { BottomBorder = bottom };
        if (isFirst)
        {
            properties.ParagraphBorders.TopBorder = new TopBorder { Val = BorderValues.Single, Size = 8, Color = "000000", Space = 2 };
            properties.SpacingBetweenLines = new SpacingBetweenLines { Before = "600" };
            properties.KeepNext = new KeepNext();
        }

        properties.Tabs = new Tabs(new TabStop
        { Val = TabStopValues.Right, Position = WordDocument.Twips(WordPage.Official.Width - 4) });
        properties.Indentation = new Indentation { Left = "280", Right = "280" };
    }
}

/// <summary>Numbers the headings: 一、 and （一）.</summary>
internal sealed class Chapters(WordDocument word, Wording w)
{
    private const string Numerals = "一二三四五六七八九十";

    private int _chapter;
    private int _part;

    public Paragraph Next(string heading)
    {
        _part = 0;
        return word.Add(WordStyle.Heading, w.Say($"{Chinese(++_chapter)}、{heading}", $"{_chapter}. {heading}"));
    }

    public void Part(string heading)
    {
        _part++;
        word.Add(WordStyle.Subheading, w.Say($"（{Chinese(_part)}）{heading}", $"{_chapter}.{_part} {heading}"));
    }

    /// <summary>一 to 九十九: enough for the classes of units of any region.</summary>
    private static string Chinese(int number) => number switch
    {
        <= 10 => Numerals[number - 1].ToString(),
        < 20 => "十" + Numerals[number - 11],
        _ when number % 10 == 0 => Numerals[(number / 10) - 1] + "十",
        _ => $"{Numerals[(number / 10) - 1]}十{Numerals[(number % 10) - 1]}",
    };
}
