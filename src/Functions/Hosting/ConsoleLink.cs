using Leads.Functions.People;

namespace Leads.Functions.Hosting;

/// <summary>
/// How an operator gets into a process that has just started: by a one-time link on its console. Not a log entry: logs
/// are kept and shipped, a link is for the eyes at this console.
/// </summary>
internal sealed partial class ConsoleLink(
    LeadsOptions options, OneTimeLinks links, PeopleStore people, ILogger<ConsoleLink> logger)
{
    /// <param name="isAsked">Whether the process was started with <c>--link</c>.</param>
    public async Task PrintAsync(bool isAsked, CancellationToken stop)
    {
        try
        {
            if (options.IsHandler)
                await WarnAsync(stop);
            else if (options.Demo || isAsked)
                Console.WriteLine(await links.CreateAsync("/app/"));
            else if (options.Token is null && await IsEmptyAsync(stop))
                Console.WriteLine("第一次使用，请打开此链接建立管理员 / Open this once to enter the first administrator: "
                    + await links.CreateAsync(SetUpPage.Address));
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            Log.NotMade(logger, failure);
        }
    }

    // Where the Functions host stands in front there is no console, and Easy Auth knows only people who are entered.
    private async Task WarnAsync(CancellationToken stop)
    {
        if (options.Token is null && await IsEmptyAsync(stop))
            Log.NobodyCanComeIn(logger);
    }

    private async Task<bool> IsEmptyAsync(CancellationToken stop) => (await people.LoadAsync(stop)).People.Count == 0;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The link could not be made; start again to get one")]
        public static partial void NotMade(ILogger logger, Exception failure);

        [LoggerMessage(2, LogLevel.Warning,
            "Nobody is entered yet and LEADS_TOKEN is not set, so nobody can come in: set it, and enter the first "
            + "administrator with it (docs/operating.md, People)")]
        public static partial void NobodyCanComeIn(ILogger logger);
    }
}
