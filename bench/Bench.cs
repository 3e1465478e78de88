using System.Diagnostics;
using System.Globalization;
using Leads.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Bench;

/// <summary>What the measurements share: the program under test and folders that end with the run.</summary>
internal sealed class Bench(string program, IReadOnlyList<string> numbers) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leads-bench-").FullName;
    private int _folders;

    public static string LoadAverage => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>A number that was given as <c>name=number</c>.</summary>
    public int Number(string name, int otherwise) =>
        numbers.FirstOrDefault(number => number.StartsWith(name + '=', StringComparison.Ordinal)) is { } given
            ? int.Parse(given.AsSpan(name.Length + 1), CultureInfo.InvariantCulture)
            : otherwise;

    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_folder, $"{++_folders}")).FullName;

    public Product Start(string folder, params (string Name, string Value)[] settings) =>
        Product.Start(program, folder, settings);

    public Product StartAsHandler(string folder, params (string Name, string Value)[] settings) =>
        Product.StartAsHandler(program, folder, settings);

    public static SqliteStorage OpenStorage(string folder) =>
        SqliteStorage.Open(new SqliteOptions(folder), NullLogger<SqliteStorage>.Instance);

    public static double Milliseconds(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Runs a few rounds; each answers one figure.</summary>
    public static Series Rounds(int count, Func<double> round) => new(Enumerable.Range(0, count).Select(_ => round()));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
