using DocumentFormat.OpenXml.Spreadsheet;

namespace Leads.Functions.Scorecards;

/// <summary>The looks of <see cref="CellStyle"/>.</summary>
internal static class SheetStyles
{
    private const uint PointsFormat = 164;

    private const uint DayFormat = 165;

    private const uint MonthFormat = 166;

    private const uint ExactFormat = 167;

    private const uint Plain = 0;
    private const uint Strong = 1;
    private const uint Heading = 2;
    private const uint Small = 3;
    private const uint White = 4;

    public static Stylesheet Make() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = PointsFormat, FormatCode = "+0.00;-0.00;0.00" },
            new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy-mm-dd" },
            new NumberingFormat { NumberFormatId = MonthFormat, FormatCode = "yyyy\"年\"m\"月\"" },
            new NumberingFormat { NumberFormatId = ExactFormat, FormatCode = "#,##0.00######" }),
        new Fonts(FontOf(10.5), FontOf(10.5, bold: true), FontOf(16, bold: true, "FFB8141A"),
            FontOf(9, false, "FF767676"),
            FontOf(10.5, bold: true, "FFFFFFFF")),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFB8141A" }) { PatternType = PatternValues.Solid }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFEFEBE6" }) { PatternType = PatternValues.Solid })),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(Side<LeftBorder>(), Side<RightBorder>(), Side<TopBorder>(), Side<BottomBorder>(),
                new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(Enum.GetValues<CellStyle>().Select(FormatOf)));

    private static CellFormat FormatOf(CellStyle style) => style switch
    {
        CellStyle.Text => Format(Plain, 0, 1),
        CellStyle.Title => Format(Heading, 0, 0, align: HorizontalAlignmentValues.Center),
        CellStyle.Header => Format(White, 0, 1, fill: 2, HorizontalAlignmentValues.Center, wrap: true),
        CellStyle.Count => Format(Plain, 3, 1, align: HorizontalAlignmentValues.Right),
        CellStyle.Amount => Format(Plain, 4, 1),
        CellStyle.Percent => Format(Plain, 10, 1),
        CellStyle.Points => Format(Plain, PointsFormat, 1),
        CellStyle.Day => Format(Plain, DayFormat, 1, align: HorizontalAlignmentValues.Center),
        CellStyle.Bold => Format(Strong, 0, 1),
        CellStyle.Wrapped => Format(Plain, 0, 1, wrap: true),
        CellStyle.Note => Format(Small, 0, 0, wrap: true),
        CellStyle.HeaderOptional => Format(Strong, 0, 1, fill: 3, HorizontalAlignmentValues.Center, wrap: true),
        CellStyle.Serial => Format(Plain, 0, 1, align: HorizontalAlignmentValues.Center),
        CellStyle.Month => Format(Plain, MonthFormat, 1, align: HorizontalAlignmentValues.Center),
        CellStyle.ExactAmount => Format(Plain, ExactFormat, 1, align: HorizontalAlignmentValues.Right),
        CellStyle.BoldAmount => Format(Strong, ExactFormat, 1, align: HorizontalAlignmentValues.Right),
        CellStyle.BoldCentred => Format(Strong, 0, 1, align: HorizontalAlignmentValues.Center),
        CellStyle.UnitLine => Format(Plain, 0, 0, align: HorizontalAlignmentValues.Right),
    };

    private static CellFormat Format(
        uint font, uint number, uint border, uint fill = 0, HorizontalAlignmentValues? align = null, bool wrap = false)
    {
        var alignment = new Alignment { Vertical = VerticalAlignmentValues.Center, WrapText = wrap };
        if (align is { } horizontal)
            alignment.Horizontal = horizontal;
        return new CellFormat(alignment)
        {
            FontId = font,
            NumberFormatId = number,
            BorderId = border,
            FillId = fill,
            ApplyFont = true,
            ApplyNumberFormat = true,
            ApplyBorder = true,
            ApplyFill = fill > 0,
            ApplyAlignment = true,
        };
    }

    private static Font FontOf(double size, bool bold = false, string colour = "FF222222")
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = "Microsoft YaHei" });
        return font;
    }

    private static T Side<T>()
        where T : BorderPropertiesType, new()
    {
        var side = new T { Style = BorderStyleValues.Thin };
        side.Append(new Color { Rgb = "FFD9D3CB" });
        return side;
    }
}
