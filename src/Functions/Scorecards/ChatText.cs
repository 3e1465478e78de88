using Leads.Domain.Scorecards;

namespace Leads.Functions.Scorecards;

/// <summary>The issue in so few words that it can be pasted into a chat group.</summary>
public static class ChatText
{
    /// <summary>Characters that a group still reads, the link on top; English takes more of them for the same.</summary>
    public static int Most(Wording w) => w.Language == "en" ? 600 : 300;

    /// <summary>
    /// The text. When it is too long, first the classes' names go, then names from the lists' ends, then the ends of
    /// names.
    /// </summary>
    public static string Render(Rendering r)
    {
        var longest = r.Card.Lists.SelectMany(list => new[] { list.Red.Count, list.Black.Count }).Append(0).Max();
        var text = Whole(r, longest, classes: true);
        for (var names = longest; text.Length > Most(r.Words) && names > 0; names--)
            text = Whole(r, names, classes: false);
        if (text.Length > Most(r.Words))
            text = Whole(r, 1, classes: false, letters: 8);
        return $"{text}\n{r.Page}\n";
    }

    private static string Whole(Rendering r, int names, bool classes, int letters = int.MaxValue)
    {
        var (card, w) = (r.Card, r.Words);
        string[] lines =
        [
            w.Subject(card),
            .. Sentences.Short(card, w),
            Names(r, w.Say("红榜：", "Red: "), list => list.Red, names, classes, letters),
            Names(r, w.Say("黑榜：", "Black: "), list => list.Black, names, classes, letters),
            Warnings(card, w),
        ];
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    /// <summary>The names of one colour, class by class; "" when nobody is listed.</summary>
    private static string Names(
        Rendering r, string colour, Func<RankList, IReadOnlyList<RankEntry>> side, int names, bool classes,
        int letters)
    {
        var w = r.Words;
        var all = r.Card.Lists.Where(list => side(list).Count > 0).Select(list =>
            (classes ? w.ClassName(list) + " " : "")
            + string.Join(w.Say("、", ", "), side(list).Take(names).Select(entry => Cut(entry.Name, letters)))
            + (side(list).Count > names ? w.Say("等", " …") : ""));
        var text = string.Join(w.Say("；", "; "), all);
        return text.Length == 0 ? "" : colour + text;
    }

    private static string Cut(string name, int letters) => name.Length <= letters ? name : name[..letters] + "…";

    private static string Warnings(Scorecard card, Wording w) => card.WarningCounts.MaxBy(count => count.Projects) is not { } most
        ? w.Say("预警：无。", "Warnings: none.")
        : w.Say(
            $"预警{card.Warnings.Count}个项目，最多：{w.NameOf(most.Kind)}{most.Projects}个。",
            $"Warnings: {card.Warnings.Count} projects, most: {w.NameOf(most.Kind)}, {most.Projects}.");
}
