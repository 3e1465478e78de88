using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Leads.Functions.Scorecards.Prints;

/// <summary>A paper's margins in millimetres.</summary>
/// <param name="Landscape">The long side lies.</param>
/// <param name="Numbered">Whether its pages carry their number.</param>
public sealed record WordPage(
    bool Landscape, double Top, double Right, double Bottom, double Left, bool Numbered = true)
{
    public const double Long = 297;
    public const double Short = 210;

    /// <summary>The official sheet (GB/T 9704-2012, 5.2): 37 mm head, 28 mm left, 156 × 225 mm of text.</summary>
    public static readonly WordPage Official = new(false, 37, 26, 35, 28);

    /// <summary>The same turned for wide tables: 225 × 156 mm of text.</summary>
    public static readonly WordPage Wide = new(true, 28, 35, 26, 37);

    /// <summary>How wide its text is, in millimetres.</summary>
    public double Width => (Landscape ? Long : Short) - Left - Right;
}

/// <summary>
/// Writes a Word document from its start to its end: paragraphs, tables and sections. What a user wrote is only text.
/// </summary>
public sealed class WordDocument : IDisposable
{
    private readonly MemoryStream _stream = new();
    private readonly WordprocessingDocument _document;
    private readonly MainDocumentPart _main;
    private readonly Body _body = new();
    private readonly string[] _footers;

    public WordDocument(Wording w, string title, string creator)
    {
        _document = WordprocessingDocument.Create(_stream, WordprocessingDocumentType.Document);
        (_document.PackageProperties.Title, _document.PackageProperties.Creator) = (Printable(title), Printable(creator));
        _main = _document.AddMainDocumentPart();
        _main.Document = new Document(_body);
        _main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Make(w);
        _main.AddNewPart<FontTablePart>().Fonts = WordStyles.FontTable();
        _main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
            new EvenAndOddHeaders(), new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation });
        _footers = [Footer(JustificationValues.Right), Footer(JustificationValues.Left)];
    }

    /// <summary>A length of a page in the twentieths of a point that Word measures in.</summary>
    internal static int Twips(double millimetres) => (int)Math.Round(millimetres * 1440 / 25.4);

    /// <summary>Adds a paragraph and gives it, to be adjusted.</summary>
    internal Paragraph Add(WordStyle style, params IReadOnlyList<WordText> texts) =>
        _body.AppendChild(ParagraphOf(style, texts));

    internal void Add(WordTable table) => _body.Append(table.Finish());

    /// <summary>Ends the pages so far; what follows begins on a new one. A paragraph must stand before.</summary>
    internal void EndSection(WordPage page)
    {
        var last = (Paragraph)_body.LastChild!;
        last.ParagraphProperties!.SectionProperties = Section<SectionProperties>(page);
    }

    /// <summary>The bytes; nothing can be added afterwards.</summary>
    public byte[] Finish(WordPage page)
    {
        _body.Append(Section<SectionProperties>(page));
        _document.Dispose();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _document.Dispose();
        _stream.Dispose();
    }

    internal static Paragraph ParagraphOf(WordStyle style, params IReadOnlyList<WordText> texts)
    {
        var paragraph = new Paragraph
        {
            ParagraphProperties = new ParagraphProperties
            { ParagraphStyleId = new ParagraphStyleId { Val = WordStyles.IdOf(style) } },
        };
        foreach (var text in texts)
            paragraph.Append(RunOf(text));
        return paragraph;
    }

    private static Run RunOf(WordText text)
    {
        var run = new Run { RunProperties = text.Look() };
        var lines = Printable(text.Value).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Append(new Break());
            var parts = lines[i].Split('\t');
            for (var part = 0; part < parts.Length; part++)
            {
                if (part > 0)
                    run.Append(new TabChar());
                run.Append(new Text(parts[part]) { Space = SpaceProcessingModeValues.Preserve });
            }
        }

        return run;
    }

    /// <summary>XML cannot hold control characters and halves of pairs; names and notes may.</summary>
    private static string Printable(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is >= 0x20 and not (0xFFFE or 0xFFFF) or '\n' or '\t')
                kept.Append(rune.ToString());
        return kept.ToString();
    }

    private T Section<T>(WordPage page)
        where T : SectionProperties, new()
    {
        var section = new T();
        if (page.Numbered)
            section.Append(
                new FooterReference { Type = HeaderFooterValues.Default, Id = _footers[0] },
                new FooterReference { Type = HeaderFooterValues.Even, Id = _footers[1] });
        var (wide, high) = page.Landscape ? (WordPage.Long, WordPage.Short) : (WordPage.Short, WordPage.Long);
        var size = new PageSize { Width = (uint)Twips(wide), Height = (uint)Twips(high) };
        if (page.Landscape)
            size.Orient = PageOrientationValues.Landscape;
        section.Append(
            new SectionType { Val = SectionMarkValues.NextPage },
            size,
            new PageMargin
            {
                Top = Twips(page.Top),
                Right = (uint)Twips(page.Right),
                Bottom = Twips(page.Bottom),
                Left = (uint)Twips(page.Left),
                Header = (uint)Twips(15),
                Footer = (uint)Twips(Math.Max(5, page.Bottom - 12)), // 一字线上距版心下边缘 7 mm
                Gutter = 0,
            });
        return section;
    }

    /// <summary>— 1 —, one character from the outer edge.</summary>
    private string Footer(JustificationValues side)
    {
        var part = _main.AddNewPart<FooterPart>();
        var paragraph = ParagraphOf(WordStyle.PageNumber, "— ");
        paragraph.Append(new SimpleField(RunOf("1")) { Instruction = "PAGE" }, RunOf(" —"));
        var properties = paragraph.ParagraphProperties!;
        properties.Justification = new Justification { Val = side };
        properties.Indentation = new Indentation { Left = "280", Right = "280" };
        part.Footer = new Footer(paragraph);
        return _main.GetIdOfPart(part);
    }
}

/// <summary>Text with what sets it apart from its paragraph's style.</summary>
/// <param name="Colour">RRGGBB; null for the style's.</param>
/// <param name="Size">Points; null for the style's.</param>
internal readonly record struct WordText(
    string Value, bool Bold = false, string? Colour = null, double? Size = null, string? Face = null)
{
    public static implicit operator WordText(string value) => new(value);

    public RunProperties Look()
    {
        var look = new RunProperties { RunFonts = new RunFonts { Hint = FontTypeHintValues.EastAsia } };
        if (Face is not null)
            look.RunFonts = WordStyles.Face(Face);
        if (Bold)
            look.Bold = new Bold();
        if (Colour is not null)
            look.Color = new Color { Val = Colour };
        if (Size is { } points)
            look.FontSize = new FontSize { Val = $"{(int)Math.Round(points * 2)}" };
        return look;
    }
}
