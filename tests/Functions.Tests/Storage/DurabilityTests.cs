using System.Globalization;
using Leads.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage;

public sealed class DurabilityTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_was_acknowledged_is_there_after_the_process_was_killed_at_a_random_moment()
    {
        using var folder = new TemporaryFolder();
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);

        for (var round = 1; round <= 8; round++)
        {
            var moment = random.Next(1, 600);
            output.WriteLine($"round {round}: killed after acknowledgement {moment}");
            await KillAfter(moment, folder.Path, acknowledged);
            await AssertAllIsThere(folder.Path, acknowledged);
        }
    }

    [Fact]
    public async Task A_folder_in_use_by_another_process_is_refused_with_its_number_and_free_once_that_is_killed()
    {
        using var folder = new TemporaryFolder();
        using var other = KilledWriter.Start(folder.Path);
        while (NumberIn((await other.StandardOutput.ReadLineAsync(Cancellation))!) is null)
        {
        }

        var refused = Assert.Throws<StorageRefusedException>(() => Open(folder.Path));
        Assert.Contains($"process {other.Id}.", refused.Message, StringComparison.Ordinal);

        other.Kill();
        await other.WaitForExitAsync(Cancellation);
        await using var storage = Open(folder.Path);
    }

    private static async Task KillAfter(int moment, string folder, HashSet<string> acknowledged)
    {
        using var process = KilledWriter.Start(folder);
        var read = 0;
        while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            Assert.DoesNotContain("refused", line, StringComparison.Ordinal);
            if (NumberIn(line) is not { } number)
                continue;
            acknowledged.Add(KilledWriter.Key(number));
            if (++read == moment)
                process.Kill();
        }

        await process.WaitForExitAsync(Cancellation);
        Assert.True(read >= moment, $"the writer ended by itself after {read} commits");
    }

    /// <summary>Null for what the test runner itself prints, and for a line that the kill cut off.</summary>
    private static int? NumberIn(string line) =>
        line.StartsWith(KilledWriter.Acknowledgement, StringComparison.Ordinal) && line.EndsWith('.')
            ? int.Parse(line.AsSpan(KilledWriter.Acknowledgement.Length).TrimEnd('.'), CultureInfo.InvariantCulture)
            : null;

    private static async Task AssertAllIsThere(string folder, HashSet<string> acknowledged)
    {
        using (var file = SqliteFile.OpenToWrite(Path.Combine(folder, "leads.db")))
            Assert.Equal(1, file.ReadNumber("SELECT integrity_check = 'ok' FROM pragma_integrity_check"));
        await using var storage = Open(folder);
        var keys = (await storage.ListAsync(Region, "project-", "", int.MaxValue, Cancellation))
            .Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        var naturalKeys = await storage.ListAsync(Region, "key-", "", int.MaxValue, Cancellation);
        var packed = 0;
        await storage.ReadPackedAsync(Region, _ => packed++, Cancellation);

        Assert.Empty(acknowledged.Except(keys));
        Assert.Equal([keys.Count, keys.Count], [naturalKeys.Count, packed]);
        Assert.Equal(keys.Count, await storage.CountPendingAsync(Region, Cancellation));
    }

    private static SqliteStorage Open(string folder) =>
        SqliteStorage.Open(new SqliteOptions(folder), NullLogger<SqliteStorage>.Instance);
}
