using Leads.Functions.Hosting;
using Leads.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Commands;

/// <summary>The command cannot be done, and nothing was changed; the message says why and what to do.</summary>
internal sealed class CommandRefusedException(Text what) : Exception(what.En)
{
    public Text What { get; } = what;
}

/// <summary>What every command works with.</summary>
internal sealed record CommandWork(LeadsOptions Options, TimeProvider Clock, TextWriter Output)
{
    public string DataFolder => Options.DataFolder;

    public static LeadsOptions ReadOptions()
    {
        var options = LeadsOptions.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        return options.Storage is StorageChoice.Sqlite
            ? options
            : throw new LeadsOptionsException(["- LEADS_STORAGE: the commands work with sqlite only in this build."]);
    }

    public void Say(string zh, string en) => Output.Say(new(zh, en));

    /// <summary>The storage of a folder that nobody else holds.</summary>
    public static SqliteStorage Open(string folder) =>
        SqliteStorage.Open(new SqliteOptions(folder), NullLogger<SqliteStorage>.Instance);
}

internal static class CommandOutput
{
    /// <summary>Both languages, a line each: nobody has told this program yet who reads.</summary>
    public static void Say(this TextWriter output, Text text, string indent = "")
    {
        output.WriteLine(indent + text.Zh);
        output.WriteLine(indent + text.En);
    }
}
