using Leads.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage;

public sealed class OpeningTests : IDisposable
{
    private static readonly SqliteMigration[] Tomorrow =
    [
        .. SqliteSchema.Migrations,
        new(2, "ALTER TABLE pending ADD COLUMN since INTEGER NOT NULL DEFAULT 0"),
        new(3, "CREATE TABLE later(a); INSERT INTO later SELECT count(*) FROM rows"),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_opening_of_a_folder_is_refused_and_names_the_folder_and_the_process()
    {
        await using (Open())
        {
            var refused = Assert.Throws<StorageRefusedException>(Open);
            Assert.Contains(_folder.Path, refused.Message, StringComparison.Ordinal);
            Assert.Contains($"process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        }

        await using var again = Open();
    }

    [Fact]
    public async Task An_older_file_is_brought_forward_with_its_rows()
    {
        await using (var old = Open())
            await old.CommitAsync(Region, [new Operation.Insert("a", Json("x"))], Cancellation);

        await using (var storage = Open(Tomorrow))
            Assert.NotNull(await storage.FindAsync(Region, "a", Cancellation));

        Assert.Equal(3, Number("SELECT value FROM meta WHERE name = 'version'"));
        Assert.Equal(1, Number("SELECT a FROM later"));
    }

    [Fact]
    public async Task A_file_written_by_the_first_version_opens()
    {
        Execute(SqliteSchema.Migrations[0].Sql + """
            ;UPDATE meta SET value = 1 WHERE name = 'version';
            UPDATE meta SET value = 500 WHERE name = 'counter';
            INSERT INTO regions VALUES (7, '青山县');
            INSERT INTO rows VALUES (7, 'project-1', 42, '{"fields":{"name":"果园"},"assignments":[
                {"from":"0001-01-01","chain":"旧链"},{"from":"2026-01-01","chain":"现代果业"}]}');
            INSERT INTO packed VALUES (7, x'00112233445566778899aabbccddeeff', x'01');
            INSERT INTO pending VALUES (7, 43, x'00112233445566778899aabbccddeeff');
            """);

        await using var storage = Open();

        Assert.Equal("42", (await storage.FindAsync(Region, "project-1", Cancellation))!.ETag);
        var pending = Assert.Single((await storage.ReadPendingAsync(Region, 9, Cancellation)).Rows);
        Assert.Equal(("43", Guid.Parse("00112233-4455-6677-8899-aabbccddeeff")), (pending.Sequence, pending.Project));
        var written = await storage.CommitAsync(Region, [new Operation.Put("b", Json("x"))], Cancellation);
        Assert.Equal("501", written.ETags![0]);
        Assert.Equal(1, Number("SELECT count(*) FROM projects WHERE name = '果园' AND chain = '现代果业' AND id = '1'"));
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_the_version_before_it()
    {
        SqliteMigration[] broken = [.. Tomorrow, new(4, "CREATE TABLE half(a); CREATE TABLE later(b)")];

        Assert.Throws<StorageRefusedException>(() => Open(broken));

        Assert.Equal(3, Number("SELECT value FROM meta WHERE name = 'version'"));
        Assert.Equal(0, Number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"));
        await using var mended = Open(Tomorrow);
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_and_left_untouched()
    {
        await using (Open(Tomorrow))
        {
        }

        var before = await File.ReadAllBytesAsync(_folder.In("leads.db"), Cancellation);

        var refused = Assert.Throws<StorageRefusedException>(Open);

        Assert.Contains("newer", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.In("leads.db"), Cancellation));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_untouched()
    {
        Execute("CREATE TABLE theirs(a)");
        var before = await File.ReadAllBytesAsync(_folder.In("leads.db"), Cancellation);

        var refused = Assert.Throws<StorageRefusedException>(Open);

        Assert.Contains("another program", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.In("leads.db"), Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_by_name_and_the_folder_set_free()
    {
        await File.WriteAllTextAsync(_folder.In("leads.db"), new string('?', 10_000), Cancellation);

        var refused = Assert.Throws<StorageRefusedException>(Open);

        Assert.Contains("leads.db is damaged or no SQLite database", refused.Message, StringComparison.Ordinal);
        File.Delete(_folder.In("leads.db"));
        await using var storage = Open();
    }

    private SqliteStorage Open() => Open(SqliteSchema.Migrations);

    private SqliteStorage Open(IReadOnlyList<SqliteMigration> migrations) =>
        SqliteStorage.Open(new SqliteOptions(_folder.Path), NullLogger<SqliteStorage>.Instance, migrations);

    private void Execute(string sql)
    {
        using var file = SqliteFile.OpenToWrite(_folder.In("leads.db"));
        file.Execute(sql);
    }

    private long Number(string sql)
    {
        using var file = SqliteFile.OpenToRead(_folder.In("leads.db"));
        return file.ReadNumber(sql);
    }
}
