using Leads.Functions.Storage;
using Leads.Functions.Storage.Azure;

namespace Leads.Functions.Tests.Storage.Azure;

public sealed class BlobFilesTests : FilesContract
{
    private readonly string _container = Azurite.NewName();

    protected override async Task<IRegionFiles> OpenAsync() =>
        new BlobFiles((await Azurite.SharedAsync()).Account.Container(_container));

    [Fact]
    public async Task A_file_is_a_blob_named_as_in_a_folder()
    {
        await SaveAsync(await OpenAsync(), FilePath.Of("imports", "台账 3.xlsx"), "abc");

        var container = (await Azurite.SharedAsync()).Account.Container(_container);
        Assert.Equal(["青山县/imports/台账%203.xlsx"], await container.ListAsync("", Stop));
    }
}
