using System.Globalization;
using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>The points ledger (加减分台账) of a quarterly or yearly issue, as mail, text and workbook print it.</summary>
internal static class PointLines
{
    public static string Heading(Wording w) => w.Say("加减分台账", "Points");

    public static IReadOnlyList<string> Columns(Scorecard card, Wording w) =>
    [
        w.Say("单位/产业链", "Unit or chain"), w.Say("上期累计", "Before"), w.Say("基础分", "Base"), w.Say("加分", "Bonus"),
        w.Say("扣分", "Deducted"), w.Column(card) + w.Say("合计", ""), w.Say("补记/冲销", "Late"),
        w.Say("本年累计", "Year"), w.Say("名次", "Rank"),
    ];

    /// <summary>A row's numbers in the order of the columns.</summary>
    public static IReadOnlyList<decimal> Sums(PointRow row) =>
        [row.Before, row.Base, row.Bonus, row.Deduction, row.Period, row.Late, row.Year];

    public static string Number(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Place(PointRow row, Wording w) =>
        row.IsVetoed ? w.Say("否决", "veto") : row.Rank?.ToString(CultureInfo.InvariantCulture) ?? "—";

    public static string Rule(Wording w) => w.Say(
        "上期累计＋基础分＋加分－扣分＋补记/冲销＝本年累计；一票否决的不排名。",
        "Before + base + bonus − deducted + late = year; who has a veto has no place.");

    /// <summary>One entry: day, whose, what, why, what proves it.</summary>
    public static string Entry(PointEntry entry, PointTable table, Wording w)
    {
        var name = table.Rows.FirstOrDefault(row => row.IsChain == entry.IsChain && row.Key == entry.Key)?.Name ?? entry.Key;
        var kind = entry.Kind switch
        {
            PointKind.Base => w.Say("基础分", "base"),
            PointKind.Bonus => w.Say("加分", "bonus"),
            PointKind.Deduction => w.Say("扣分", "deduction"),
            PointKind.Veto => w.Say("否决", "veto"),
        };
        var reversal = entry.Reverses is null ? "" : w.Say("冲销", "reversal of ");
        var points = entry.Kind == PointKind.Veto ? "" : " " + (entry.Effect > 0 ? "+" : "") + Number(entry.Effect);
        var evidence = entry.Evidence.Length > 0 ? w.Say($"（{entry.Evidence}）", $" ({entry.Evidence})") : "";
        return $"{w.Day(entry.On)} {name} {reversal}{kind}{points}{w.Say("：", ": ")}{entry.Reason}{evidence}";
    }

    public static void Write(Markup m, Rendering r)
    {
        if (r.Card.Points is not { } points)
            return;
        MailHtml.Heading(m, Heading(r.Words));
        var table = new MailTable(m);
        table.Open(Columns(r.Card, r.Words));
        foreach (var row in points.Rows)
            table.Row().Cell(row.Name, left: true).Cell(Number(row.Before), grey: true).Cell(Number(row.Base))
                .Cell(Number(row.Bonus), colour: row.Bonus > 0 ? MailHtml.Green : "")
                .Cell(Number(row.Deduction), colour: row.Deduction > 0 ? MailHtml.Red : "")
                .Cell(Number(row.Period)).Cell(Number(row.Late)).Cell(Number(row.Year), bold: true)
                .Cell(Place(row, r.Words), colour: row.IsVetoed ? MailHtml.Red : "");
        table.Close();
        MailHtml.Note(m, Rule(r.Words));
        foreach (var entry in points.Entries.Take(r.ListLines))
            m.Element("div", "style=\"font-size:13px\"", Entry(entry, points, r.Words));
        if (points.Entries.Count > r.ListLines)
            MailHtml.Note(m, r.Words.Say($"其余 {points.Entries.Count - r.ListLines} 笔见附件。",
                $"{points.Entries.Count - r.ListLines} more in the attachment."));
    }
}
