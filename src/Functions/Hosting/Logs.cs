namespace Leads.Functions.Hosting;

/// <summary>Where log entries go: one JSON line each on the standard output, in UTC.</summary>
internal static class Logs
{
    public static void Add(ILoggingBuilder logging, LeadsOptions options)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(options.Log);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        // A start that fails ends the process with its reason; told twice it would be lost in a stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            console.IncludeScopes = false;
        });
    }
}
