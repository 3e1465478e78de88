using System.Text;
using System.Text.RegularExpressions;
using Leads.Domain.Rates;
using Leads.Functions.Projects;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Survival;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Commands;

public sealed class DoctorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_content_with_a_healthy_county_beside_the_running_process_and_without_it()
    {
        await County.FillAsync(_folder.Path);
        Assert.Contains("All is well", await LeadsCommand.DoneAsync(_folder.Path, "doctor"));
        using var process = await KilledProcess.StartAsync(_folder.Path);
        Assert.Contains("✓ binzhou", await LeadsCommand.DoneAsync(_folder.Path, "doctor"));
    }

    [Fact]
    public async Task It_finds_a_flipped_byte_in_a_frozen_file_and_a_missing_one()
    {
        await County.FillAsync(_folder.Path);
        var files = Directory.GetFiles(_folder.In("files/binzhou/scorecards"));
        using (var file = new FileStream(files[0], FileMode.Open))
        {
            var first = file.ReadByte();
            file.Position = 0;
            file.WriteByte((byte)(first ^ 1));
        }

        File.Delete(files[1]);
        var said = await LeadsCommand.RefusedAsync(_folder.Path, "doctor");
        Assert.Contains(Path.GetFileName(files[0]) + ": 损坏 damaged", said);
        Assert.Contains(Path.GetFileName(files[1]) + ": 缺失 missing", said);
        Assert.Contains(Path.GetFileName(files[0]),
            await LeadsCommand.RefusedAsync(_folder.Path, "backup", _folder.In("backup.zip")));
    }

    [Fact]
    public async Task It_finds_a_damaged_page()
    {
        await County.FillAsync(_folder.Path);
        await using (Open())
        {
        }

        using (var database = new FileStream(_folder.In("leads.db"), FileMode.Open))
        {
            database.Position = 6 * 4096;
            database.Write(Encoding.ASCII.GetBytes(new string('x', 4096)));
        }

        Assert.Contains("✗ database file", await LeadsCommand.RefusedAsync(_folder.Path, "doctor"));
    }

    [Fact]
    public async Task It_finds_a_board_that_differs_and_facts_without_a_project()
    {
        await County.FillAsync(_folder.Path);
        await using (var storage = Open())
        {
            var stop = TestContext.Current.CancellationToken;
            var board = (await storage.FindAsync("binzhou", "board", stop))!;
            var text = Regex.Replace(Encoding.UTF8.GetString(board.Body.Span), "\"numbers\":\\[(\\d+)", "\"numbers\":[9$1");
            var facts = FactPacking.Pack(
                ProjectStore.Read((await storage.ListAsync("binzhou", "project-", "", 1, stop))[0]).Project);
            await storage.CommitAsync("binzhou", [new Operation.Put("board", Encoding.UTF8.GetBytes(text))], stop);
            Assert.Contains("board: the row differs", await LeadsCommand.RefusedAsync(_folder.Path, "doctor"));
            await storage.CommitAsync("binzhou", [new Operation.PutPacked(Guid.NewGuid(), facts)], stop);
        }

        Assert.Contains("packed facts without a document", await LeadsCommand.RefusedAsync(_folder.Path, "doctor"));
    }

    private SqliteStorage Open() =>
        SqliteStorage.Open(new SqliteOptions(_folder.Path), NullLogger<SqliteStorage>.Instance);
}
