using Leads.Functions.Audit;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>The regions whose mail goes out again.</summary>
public sealed record ResumedMail(IReadOnlyList<string> Regions);

/// <summary>
/// <c>POST /api/mail/resume</c>: a person's word that the mail of restored and imported regions may go out again.
/// </summary>
internal sealed partial class ResumeMail(IRegionStorage storage, Pumps pumps, ActivityLog activity, ILogger<ResumeMail> logger)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var resumed = new List<string>();
        foreach (var region in await storage.ListRegionsAsync(context.RequestAborted))
        {
            if (await storage.FindAsync(region, MailPause.RowKey, context.RequestAborted) is not { } pause
                || !(await storage.CommitAsync(region, [new Operation.Delete(pause.Key, pause.ETag)], default)).Done)
                continue;
            Log.Resumed(logger, region, context.Caller().Name);
            await activity.NoteAsync(region, "mailResumed", context.Caller().Name, "");
            resumed.Add(region);
        }

        pumps.Send(SendScorecard.Queue, SendScorecard.Resume);
        return Answer.Ok(new ResumedMail(resumed), ScorecardJson.Wire.ResumedMail);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The mail of {Region} was resumed by {Caller}")]
        public static partial void Resumed(ILogger logger, string region, string caller);
    }
}
