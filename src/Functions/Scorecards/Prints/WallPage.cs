using System.Globalization;

namespace Leads.Functions.Scorecards.Prints;

/// <summary>The page for the wall as a web page that prints on one lying A4 sheet.</summary>
internal static class WallPage
{
    private const string Style =
        "@page{size:A4 landscape;margin:0}*{box-sizing:border-box}"
        + "body{margin:0;background:#e9e5df;color:#222;-webkit-print-color-adjust:exact;print-color-adjust:exact;"
        + "font-family:'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',Arial,sans-serif}"
        + "main{width:297mm;height:209.5mm;margin:0 auto;padding:9mm;background:#fff;overflow:hidden;display:flex;"
        + "flex-direction:column}"
        + "h1{margin:0;text-align:center;color:#b8141a;font:bold 24pt/1.2 'STZhongsong','Noto Serif CJK SC','SimSun',serif;"
        + "letter-spacing:2pt}.issue{text-align:center;font-size:11.5pt;padding:1mm 0 2mm;border-bottom:.8mm solid #b8141a}"
        + ".figures{display:flex;gap:2mm;padding:2.5mm 0}.figures div{flex:1;min-width:0;text-align:center;background:#faf6ef;"
        + "padding:1mm;font-size:9pt;line-height:1.35;white-space:nowrap;overflow:hidden}.figures b{display:block;font-size:17pt;"
        + "line-height:1.15;color:#b8141a;font-variant-numeric:tabular-nums}.sides{display:flex;gap:5mm;align-items:flex-start}"
        + "table{width:137mm;table-layout:fixed;border-collapse:collapse;font-variant-numeric:tabular-nums}"
        + "td,th{padding:0 .6mm;border:.2mm solid #d8cdc3;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;"
        + "text-align:right;font-weight:normal}td:first-child,th:first-child,.l{text-align:left}th{background:#b8141a;color:#fff}"
        + ".s td{background:#fbf8f4;color:#b8141a;font-weight:bold}.t td{background:#f3ece6;font-weight:bold}"
        + ".red{background:#b8141a;color:#fff}.black{background:#262626;color:#fff}.bad{color:#b8141a;font-weight:bold}"
        + "footer{margin-top:auto;font-size:7.5pt;color:#606060}@media screen{main{margin:6mm auto}}";

    public static string Render(Rendering r)
    {
        var (w, wall) = (r.Words, Wall.Of(r));
        var m = new Markup();
        m.Raw($"<!DOCTYPE html><html lang=\"{w.Say("zh-CN", "en")}\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Element("title", "", $"{wall.Title} {wall.Issue}").Raw($"<style>{Style}{RowStyle(wall)}</style></head><body><main>")
            .Element("h1", "", wall.Title).Element("div", "class=\"issue\"", wall.Issue);
        Figures(m, wall);
        m.Raw("<div class=\"sides\">");
        Side(m, wall, wall.Left);
        Side(m, wall, wall.Right);
        m.Raw("</div>").Element("footer", "", wall.Foot);
        return m.Raw("</main></body></html>").ToString();
    }

    private static string RowStyle(Wall wall) => string.Create(CultureInfo.InvariantCulture,
        $"td,th{{height:{wall.RowHeight:0.##}mm;font-size:{wall.FontSize * 0.94:0.##}pt;line-height:{wall.RowHeight - 0.3:0.##}mm}}td+td{{font-size:{wall.FontSize * 0.86:0.##}pt}}"
        + $"th{{font-size:{wall.HeadSize * 0.94:0.##}pt}}");

    private static void Figures(Markup m, Wall wall)
    {
        m.Raw("<div class=\"figures\">");
        foreach (var figure in wall.Figures)
            m.Raw("<div>").Text(figure.Unit.Length == 0 ? figure.Name : $"{figure.Name}（{figure.Unit}）")
                .Element("b", "", figure.Value).Text(figure.Week).Raw("<br>")
                .Element("span", figure.IsRed ? "class=\"bad\"" : "", figure.Done).Raw("</div>");
        m.Raw("</div>");
    }

    private static void Side(Markup m, Wall wall, IReadOnlyList<WallRow> rows)
    {
        m.Raw("<table><colgroup>");
        foreach (var width in Wall.Widths)
            m.Raw(string.Create(CultureInfo.InvariantCulture, $"<col style=\"width:{width:0.#}mm\">"));
        m.Raw("</colgroup>");
        foreach (var row in rows)
            Row(m, wall, row);
        m.Raw("</table>");
    }

    private static void Row(Markup m, Wall wall, WallRow row)
    {
        var columns = Wall.Widths.Count;
        switch (row.Kind)
        {
            case WallKind.Section:
                m.Raw($"<tr class=\"s\"><td colspan=\"{columns}\">").Text(row.Name).Raw("</td></tr>");
                break;
            case WallKind.Plain:
                m.Raw($"<tr><td class=\"l\" colspan=\"{columns}\">").Text(wall.Words(row)).Raw("</td></tr>");
                break;
            case WallKind.Red or WallKind.Black:
                m.Raw($"<tr><td class=\"{(row.Kind == WallKind.Red ? "red" : "black")}\">").Text(row.Name)
                    .Raw($"</td><td class=\"l\" colspan=\"{columns - 1}\">").Text(wall.Words(row)).Raw("</td></tr>");
                break;
            default:
                Numbers(m, row);
                break;
        }
    }

    private static void Numbers(Markup m, WallRow row)
    {
        var cell = row.Kind == WallKind.Head ? "th" : "td";
        m.Raw(row.Kind == WallKind.Total ? "<tr class=\"t\">" : "<tr>").Element(cell, "", row.Name);
        for (var i = 0; i < row.Cells.Count; i++)
            m.Element(cell, row.IsRed && i == row.Cells.Count - 2 ? "class=\"bad\"" : "", row.Cells[i]);
        m.Raw("</tr>");
    }
}
