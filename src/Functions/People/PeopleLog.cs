namespace Leads.Functions.People;

/// <summary>What happens at the door, for the trail: who came in, who was refused, who changed whose rights.</summary>
internal sealed partial class PeopleLog(ILogger<PeopleLog> logger)
{
    public Task NoteAsync(string what, string who, string details)
    {
        Log.Noted(logger, what, who, details);
        return Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{What} {Who} ({Details})")]
        public static partial void Noted(ILogger logger, string what, string who, string details);
    }
}
