using System.Diagnostics;
using System.Globalization;
using System.Text;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Mail;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

/// <summary>kill -9 in the middle of everything that writes. Prints one table when all is over.</summary>
public sealed class KillMatrixTests(KillMatrix matrix) : IClassFixture<KillMatrix>, IDisposable
{
    private static readonly int s_kills = Environment.GetEnvironmentVariable("LEADS_TEST_LONG") == "on" ? 25 : 2;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("capture")]
    [InlineData("fact")]
    [InlineData("correction")]
    [InlineData("fold")]
    [InlineData("import")]
    [InlineData("undo")]
    [InlineData("issue")]
    [InlineData("mail")]
    [InlineData("backup")]
    public async Task Whatever_is_killed_loses_nothing_acknowledged_and_leaves_no_half(string name)
    {
        using var server = name is "issue" or "mail" ? await MailServer.StartAsync() : null;
        using var activity = Of(name, server);
        await KillAsync(activity, name, seed: Environment.TickCount);
        await LeadsCommand.DoneAsync(_folder.Path, "doctor");
        await activity.EndAsync(_folder.Path);
    }

    private KilledActivity Of(string name, MailServer? server) => name switch
    {
        "capture" => new KilledCaptures(),
        "fact" => new KilledFacts(),
        "correction" => new KilledCorrections(),
        "fold" => new KilledFolds(),
        "import" or "undo" => new KilledImports(undo: name == "undo"),
        "issue" or "mail" => new KilledIssues(server!, mailing: name == "mail"),
        "backup" => new KilledBackups(_folder.Path),
        _ => throw new UnreachableException(name),
    };

    private async Task KillAsync(KilledActivity activity, string name, int seed)
    {
        var random = new Random(seed);
        var whole = activity.Ends ? await MeasureAsync(activity) * 1.2 : TimeSpan.FromMilliseconds(200);
        var process = await KilledProcess.StartAsync(_folder.Path, activity.Settings);
        try
        {
            for (var kill = 1; kill <= s_kills; kill++)
            {
                await activity.PrepareAsync(process, kill);
                var moment = whole * random.NextDouble();
                await activity.KillAsync(process, moment);
                process.Dispose();
                process = await KilledProcess.StartAsync(_folder.Path, activity.Settings);
                matrix.Note(name, kill, seed, moment, await activity.CheckAsync(process));
            }
        }
        finally
        {
            process.Dispose();
        }
    }

    /// <summary>What it takes, once under way, in a new process that nobody kills.</summary>
    private async Task<TimeSpan> MeasureAsync(KilledActivity activity)
    {
        using var process = await KilledProcess.StartAsync(_folder.Path, activity.Settings);
        await activity.PrepareAsync(process, 0);
        var watch = Stopwatch.StartNew();
        await activity.ActAsync(process, watch.Restart);
        return watch.Elapsed;
    }
}

/// <summary>The table of all kills, also of those before a failure.</summary>
public sealed class KillMatrix : IDisposable
{
    private readonly StringBuilder _table = new();

    public void Note(string activity, int kill, int seed, TimeSpan moment, string found) =>
        _table.AppendLine(CultureInfo.InvariantCulture,
            $"| {activity} | {kill} | {seed} | {moment.TotalMilliseconds:0} ms | {found}; board = fold |");

    public void Dispose() => Console.WriteLine(
        $"| killed in | kill | seed | moment | found by the next process |\n|---|---|---|---|---|\n{_table}");
}
