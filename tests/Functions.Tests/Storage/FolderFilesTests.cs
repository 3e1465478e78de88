using Leads.Functions.Storage;

namespace Leads.Functions.Tests.Storage;

public sealed class FolderFilesTests : FilesContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override Task<IRegionFiles> OpenAsync() =>
        Task.FromResult<IRegionFiles>(new FolderFiles(_folder.In("data")));

    [Fact]
    public async Task A_save_that_breaks_off_leaves_nothing_in_the_folder()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        using var content = new MemoryStream([1]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await (await OpenAsync()).SaveAsync(Region, FilePath.Of("a"), content, cancel.Token));

        Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_region_named_like_a_path_stays_within_the_files_folder()
    {
        using var content = new MemoryStream([1]);
        await (await OpenAsync()).SaveAsync("../../up", FilePath.Of(".."), content, Stop);

        var only = Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
        Assert.StartsWith(_folder.In("data/files/"), only, StringComparison.Ordinal);
    }
}
