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

    /// <summary>Bytes that an archive's content may take.</summary>
    public long Room => Options.IsShared ? long.MaxValue : FreeSpace.Of(DataFolder);

    public static LeadsOptions ReadOptions() =>
        LeadsOptions.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <summary>For what copies the data folder as a whole.</summary>
    public void RefuseShared()
    {
        if (Options.IsShared)
            throw new CommandRefusedException(new(
                "备份与恢复只用于单机。Azure 存储请逐个区域 leads export 区域 文件（运行中也可以），用 leads import 文件 装回。",
                "backup and restore are for the one box. On Azure Storage, leads export REGION FILE takes one region "
                + "after the other into a file, also while Leads runs, and leads import FILE brings it back."));
    }

    public void Say(string zh, string en) => Output.Say(new(zh, en));

    /// <summary>Says which storage is looked at.</summary>
    public void SayWhere()
    {
        if (Options.IsShared)
            Say($"存储 {Options.Storage}", $"storage {Options.Storage}");
        else
            Say($"数据文件夹 {DataFolder}", $"data folder {DataFolder}");
    }

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
