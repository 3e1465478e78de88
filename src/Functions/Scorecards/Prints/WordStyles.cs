using DocumentFormat.OpenXml.Wordprocessing;

namespace Leads.Functions.Scorecards.Prints;

/// <summary>What a paragraph of a printed bulletin is.</summary>
public enum WordStyle
{
    Body,
    Heading,
    Subheading,
    Banner,
    Imprint,
    Title,
    Subtitle,
    Address,
    Cell,
    Note,
    Closing,
    PageNumber,
}

/// <summary>The faces of official documents (GB/T 9704-2012) with what stands in where they are not installed.</summary>
internal static class Typefaces
{
    public const string Latin = "Times New Roman";
    public const string Fangsong = "仿宋_GB2312";
    public const string Kai = "楷体_GB2312";
    public const string Hei = "黑体";
    public const string Song = "宋体";
    public const string Title = "方正小标宋简体";

    /// <summary>Each face with others that may stand in for it, best first.</summary>
    public static readonly IReadOnlyList<(string Name, string[] Others)> All =
    [
        (Fangsong, ["仿宋", "FangSong", "STFangsong", "FandolFang", "Noto Serif CJK SC"]),
        (Kai, ["楷体", "KaiTi", "STKaiti", "FandolKai", "AR PL UKai CN", "AR PL KaitiM GB", "Noto Serif CJK SC"]),
        (Hei, ["SimHei", "STHeiti", "Noto Sans CJK SC", "WenQuanYi Zen Hei"]),
        (Song, ["SimSun", "STSong", "Noto Serif CJK SC", "AR PL UMing CN"]),
        (Title, ["FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "华文中宋", "STZhongsong", "Noto Serif CJK SC", "宋体"]),
    ];
}

/// <summary>
/// The looks of <see cref="WordStyle"/>: body 三号 仿宋 on lines of 28.95 pt, headings 黑体 and 楷体, title 二号 小标宋.
/// English is set smaller, in Times.
/// </summary>
internal static class WordStyles
{
    /// <summary>The red of the head and its rule.</summary>
    public const string Red = "D7000F";

    private const int Line = 579; // twentieths of a point: 22 lines on 225 mm
    private const int EnglishLine = 400;

    public static string IdOf(WordStyle style) => style.ToString();

    public static Styles Make(Wording w)
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Face(Typefaces.Fangsong),
                new FontSize { Val = "32" },
                new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault()));
        foreach (var style in Enum.GetValues<WordStyle>())
            styles.Append(Of(style, w));
        return styles;
    }

    public static Fonts FontTable()
    {
        var fonts = new Fonts(Typefaces.All.Select(FontOf));
        fonts.Append(new Font(
            new FontCharSet { Val = "00" },
            new FontFamily { Val = FontFamilyValues.Roman },
            new Pitch { Val = FontPitchValues.Variable })
        { Name = Typefaces.Latin });
        return fonts;
    }

    public static RunFonts Face(string face) => new()
    {
        Ascii = Typefaces.Latin,
        HighAnsi = Typefaces.Latin,
        ComplexScript = Typefaces.Latin,
        EastAsia = face,
        Hint = FontTypeHintValues.EastAsia,
    };

    private static Font FontOf((string Name, string[] Others) face) => new(
        new AltName { Val = string.Join(',', face.Others) },
        new FontCharSet { Val = "86" },
        new FontFamily { Val = FontFamilyValues.Auto },
        new Pitch { Val = FontPitchValues.Variable })
    { Name = face.Name };

    private static Style Of(WordStyle style, Wording w) => style switch
    {
        WordStyle.Body => Make(style, w, Typefaces.Fangsong, 32, 28, indent: 2, justified: true),
        WordStyle.Heading => Make(style, w, Typefaces.Hei, 32, 30, indent: 2, outline: 0),
        WordStyle.Subheading => Make(style, w, Typefaces.Kai, 32, 28, indent: 2, outline: 1),
        WordStyle.Banner => Make(style, w, Typefaces.Title, 72, 60, JustificationValues.Center, colour: Red, after: 240),
        WordStyle.Imprint => Make(style, w, Typefaces.Fangsong, 32, 26),
        WordStyle.Title => Make(style, w, Typefaces.Title, 44, 40, JustificationValues.Center, before: 480),
        WordStyle.Subtitle => Make(style, w, Typefaces.Kai, 32, 28, JustificationValues.Center, after: 300),
        WordStyle.Address => Make(style, w, Typefaces.Fangsong, 32, 28),
        WordStyle.Cell => Make(style, w, Typefaces.Song, 21, 20, line: 0),
        WordStyle.Note => Make(style, w, Typefaces.Fangsong, 24, 20, line: 360, before: 60, justified: true),
        WordStyle.Closing => Make(style, w, Typefaces.Fangsong, 28, 24),
        WordStyle.PageNumber => Make(style, w, Typefaces.Song, 28, 24, line: 0),
    };

    private static Style Make(
        WordStyle style, Wording w, string face, int size, int englishSize, JustificationValues? align = null,
        int indent = 0, int? outline = null, string? colour = null, int? line = null, int before = 0, int after = 0,
        bool justified = false)
    {
        var english = w.Language == "en";
        var points = english ? englishSize : size;
        var paragraph = new StyleParagraphProperties
        {
            SpacingBetweenLines = Spacing(line * (english ? 5 : 6) / 6 ?? (points > 32 ? 0 : english ? EnglishLine : Line), before, after),
            Justification = new Justification
            { Val = align ?? (justified ? JustificationValues.Both : JustificationValues.Left) },
        };
        if (indent > 0 && !english)
            paragraph.Indentation = new Indentation { FirstLine = $"{indent * points * 10}", FirstLineChars = indent * 100 };
        if (outline is { } level)
            (paragraph.KeepNext, paragraph.OutlineLevel) = (new KeepNext(), new OutlineLevel { Val = level });
        var run = new StyleRunProperties(Face(face));
        if (english && style is WordStyle.Heading or WordStyle.Subheading or WordStyle.Banner or WordStyle.Title)
            run.Append(new Bold());
        if (colour is not null)
            run.Append(new Color { Val = colour });
        run.Append(new FontSize { Val = $"{points}" });
        return new Style(new StyleName { Val = NameOf(style) }, paragraph, run)
        { Type = StyleValues.Paragraph, StyleId = IdOf(style), CustomStyle = style is not (WordStyle.Heading or WordStyle.Subheading) };
    }

    // Word fills its table of contents and its navigation from headings that have these names.
    private static string NameOf(WordStyle style) => style switch
    {
        WordStyle.Heading => "heading 1",
        WordStyle.Subheading => "heading 2",
        _ => "Leads " + style,
    };

    private static SpacingBetweenLines Spacing(int line, int before, int after)
    {
        var spacing = new SpacingBetweenLines { Before = $"{before}", After = $"{after}" };
        if (line > 0)
            (spacing.Line, spacing.LineRule) = ($"{line}", LineSpacingRuleValues.Exact);
        return spacing;
    }
}
