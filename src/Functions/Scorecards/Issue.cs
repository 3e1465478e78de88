using System.Text.Json.Serialization;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;

namespace Leads.Functions.Scorecards;

/// <summary>How far an issue is.</summary>
public enum IssueState
{
    /// <summary>Not issued; the timer will.</summary>
    Draft,

    /// <summary>Not issued, and the timer leaves it alone.</summary>
    Held,

    /// <summary>Frozen for good.</summary>
    Issued,
}

/// <summary>An issue as its row holds it; its bytes are files named by their hash.</summary>
public sealed record Issue
{
    /// <summary>Key of its period: 2026-W47, 2026-M11, 2026-Q4, 2026.</summary>
    public required string Week { get; init; }

    public required IssueState State { get; init; }

    /// <summary>第N期; 0 until it is issued.</summary>
    public int Number { get; init; }

    public int Year { get; init; }

    /// <summary>The first day that it tells of; null until it is issued.</summary>
    public DateOnly? First { get; init; }

    /// <summary>When and by whom the state was last set.</summary>
    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>编者按 as the editor wrote it; "" for none.</summary>
    public string Opening { get => field ?? ""; init; }

    /// <summary>Key progress as the editor wrote it; null: the key notes of the week.</summary>
    public IReadOnlyList<KeyProgress>? Progress { get; init; }

    /// <summary>The draft that went to those who may hold it; null: none did.</summary>
    public Draft? Draft { get; init; }

    /// <summary>The frozen model, JSON.</summary>
    public FrozenFile? Model { get; init; }

    /// <summary>The packed facts that it was composed from.</summary>
    public FrozenFile? Facts { get; init; }

    /// <summary>The frozen renderings.</summary>
    public IReadOnlyList<FrozenRendering> Renderings { get; init; } = [];

    /// <summary>What is the same for all readers of a language; null in issues of older versions.</summary>
    public IReadOnlyList<FrozenPrint>? Prints { get; init; }

    /// <summary>PDFs that somebody has asked for; null when nobody has.</summary>
    public IReadOnlyList<FrozenPdf>? Pdfs { get; init; }

    public FrozenRendering? Find(string audience, string language) =>
        Renderings.FirstOrDefault(r => r.Audience == audience && r.Language == language);

    public FrozenPrint? FindPrint(string language) => Prints?.FirstOrDefault(print => print.Language == language);

    public FrozenPdf? FindPdf(string language, Format format) =>
        Pdfs?.FirstOrDefault(pdf => pdf.Language == language && pdf.Format == format);
}

/// <summary>A draft as it was mailed.</summary>
public sealed record Draft(DateTimeOffset At, FrozenFile Model, IReadOnlyList<FrozenRendering> Renderings);

/// <summary>A stored file: its hash is its name, so that it cannot be overwritten by anything else.</summary>
public sealed record FrozenFile(string Sha256, long Length);

/// <summary>The files of one set of audiences in one language.</summary>
public sealed record FrozenRendering(string Audience, string Language, FrozenFile Html, FrozenFile Text,
    FrozenFile Workbook);

/// <summary>What is printed, hung up and pasted, in one language.</summary>
public sealed record FrozenPrint(string Language, FrozenFile Word, FrozenFile Wall, FrozenFile Chat);

/// <summary>A PDF as it was made when it was first asked for.</summary>
public sealed record FrozenPdf(string Language, Format Format, FrozenFile File);

/// <summary>
/// The newest issue of a region and kind: whoever issues replaces this row, so that numbers have neither gaps nor twins.
/// </summary>
public sealed record IssueHead(string Week);

/// <summary>Something that is to be mailed to people: the issue, a resend of it, or a correction.</summary>
public sealed record Dispatch
{
    /// <summary><c>draft</c>, <c>issue</c>, <c>resend-…</c>, <c>correction-…</c>.</summary>
    public required string Kind { get; init; }

