using System.Security.Cryptography;
using System.Text;
using Leads.Functions.Storage;

namespace Leads.Functions.Tests.Storage;

/// <summary>What every place for files must do.</summary>
public abstract class FilesContract
{
    protected const string Region = "青山县";

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The same place each time, found anew.</summary>
    protected abstract Task<IRegionFiles> OpenAsync();

    [Fact]
    public async Task A_saved_file_is_answered_with_its_digest_and_comes_back_as_it_was()
    {
        var path = FilePath.Of("imports", "1", "台账 2026/3.xlsx");
        var stored = await SaveAsync(await OpenAsync(), path, "abc");

        Assert.Equal(
            new StoredFile("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3), stored);
        Assert.Equal("abc", await ReadAsync(await OpenAsync(), path));
        Assert.True(await (await OpenAsync()).ExistsAsync(Region, path, Stop));
    }

    [Fact]
    public async Task An_empty_file_is_a_file()
    {
        var files = await OpenAsync();
        var stored = await SaveAsync(files, FilePath.Of("empty"), "");

        Assert.Equal(
            new StoredFile("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0), stored);
        Assert.Equal("", await ReadAsync(files, FilePath.Of("empty")));
        Assert.True(await files.ExistsAsync(Region, FilePath.Of("empty"), Stop));
    }

    [Fact]
    public async Task A_large_file_comes_back_as_it_was_and_tells_its_length()
    {
        var files = await OpenAsync();
        var bytes = new byte[(9 << 20) + 1];
        new Random(20_261_127).NextBytes(bytes);
        using var content = new MemoryStream(bytes);
        var stored = await files.SaveAsync(Region, FilePath.Of("large"), content, Stop);

        await using var stream = await files.OpenAsync(Region, FilePath.Of("large"), Stop);
        Assert.Equal(bytes.Length, stream!.Length);
        Assert.Equal(stored, new StoredFile(
            Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, Stop)), bytes.Length));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), stored.Sha256);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_null()
    {
        var files = await OpenAsync();

        Assert.Null(await ReadAsync(files, FilePath.Of("a", "b")));
        Assert.False(await files.ExistsAsync(Region, FilePath.Of("a"), Stop));
        Assert.Empty(await files.ListAsync(Region, Stop));
    }

    [Fact]
    public async Task A_second_save_replaces_the_file()
    {
        var files = await OpenAsync();
        await SaveAsync(files, FilePath.Of("a"), "long content");
        await SaveAsync(files, FilePath.Of("a"), "short");

        Assert.Equal("short", await ReadAsync(files, FilePath.Of("a")));
    }

    [Fact]
    public async Task A_save_that_breaks_off_leaves_the_old_file_and_no_litter()
    {
        var files = await OpenAsync();
        await SaveAsync(files, FilePath.Of("a"), "old");
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        using var content = new MemoryStream([1]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => files.SaveAsync(Region, FilePath.Of("a"), content, cancel.Token));

        Assert.Equal("old", await ReadAsync(files, FilePath.Of("a")));
        Assert.Equal([FilePath.Of("a")], await files.ListAsync(Region, Stop));
    }

    [Fact]
    public async Task All_files_of_a_region_are_listed_in_order_and_none_of_another()
    {
        var files = await OpenAsync();
        FilePath[] paths =
            [FilePath.Of("b"), FilePath.Of("a", "50% 𠮷?.xlsx"), FilePath.Of("a-"), FilePath.Of("..", ".")];
        foreach (var path in paths)
            await SaveAsync(files, path, "1");
        using var content = new MemoryStream([1]);
        await files.SaveAsync(Region + "城", FilePath.Of("other"), content, Stop);

        Assert.Equal(
            paths.OrderBy(path => path.Encoded, StringComparer.Ordinal), await files.ListAsync(Region, Stop));
    }

    protected static async Task<StoredFile> SaveAsync(IRegionFiles files, FilePath path, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await files.SaveAsync(Region, path, content, Stop);
    }

    protected static async Task<string?> ReadAsync(IRegionFiles files, FilePath path)
    {
        await using var content = await files.OpenAsync(Region, path, Stop);
        if (content is null)
            return null;
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync(Stop);
    }
}
