using System.Text.Json;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary>One command of the program.</summary>
/// <param name="Arguments">As help shows them.</param>
/// <param name="Run">Answers the exit code; null when the arguments are not what it takes.</param>
internal sealed record Command(
    string Name, string Arguments, Text Summary, Func<string[], CommandWork, Task<int>?> Run);

/// <summary>What the program does instead of serving, when its first argument is a word.</summary>
internal static class CommandTable
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongCall = 2;

    private static readonly Command[] s_all =
    [
        new("export", "REGION FILE", new("把一个区域的全部数据和文件写入压缩包", "write a whole region with its files to a zip archive"),
            (args, work) => args is [var region, var file] ? new ExportRegion(work).RunAsync(region, file) : null),
        new("import", "FILE",
            new("装入导出的区域（单机须先停止进程）", "bring an exported region into this installation (one box: stopped)"),
            (args, work) => args is [var file] ? new ImportRegion(work).RunAsync(file) : null),
        new("backup", "FILE",
            new("备份数据库和全部文件，运行中也可以（仅单机）",
                "back up the database and all files, also while Leads runs (one box)"),
            (args, work) => args is [var file] ? new BackUp(work).RunAsync(file) : null),
        new("restore", "FILE [--replace]",
            new("恢复备份（仅单机，须先停止进程）；--replace 把现有数据移到一旁",
                "restore a backup (one box, stopped); --replace moves what is there aside"),
            (args, work) => args switch
            {
                [var file] => new Restore(work).RunAsync(file, replace: false),
                [var file, "--replace"] => new Restore(work).RunAsync(file, replace: true),
                ["--replace", var file] => new Restore(work).RunAsync(file, replace: true),
                _ => null,
            }),
        new("doctor", "", new("检查数据、看板和文件，只读", "check rows, boards and files; changes nothing"),
            (args, work) => args is [] ? new Doctor(work).RunAsync() : null),
        new("verify", "", new("核对留痕：逐条检查每条链和封签，只读", "walk every chain of the trail and its seals; changes nothing"),
            (args, work) => args is [] ? new Verify(work).RunAsync() : null),
        new("help", "", new("显示本说明", "this text"), (args, work) => args is [] ? Task.FromResult(Help(work.Output)) : null),
    ];

    /// <summary>Whether these arguments name a command, known or not.</summary>
    public static bool Names(string[] args) => args is [var first, ..] && (!first.StartsWith('-') || IsHelp(first));

    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        var name = IsHelp(args[0]) ? "help" : args[0];
        if (name == "help")
            return Help(output);
        try
        {
            var work = new CommandWork(CommandWork.ReadOptions(), TimeProvider.System, output);
            if (Array.Find(s_all, command => command.Name == name)?.Run(args[1..], work) is { } running)
                return await running;
        }
        catch (CommandRefusedException refused)
        {
            output.Say(refused.What);
            return Refused;
        }
        catch (StorageRefusedException refused)
        {
            output.Say(new("数据文件夹或存储不能使用：", refused.Message));
            return Refused;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or StorageFailedException)
        {
            output.Say(new("磁盘或存储读写失败，未完成：", $"The disk or the storage refused, it is not done: {failure.Message}"));
            return Refused;
        }
        catch (JsonException damage)
        {
            output.Say(new("数据行已损坏，未完成；请运行 leads doctor。", $"A row is damaged, it is not done; run leads doctor: {damage.Message}"));
            return Refused;
        }

        output.Say(new($"没有这样的命令：{string.Join(' ', args)}", $"There is no such command: {string.Join(' ', args)}"));
        Help(output);
        return WrongCall;
    }

    private static int Help(TextWriter output)
    {
        output.WriteLine("leads [--link]");
        output.Say(new("启动服务；--link 打印一次性登录链接", "start and serve; --link prints a one-time link"), "    ");
        foreach (var command in s_all)
        {
            output.WriteLine($"leads {command.Name} {command.Arguments}".TrimEnd());
            output.Say(command.Summary, "    ");
        }

        output.Say(new(
            "退出码：0 完成；1 拒绝、失败或检查发现问题；2 命令或设置有误。设置与启动服务时相同（LEADS_DATA、LEADS_STORAGE 等）。",
            "Exit codes: 0 done; 1 refused, failed or something found wrong; 2 a wrong call or setting. "
            + "The settings are those of the service (LEADS_DATA, LEADS_STORAGE …)."));
        return Done;
    }

    private static bool IsHelp(string word) => word is "help" or "--help" or "-h";
}
