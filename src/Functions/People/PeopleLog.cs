using Leads.Functions.Audit;

namespace Leads.Functions.People;

/// <summary>
/// What happens at the door: who came in, who was refused, who changed whose rights. It is in the trail of
/// <see cref="PeopleStore.Partition"/>, and a line of the log.
/// </summary>
internal sealed partial class PeopleLog(ActivityLog activity, ILogger<PeopleLog> logger)
{
    public Task NoteAsync(string what, string who, string details)
    {
        Log.Noted(logger, what, who, details);
        return activity.NoteAsync(PeopleStore.Partition, what, who, details);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{What} {Who} ({Details})")]
        public static partial void Noted(ILogger logger, string what, string who, string details);
    }
}
