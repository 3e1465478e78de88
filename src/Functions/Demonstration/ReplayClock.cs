namespace Leads.Functions.Demonstration;

/// <summary>A clock that is set by hand, so that past weeks can be recorded as they would have been.</summary>
internal sealed class ReplayClock : TimeProvider
{
    /// <summary>The moment it shows.</summary>
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
