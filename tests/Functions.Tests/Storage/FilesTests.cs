using System.Text;
using Leads.Functions.Storage;

namespace Leads.Functions.Tests.Storage;

public sealed class FilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_saved_file_is_answered_with_its_digest_and_comes_back_as_it_was()
    {
        var files = new FolderFiles(_folder.Path);
        var stored = await Save(files, FilePath.Of("imports", "1", "台账 2026/3.xlsx"), "abc");

        Assert.Equal(
            new StoredFile("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3), stored);
        Assert.Equal("abc", await Read(new FolderFiles(_folder.Path), FilePath.Of("imports", "1", "台账 2026/3.xlsx")));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_null()
    {
        var files = new FolderFiles(_folder.Path);

        Assert.Null(await Read(files, FilePath.Of("a", "b")));
        Assert.False(await files.ExistsAsync("青山县", FilePath.Of("a"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_second_save_replaces_the_file()
    {
        var files = new FolderFiles(_folder.Path);
        await Save(files, FilePath.Of("a"), "long content");
        await Save(files, FilePath.Of("a"), "short");

        Assert.Equal("short", await Read(files, FilePath.Of("a")));
    }

    [Fact]
    public async Task A_save_that_breaks_off_leaves_the_old_file_and_no_litter()
    {
        var files = new FolderFiles(_folder.Path);
        await Save(files, FilePath.Of("a"), "old");
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        using var content = new MemoryStream([1]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => files.SaveAsync("青山县", FilePath.Of("a"), content, cancel.Token));

        Assert.Equal("old", await Read(files, FilePath.Of("a")));
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void No_name_leads_out_of_its_folder_and_none_is_another()
    {
        string[] names =
        [
            "..", ".", "a/b", "a\\b", "a%2Fb", "a#b", "a?b", "a b", "a+b", "a:b", "a\0b", "%", "~", ".a", "a.", "a",
            "5G／人工智能", "𠮷", new string('长', 300), new string('长', 301), new string('长', 300) + ".xlsx",
        ];

        var encoded = names.Select(name => FilePath.Of(name).Encoded).ToList();

        Assert.Equal(names.Length, encoded.Distinct().Count());
        Assert.All(encoded, name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 255));
        Assert.All(encoded, name => Assert.DoesNotMatch(@"[/\\#?\0:]|^\.|\.$", name));
        Assert.Equal("%2E%2E/%2E", FilePath.Of("..", ".").Encoded);
        Assert.Equal("现代果业-2026_3.xlsx", FilePath.Of("现代果业-2026_3.xlsx").Encoded);
        Assert.EndsWith(".xlsx", encoded[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_named_like_a_path_stays_within_the_files_folder()
    {
        var files = new FolderFiles(_folder.In("data"));
        using var content = new MemoryStream([1]);
        await files.SaveAsync("../../up", FilePath.Of(".."), content, TestContext.Current.CancellationToken);

        var only = Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
        Assert.StartsWith(_folder.In("data/files/"), only, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_no_text_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => FilePath.Of());
        Assert.ThrowsAny<ArgumentException>(() => FilePath.Of("a", ""));
        Assert.ThrowsAny<ArgumentException>(() => FilePath.Of("\ud800"));
    }

    private static async Task<StoredFile> Save(FolderFiles files, FilePath path, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await files.SaveAsync("青山县", path, content, TestContext.Current.CancellationToken);
    }

    private static async Task<string?> Read(FolderFiles files, FilePath path)
    {
        await using var content = await files.OpenAsync("青山县", path, TestContext.Current.CancellationToken);
        if (content is null)
            return null;
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
