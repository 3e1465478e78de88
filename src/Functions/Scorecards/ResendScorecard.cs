using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>
/// Mails an issue again, or a correction notice about it: a person's explicit act, kept with who and when. The same
/// correction is mailed once.
/// </summary>
internal sealed class ResendScorecard(
    RegionStore regions, IssueStore issues, IRegionStorage storage, Writes writes, SendScorecard mails,
        TimeProvider clock)
{
    private const int LongestNotice = 4000;
    private const int LongestId = 64;
    private const int MostNamed = 1000;

    public async Task<IResult> ResendAsync(HttpContext context, string region, string week)
    {
        var body = await Json.ReadAsync(context.Request, ScorecardJson.Wire.ResendRequest, new ResendRequest());
        return body.IsRead
            ? await SendAsync(context, region, week, body.Value.Recipients, ResendKind(clock.GetUtcNow()), null)
            : body.Problem;
    }

    public async Task<IResult> CorrectAsync(HttpContext context, string region, string week)
    {
        var body = await Json.ReadAsync(context.Request, ScorecardJson.Wire.CorrectionNotice);
        if (!body.IsRead)
            return body.Problem;
        var fields = new Fields();
        var text = fields.OptionalText("text", body.Value.Text, LongestNotice, lines: true);
        if (text.Length == 0)
            fields.Refuse("text", Say.Missing);
        return fields.Problem ?? await SendAsync(context, region, week, null, CorrectionKind(text), text);
    }

    private static string ResendKind(DateTimeOffset now) =>
        "resend-" + now.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);

    private static string CorrectionKind(string text) =>
        "correction-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];

    private async Task<IResult> SendAsync(
        HttpContext context, string region, string week, IReadOnlyList<string?>? named, string kind, string? text)
    {
        if (await regions.LoadAsync(region, context.RequestAborted) is not { } registry)
            return RegionRoutes.NoSuchRegion(region);
        if (!Period.TryParse(week, out _)
            || await issues.DispatchAsync(region, week, SendScorecard.IssueKind, context.RequestAborted)
                is not { } issued)
            return ScorecardRoutes.NotIssued;
        var write = await writes.BeginAsync(context, region);
        if (write.Settled is { } settled)
            return settled;
        var fields = new Fields();
        var people = await PeopleAsync(region, issued, named, fields, context.RequestAborted);
        if (fields.Problem is { } problem)
            return problem;
        return await CommitAsync(region, write, new Dispatch
        {
            Kind = kind,
            Week = week,
            At = Composition.Local(registry, clock.GetUtcNow()),
            By = context.Caller().Name,
            Text = text,
            People = people,
        });
    }

    private async Task<IResult> CommitAsync(string region, Write write, Dispatch dispatch)
    {
        var waiting = dispatch.People.Select(p => new MailOnWire(p.Id, p.Name, dispatch.Kind, MailState.Waiting, null));
        var answer = Answer.Ok(
            new DispatchOnWire(dispatch.Week, dispatch.Kind, dispatch.At, dispatch.By, [.. waiting]),
            ScorecardJson.Wire.DispatchOnWire);
        var insert = new Operation.Insert(
            IssueStore.DispatchKey(dispatch.Week, dispatch.Kind),
                IssueStore.Bytes(dispatch, ScorecardJson.Stored.Dispatch));
        var deed = new Deed(
            dispatch.Text is null ? "issueResent" : "correctionSent",
            $"{dispatch.Week}: {string.Join(", ", dispatch.People.Select(person => person.Id))}");
        var written = await write.CommitAsync([insert], answer, deed);
        if (written.IsNew)
            mails.Hand(region, dispatch);
        if (written.Answer is { } given)
            return given;
        var first = (await issues.DispatchAsync(region, dispatch.Week, dispatch.Kind, CancellationToken.None))!;
        return Answer.Ok(
            new DispatchOnWire(first.Week, first.Kind, first.At, first.By,
                await issues.MailsAsync(region, [first], CancellationToken.None)),
            ScorecardJson.Wire.DispatchOnWire);
    }

    /// <summary>Those who got the issue; a named one may have been registered since.</summary>
    private async Task<IReadOnlyList<Addressee>> PeopleAsync(
        string region, Dispatch issued, IReadOnlyList<string?>? named, Fields fields, CancellationToken stop)
    {
        if (named is null || named.Count == 0)
            return issued.People;
        var people = new List<Addressee>();
        foreach (var id in fields.Texts("recipients", named, MostNamed, LongestId))
        {
            var person = issued.People.FirstOrDefault(p => p.Id == id)
                ?? (await storage.FindAsync(region, RowKeys.Recipient(id), stop) is { } row
                    ? Freezing.AddresseeOf(RegionDocuments.ReadRecipient(row))
                    : null);
            if (person is null)
                fields.Refuse("recipients", Say.NoSuch(RegionRoutes.RecipientWord, id));
            else
                people.Add(person);
        }

        return people;
    }
}
