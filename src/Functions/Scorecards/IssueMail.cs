using System.Text;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.Mail;

namespace Leads.Functions.Scorecards;

/// <summary>Makes the mails of a dispatch from what was frozen.</summary>
public sealed class IssueMail(IssueStore issues, LeadsOptions options)
{
    /// <summary>The mail to a person; null when it has lost its sense: the draft of an issue that is out.</summary>
    public async Task<MailMessage?> ToAsync(string region, Dispatch dispatch, Addressee person, CancellationToken stop)
    {
        var issue = (await issues.FindAsync(region, Period.Parse(dispatch.Week), stop))!.Value.Issue;
        var isDraft = dispatch.Kind == SendScorecard.DraftKind;
        if (isDraft && issue.State == IssueState.Issued)
            return null;
        var card = await issues.ModelAsync(region, isDraft ? issue.Draft!.Model : issue.Model!, stop);
        var words = Wording.Of(person.Language);
        var mail = new MailMessage
        {
            Id = MailClaims.IdOf(region, dispatch, person),
            From = new MailAddress(words.Say(card.RegionName, card.RegionName + " ") + words.Title(card),
                options.Mail.From),
            To = new MailAddress(person.Name, person.Email),
            ReplyTo = options.Mail.ReplyTo,
            Date = dispatch.At,
            Subject = words.Subject(card),
            Text = "",
        };
        if (dispatch.Text is { } text)
            return mail with { Subject = words.Say("【更正通知】", "[Correction] ") + mail.Subject, Text = text + "\n" };
        var rendering = isDraft
            ? issue.Draft!.Renderings.First(r => r.Audience == "all" && r.Language == words.Language)
            : issue.Find(person.Audience, person.Language) ?? issue.Find("all", words.Language)!;
        return mail with
        {
            Subject = PrefixOf(dispatch, words) + mail.Subject,
            Text = Encoding.UTF8.GetString((await issues.BytesAsync(region, rendering.Text, stop)).Span),
            Html = Encoding.UTF8.GetString((await issues.BytesAsync(region, rendering.Html, stop)).Span),
            Attachment = new MailAttachment(
                FileName(card, words), Workbooks.ContentType,
                await issues.BytesAsync(region, rendering.Workbook, stop)),
        };
    }

    private static string PrefixOf(Dispatch dispatch, Wording words) => dispatch.Kind switch
    {
        SendScorecard.IssueKind => "",
        SendScorecard.DraftKind => words.Say("（草稿）", "(draft) "),
        _ => words.Say("（重发）", "(again) "),
    };

    private static string FileName(Scorecard card, Wording words) =>
        words.Say($"{words.Title(card)}{card.Year}年第{card.Number}期.xlsx",
            $"{words.Title(card)} {card.Year}-{card.Number}.xlsx");
}
