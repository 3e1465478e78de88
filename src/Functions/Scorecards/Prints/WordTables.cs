using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards.Prints;

/// <summary>The chapters by chain and by unit: every column of the workbook, on lying pages.</summary>
internal static class WordTables
{
    private static readonly WordTableLook s_look = new(9.5, Padding: 0.6);

    // In talks to rank change, as in the workbook's columns; 225 mm with the names before them.
    private static readonly double[] s_numbers = [9, 9.5, 9.5, 14.5, 13.4, 13.4, 13.4, 13.4, 12.5, 13.4, 14, 8.5, 9.5];

    public static void Write(WordDocument word, Chapters chapters, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        chapters.Next(w.Say("各产业链进展", "By industry chain"));
        var chains = Open(card, w, w.Say("产业链", "Chain"), true, [24, 25, 22]);
        foreach (var row in card.Chains)
            chains.Row([w.Unfilled(row.Name), row.Leader, row.LeadUnit, .. Numbers(row, card.Decimals)]);
        word.Add(Total(chains, card, w, 3));
        Note(word, r);
        chapters.Next(w.Say("各责任单位进展", "By responsible unit")).ParagraphProperties!.PageBreakBefore = new();
        var units = Open(card, w, w.Say("责任单位", "Unit"), false, [71]);
        foreach (var group in card.Units)
        {
            if (group.Name.Length > 0)
                units.Section(group.Name);
            foreach (var row in group.Rows)
                units.Row([w.Unfilled(row.Name), .. Numbers(row, card.Decimals)]);
        }

        word.Add(Total(units, card, w, 1));
        Note(word, r);
    }

    private static WordTable Open(Scorecard card, Wording w, string name, bool chains, double[] names)
    {
        var headers = ScorecardWorkbook.RowColumns(card, w, name, chains).Select(column => column.Header).ToList();
        if (!chains)
            headers.RemoveAt(1); // the class is a line of its own here
        return new WordTable([.. names, .. s_numbers], s_look).Head(headers);
    }

    private static WordTable Total(WordTable table, Scorecard card, Wording w, int names) => table.Row(
    [
        new WordCell(new WordText(w.Say("合计", "Total"), Bold: true, Face: Typefaces.Hei), CellSide.Centre, "F3ECE6", names),
        .. Numbers(card.Total, card.Decimals).Select(cell => cell with { Fill = "F3ECE6", Text = cell.Text with { Bold = true } }),
    ]);

    private static IEnumerable<WordCell> Numbers(ScorecardRow row, int decimals) =>
    [
        WordFigures.Number(Wording.Count(row.InTalks)),
        WordFigures.Number(Wording.Count(row.SignedWeek)),
        WordFigures.Number(Wording.Count(row.Signed)),
        WordFigures.Number(Wording.Yi(row.SignedAmount)),
        WordFigures.Number(Wording.Rate(row.Signing, decimals)),
        WordFigures.Number(Wording.Rate(row.Landing, decimals)),
        WordFigures.Number(Wording.Rate(row.Opening, decimals)),
        WordFigures.Number(Wording.Rate(row.Funds, decimals)),
        WordFigures.Number(row.Pace is { } target ? Wording.Target(target.Target) : "—"),
        WordFigures.Number(row.Pace is { } pace ? Wording.Fixed(pace.Completion, decimals) + "%" : "—"),
        WordFigures.Points(row.Pace, decimals),
        WordFigures.Number(row.Rank is { } rank ? Wording.Count(rank) : "—"),
        WordFigures.Number(MailTables.Moved(row.RankChange)),
    ];

    private static void Note(WordDocument word, Rendering r)
    {
        var (card, w) = (r.Card, r.Words);
        word.Add(WordStyle.Note, w.Say("注：", "") + Sentences.TableNote(card, w));
    }
}
