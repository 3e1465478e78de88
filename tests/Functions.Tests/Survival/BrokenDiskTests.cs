using System.Net;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

/// <summary>What the disk does to the process, and that what was acknowledged is there when it is mended.</summary>
public sealed class BrokenDiskTests(ITestOutputHelper output)
{
    private readonly Witness _witness = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_refuses_writes_answers_reads_and_goes_on_when_there_is_room()
    {
        using var disk = new MountedDisk(megabytes: 24);
        using (var process = await KilledProcess.StartAsync(disk.Path))
        {
            await _witness.OpenAsync(process);
            for (var i = 0; i < 20; i++)
                Assert.Equal(HttpStatusCode.Created, await _witness.CaptureAsync(process));
            disk.Fill();
            // Room within the log may take a few more.
            for (var refused = 0; refused < 5;)
                refused = await _witness.CaptureAsync(process) == HttpStatusCode.Created ? 0 : refused + 1;

            await AssertRefusesAsync(process, "/signed-projects");
            await AssertNotReadyAsync(process);
            Assert.True(await Witness.SignedAsync(process, _witness.Home) > 0, "it does not even read");
            disk.Free();
            Assert.Equal(HttpStatusCode.Created, await _witness.CaptureAsync(process));
            await ReadyAsync(process, HttpStatusCode.OK);
            Assert.Contains("The disk refused a batch", process.Said, StringComparison.Ordinal);
        }

        await AssertSurvivedAsync(disk.Path);
    }

    [Fact]
    public async Task A_folder_that_can_only_be_read_is_refused_with_what_to_do()
    {
        using var disk = new MountedDisk(megabytes: 24);
        await FillAsync(disk.Path);
        disk.MakeReadOnly();
        var (code, said) = await KilledProcess.RefusedAsync(disk.Path);
        output.WriteLine(said);
        Assert.Equal(2, code);
        Assert.Contains("cannot be written", said, StringComparison.Ordinal);
        Assert.Contains(disk.Path, said, StringComparison.Ordinal);
        disk.MakeWritable();
        await AssertSurvivedAsync(disk.Path);
    }

    [Fact]
    public async Task A_database_that_can_only_be_read_is_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        await FillAsync(folder.Path);
        using (MountedDisk.ReadOnly(folder.In("leads.db")))
        {
            var (code, said) = await KilledProcess.RefusedAsync(folder.Path);
            output.WriteLine(said);
            Assert.Equal(2, code);
            Assert.Contains("it can only be read", said, StringComparison.Ordinal);
        }

