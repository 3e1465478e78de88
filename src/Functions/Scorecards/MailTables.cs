using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>The tables by chain and by unit: two figures a cell, so that seven columns hold all of them.</summary>
internal static class MailTables
{
    public static void Write(Markup m, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        MailHtml.Heading(m, w.Say("产业链", "By industry chain"), w.Say("链长 · 牵头单位", "chain leader · lead unit"));
        var table = Open(m, r, w.Say("产业链", "Chain"));
        for (var i = 0; i < card.Chains.Count; i++)
            Row(table, r, card.Chains[i], Places.Chain(i));
        Total(table, r);
        MailHtml.Heading(m, w.Say("责任单位", "By responsible unit"), w.Say("分类排名", "ranked within each class"));
        table = Open(m, r, w.Say("责任单位", "Unit"));
        var unit = 0;
        foreach (var group in card.Units)
        {
            if (group.Name.Length > 0)
                table.Section(group.Name);
            foreach (var row in group.Rows)
                Row(table, r, row, Places.Unit(unit++));
        }

        Total(table, r);
        MailHtml.Note(m, Sentences.TableNote(card, w));
    }

    internal static MailTable Open(Markup m, Rendering r, string name)
    {
        var w = r.Words;
        var table = new MailTable(m);
        table.Open(
            [name, w.Say("本年签约", "Signed"), w.Say("签约额", "Amount"), w.Say("签约率", "Signing"), w.Say("开工率", "Opening"),
                w.Say("完成率", "Done"), w.Say("名次", "Rank")],
            ["", w.This(r.Card), w.Say("在谈", "in talks"), w.Say("落地率", "landing"), w.Say("到位率", "funds"),
                w.Say("超/欠", "± time"), ""]);
        return table;
    }

    internal static void Row(MailTable table, Rendering r, ScorecardRow row, string place, bool total = false)
    {
        var (w, decimals) = (r.Words, r.Card.Decimals);
        string? Link(string figure) => r.LinksEverywhere || total ? r.Explain(place, figure) : null;
        var people = string.Join(" · ", new[] { row.Leader, row.LeadUnit }.Where(s => s.Length > 0));
        var name = total ? w.Say("合计", "Total") : w.Unfilled(row.Name);
        table.Row(total).Link(r.Explain(place, "signed"), name, people, left: true)
            .Pair((Wording.Count(row.Signed), Link("signed")),
                (row.SignedWeek > 0 ? "+" + Wording.Count(row.SignedWeek) : "0", Link("signedWeek")))
            .Pair((Wording.Yi(row.SignedAmount), Link("amount")), (Wording.Count(row.InTalks), Link("inTalks")))
            .Pair((Wording.Rate(row.Signing, decimals), Link("signing")),
                (Wording.Rate(row.Landing, decimals), Link("landing")))
            .Pair((Wording.Rate(row.Opening, decimals), Link("opening")),
                (Wording.Rate(row.Funds, decimals), Link("funds")));
        if (row.Pace is { } pace)
            table.Pair((Wording.Fixed(pace.Completion, decimals) + "%", null),
                (Wording.Points(pace.Points, decimals), null),
                MailFigures.ColourOf(pace.Light));
        else
            table.Cell("—", grey: true);
        table.Cell(row.Rank is { } rank ? Wording.Count(rank) : "—", Moved(row.RankChange), grey: row.Rank is null,
            bold: row.Rank is not null);
    }

    internal static string Moved(int? places) => places switch
    {
        null => "",
        > 0 => "↑" + places,
        < 0 => "↓" + -places,
        _ => "→",
    };

    private static void Total(MailTable table, Rendering r)
    {
        Row(table, r, r.Card.Total, Places.Total, total: true);
        table.Close();
    }
}