    public required string Week { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>The text of a correction; null otherwise.</summary>
    public string? Text { get; init; }

    /// <summary>The people, as they were registered then.</summary>
    public required IReadOnlyList<Addressee> People { get; init; }
}

/// <summary>A person of a dispatch.</summary>
public sealed record Addressee(string Id, string Name, string Email, string Audience, string Language);

/// <summary>What became of one mail.</summary>
public enum MailState
{
    /// <summary>Nobody has begun to send it.</summary>
    Waiting,

    /// <summary>Being sent, or its sender died a short while ago.</summary>
    Sending,

    /// <summary>It has left.</summary>
    Sent,

    /// <summary>The receiving server has taken it; known from SendGrid's events only.</summary>
    Delivered,

    /// <summary>The receiving server would not have it, or SendGrid would not send it; it has not arrived.</summary>
    Bounced,

    /// <summary>The mail server refuses it for good; it has not left.</summary>
    Refused,

    /// <summary>
    /// Its sender died and nobody can know, or it came here with a restore or an import before its end was known; only
    /// a resend repeats it.
    /// </summary>
    Unknown,
}

/// <summary>The claim on one mail, and its end.</summary>
/// <param name="Reason">What the mail server said when it refused or bounced; null otherwise.</param>
public sealed record MailRecord(string Id, MailState State, DateTimeOffset At, string? Reason = null);

/// <summary>One mail as it is shown.</summary>
public sealed record MailOnWire(
    string Recipient, string Name, string Kind, MailState State, DateTimeOffset? At, string? Reason = null);

/// <summary>An issue as it is answered.</summary>
public sealed record IssueOnWire(
    string Week,
    IssueState State,
    int? Number,
    int? Year,
    DateOnly First,
    DateOnly Last,
    DateTimeOffset At,
    string By,
    string? Sha256,
    IReadOnlyList<MailOnWire>? Mails)
{
    public static IssueOnWire Of(Issue issue, IReadOnlyList<MailOnWire>? mails)
    {
        var period = Domain.Scorecards.Period.Parse(issue.Week);
        var issued = issue.State == IssueState.Issued;
        return new IssueOnWire(
            issue.Week,
            issue.State,
            issued ? issue.Number : null,
            issued ? issue.Year : null,
            issue.First ?? period.First,
            period.Last,
            issue.At,
            issue.By,
            issue.Model?.Sha256,
            mails);
    }
}

/// <summary>Body of <c>…/hold</c>.</summary>
public sealed record HoldRequest(bool? Held = null);

/// <summary>Body of <c>…/resend</c>: ids of recipients; none = everybody who got the issue.</summary>
public sealed record ResendRequest(IReadOnlyList<string?>? Recipients = null);

/// <summary>Body of <c>…/correction</c>.</summary>
public sealed record CorrectionNotice(string? Text = null);

/// <summary>What was sent off.</summary>
public sealed record DispatchOnWire(string Week, string Kind, DateTimeOffset At, string By,
    IReadOnlyList<MailOnWire> Mails);

/// <summary>The mails of an issue.</summary>
public sealed record MailsOnWire(IReadOnlyList<MailOnWire> Items);

[JsonSerializable(typeof(Scorecard))]
[JsonSerializable(typeof(Issue))]
[JsonSerializable(typeof(IssueHead))]
[JsonSerializable(typeof(Dispatch))]
[JsonSerializable(typeof(MailRecord))]
[JsonSerializable(typeof(IssueOnWire))]
[JsonSerializable(typeof(Page<IssueOnWire>))]
[JsonSerializable(typeof(MailsOnWire))]
[JsonSerializable(typeof(DispatchOnWire))]
[JsonSerializable(typeof(HoldRequest))]
[JsonSerializable(typeof(ResendRequest))]
[JsonSerializable(typeof(CorrectionNotice))]
[JsonSerializable(typeof(DraftBody))]
[JsonSerializable(typeof(DraftOnWire))]
[JsonSerializable(typeof(MailPause))]
[JsonSerializable(typeof(ResumedMail))]
[JsonSerializable(typeof(NotedEvents))]
internal sealed partial class ScorecardJson : JsonSerializerContext
{
    public static ScorecardJson Wire { get; } = new(Json.WireOptions());

    public static ScorecardJson Stored { get; } = new(Json.StoredOptions());
}