        await AssertSurvivedAsync(folder.Path);
    }

    [Fact]
    public async Task A_second_process_is_refused_and_does_not_disturb_the_first()
    {
        using var folder = new TemporaryFolder();
        using (var process = await KilledProcess.StartAsync(folder.Path))
        {
            await _witness.OpenAsync(process);
            await _witness.CaptureAsync(process);
            var (code, said) = await KilledProcess.RefusedAsync(folder.Path);
            Assert.Equal(2, code);
            Assert.Contains($"in use by process {process.Id}", said, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Created, await _witness.CaptureAsync(process));
        }

        await AssertSurvivedAsync(folder.Path);
    }

    [Fact]
    public async Task A_damaged_page_is_told_by_readiness_log_and_doctor_and_serves_no_wrong_number()
    {
        using var folder = new TemporaryFolder();
        await FillAsync(folder.Path, projects: 200);
        MoveLog(folder);
        var whole = await File.ReadAllBytesAsync(folder.In("leads.db"), Stop);
        await File.WriteAllBytesAsync(folder.In("leads.db"), Damaged(whole), Stop);
        using (var process = await KilledProcess.StartAsync(folder.Path))
        {
            var (status, body) = await process.SendAsync(HttpMethod.Get, _witness.Home + "/projects?limit=10000");
            Assert.True(status == HttpStatusCode.ServiceUnavailable, body);
            await AssertNotReadyAsync(process);
            Assert.Contains("malformed", process.Said, StringComparison.Ordinal);
        }

        output.WriteLine(await LeadsCommand.RefusedAsync(folder.Path, "doctor"));
        File.Delete(folder.In("leads.db-wal"));
        await File.WriteAllBytesAsync(folder.In("leads.db"), whole, Stop); // what a restored backup is
        await AssertSurvivedAsync(folder.Path);
    }

    [Fact]
    public async Task A_torn_end_of_the_log_is_passed_over_and_a_log_cut_short_gives_a_state_that_was_once_true()
    {
        using var folder = new TemporaryFolder();
        await FillAsync(folder.Path, projects: 60);
        var log = await File.ReadAllBytesAsync(folder.In("leads.db-wal"), Stop);
        var random = new Random(20261122);
        var torn = new byte[5_000];
        random.NextBytes(torn);
        await File.WriteAllBytesAsync(folder.In("leads.db-wal"), [.. log, .. torn], Stop);
        await AssertSurvivedAsync(folder.Path);

        for (var cut = 1; cut <= 5; cut++)
        {
            using var copy = new TemporaryFolder();
            await FillAsync(copy.Path, new Witness(), projects: 60);
            var whole = await File.ReadAllBytesAsync(copy.In("leads.db-wal"), Stop);
            var kept = random.Next(whole.Length / 2, whole.Length);
            await File.WriteAllBytesAsync(copy.In("leads.db-wal"), whole[..kept], Stop);
            using var process = await KilledProcess.StartAsync(copy.Path);
            var names = (await process.AskAsync(HttpMethod.Get, _witness.Home + "/projects?limit=10000&select=name"))
                .Lines("items", "name").Order(StringComparer.Ordinal).ToArray();
            output.WriteLine($"seed 20261122, {kept} of {whole.Length} bytes kept: {names.Length} of 60 projects");
            Assert.Equal(Enumerable.Range(1, names.Length).Select(number => $"project-{number:D7}"), names);
            await Witness.AssertBoardIsFoldAsync(process, _witness.Home);
            await LeadsCommand.DoneAsync(copy.Path, "doctor");
        }
    }

    private Task FillAsync(string folder, int projects = 20) => FillAsync(folder, _witness, projects);

    /// <summary>Captures one after another, and kills.</summary>
    private static async Task FillAsync(string folder, Witness witness, int projects)
    {
        using var process = await KilledProcess.StartAsync(folder);
        await witness.OpenAsync(process);
        for (var i = 0; i < projects; i++)
            Assert.Equal(HttpStatusCode.Created, await witness.CaptureAsync(process));
    }

    private async Task AssertSurvivedAsync(string folder)
    {
        using (var process = await KilledProcess.StartAsync(folder))
        {
            await ReadyAsync(process, HttpStatusCode.OK);
            await _witness.AssertNothingIsLostAsync(process);
        }

        await LeadsCommand.DoneAsync(folder, "doctor");
    }

    private async Task AssertRefusesAsync(KilledProcess process, string path)
    {
        using var content = new StringContent(_witness.Next().Json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await process.Client.PostAsync(new Uri(_witness.Home + path, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, "no Retry-After");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task AssertNotReadyAsync(KilledProcess process)
    {
        var body = await ReadyAsync(process, HttpStatusCode.ServiceUnavailable);
        Assert.Contains("\"reason\":\"", body, StringComparison.Ordinal);
    }

    /// <summary>It looks at the storage once a second.</summary>
    private static async Task<string> ReadyAsync(KilledProcess process, HttpStatusCode expected)
    {
        var body = "";
        await Eventually.True(async () =>
        {
            (var status, body) = await process.SendAsync(HttpMethod.Get, "/api/ready");
            return status == expected;
        });
        return body;
    }

    /// <summary>All of the log goes into the main file, so that the page that is damaged is the one that is read.</summary>
    private static void MoveLog(TemporaryFolder folder)
    {
        using var file = Functions.Storage.SqliteFile.OpenToWrite(folder.In("leads.db"));
        file.ReadNumber("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>Every page that holds the body of a project, but those at the front, gets a wrong kind.</summary>
    private static byte[] Damaged(byte[] whole)
    {
        const int PageSize = 4096;
        var damaged = whole.ToArray();
        for (var page = 10; page < whole.Length / PageSize; page++)
        {
            if (whole.AsSpan(page * PageSize, PageSize).IndexOf("\"investor\""u8) >= 0)
                damaged.AsSpan(page * PageSize, 64).Fill(0x5a);
        }

        return damaged;
    }
}
