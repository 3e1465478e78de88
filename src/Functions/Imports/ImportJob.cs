using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Imports;

/// <summary>
/// A commit or an undo that was asked for and has not ended: who asked and when, so that it does the same whenever and
/// wherever it is taken up again.
/// </summary>
public sealed record ImportJob(string By, DateTimeOffset At, DateOnly Today)
{
    public Author AuthorIn(Region region) =>
        new(By, At, Today, Recognises: true) { Rules = region.Settings.Recognition };
}

/// <summary>Why a job could not be done and the import is again what it was before.</summary>
public sealed record ImportFailure(DateTimeOffset At, string Zh, string En)
{
    public Text Message => new(Zh, En);
}

/// <summary>How far a job is, in rows of its file.</summary>
public sealed record ImportProgress(ImportPhase Phase, int Done, int Total);

/// <summary>What a job is doing.</summary>
public enum ImportPhase
{
    /// <summary>Not taken up yet, or interrupted.</summary>
    Waiting,

    /// <summary>The file, or what the import did, is being read.</summary>
    Reading,

    /// <summary>The rows are compared with what is known.</summary>
    Comparing,

    /// <summary>The planned rows are looked at for what a clerk should look at, too.</summary>
    Checking,

    /// <summary>What is to be written is made ready.</summary>
    Preparing,

    /// <summary>Everything is written at once.</summary>
    Recording,
}
