using System.Diagnostics;
using System.Globalization;
using Leads.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Storage;

/// <summary>
/// This test program once more, running only the one test below: it commits without end and prints the number of
/// each commit once it is acknowledged, until it is killed.
/// </summary>
public sealed class KilledWriter
{
    public const string Acknowledgement = "acknowledged ";

    private const string FolderVariable = "LEADS_TEST_KILLED_WRITER";

    public static Process Start(string folder)
    {
        var assembly = typeof(KilledWriter).Assembly.Location;
        var program = new ProcessStartInfo(Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null))
        {
            Arguments = $"-explicit only -method {typeof(KilledWriter).FullName}.{nameof(Commits_until_it_is_killed)}",
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = folder },
        };
        return Process.Start(program)!;
    }

    /// <summary>
    /// Three rows of three kinds, which must be there together or not at all, and now and then a heavy one: it draws
    /// the writing out, so that an answer given too early is found out by the kill.
    /// </summary>
    public static IReadOnlyList<Operation> CommitNumber(int number) =>
    [
        new Operation.Insert(Key(number), StorageRoom.Json(new string('x', number % 900))),
        new Operation.Insert("key-" + Key(number * 7_919 % 1_000_003), StorageRoom.Json("natural key")),
        new Operation.PutPacked(StorageRoom.Project(number), new byte[80]),
        new Operation.Put($"ballast-{number % 16}", StorageRoom.Json(new string('x', number % 4 == 0 ? 400_000 : 1))),
    ];

    public static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"project-{number:D9}");

    [Fact(Explicit = true)]
    public void Commits_until_it_is_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Only another test may start this one.");
        Run(folder);
    }

    private static void Run(string folder)
    {
        var storage = SqliteStorage.Open(new SqliteOptions(folder), NullLogger<SqliteStorage>.Instance);
        var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        var rows = storage.ListAsync(StorageRoom.Region, "project-", "", int.MaxValue, default).Result;
        var number = rows.Count == 0 ? 0 : int.Parse(rows[^1].Key.AsSpan(8), CultureInfo.InvariantCulture);
        var callers = Enumerable.Range(0, 16).Select(_ => new Thread(() =>
        {
            while (true)
            {
                var mine = Interlocked.Increment(ref number);
                var done = storage.CommitAsync(StorageRoom.Region, CommitNumber(mine), default).Result;
                output.WriteLine(done.Done ? $"{Acknowledgement}{mine}." : $"refused {mine}");
            }
        })).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());
    }
}
