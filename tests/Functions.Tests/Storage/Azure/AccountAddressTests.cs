using Leads.Functions.Storage.Azure;

namespace Leads.Functions.Tests.Storage.Azure;

public sealed class AccountAddressTests
{
    [Fact]
    public void An_account_is_in_the_public_cloud_unless_its_suffix_says_otherwise()
    {
        Assert.Equal(
            ["https://leads.table.core.windows.net/", "https://leads.queue.core.windows.net/",
                "https://leads.blob.core.windows.net/"],
            Services("DefaultEndpointsProtocol=https;AccountName=leads;AccountKey=a2V5;"));
        Assert.Equal(
            "https://leads.table.core.chinacloudapi.cn/",
            Services("AccountName=leads;AccountKey=a2V5;EndpointSuffix=core.chinacloudapi.cn")[0]);
    }

    [Fact]
    public void Addresses_of_services_go_before_what_the_name_would_give()
    {
        Assert.Equal(
            ["https://tables.example.com/", "https://leads.queue.core.windows.net/", "http://127.0.0.1:10000/leads"],
            Services("AccountName=leads;AccountKey=a2V5;TableEndpoint=https://tables.example.com/;"
                + "blobendpoint = http://127.0.0.1:10000/leads ;FileEndpoint=https://unused.example.com"));
    }

    [Fact]
    public void The_emulator_listens_where_it_always_does()
    {
        Assert.Equal(
            ["http://127.0.0.1:10002/devstoreaccount1", "http://127.0.0.1:10001/devstoreaccount1",
                "http://127.0.0.1:10000/devstoreaccount1"],
            Services("UseDevelopmentStorage=true;"));
    }

    [Fact]
    public void A_name_alone_is_an_account_that_an_identity_opens()
    {
        var address = AccountAddress.OfAccount("leadsprod01");

        Assert.Equal("https://leadsprod01.table.core.windows.net/", address.Tables.AbsoluteUri);
        Assert.Null(address.Key);
    }

    [Theory]
    [InlineData("secret=", "AccountName")]
    [InlineData("=secret", "Name=Value")]
    [InlineData("secret;a=b", "Name=Value")]
    [InlineData("AccountName=leads;AccountName=leads", "Name=Value")]
    [InlineData("UseDevelopmentStorage=secret", "UseDevelopmentStorage")]
    [InlineData("UseDevelopmentStorage=true;AccountKey=secret", "UseDevelopmentStorage")]
    [InlineData("AccountKey=secret=", "AccountName")]
    [InlineData("AccountName=Secret.Name;AccountKey=a2V5", "AccountName")]
    [InlineData("AccountName=leads", "AccountKey")]
    [InlineData("AccountName=leads;AccountKey=", "AccountKey")]
    [InlineData("AccountName=leads;AccountKey=secret*", "AccountKey")]
    [InlineData("AccountName=leads;AccountKey=a2V5;DefaultEndpointsProtocol=secret", "DefaultEndpointsProtocol")]
    [InlineData("AccountName=leads;AccountKey=a2V5;DefaultEndpointsProtocol=http", "plain http")]
    [InlineData("AccountName=leads;AccountKey=a2V5;EndpointSuffix=secret/path", "EndpointSuffix")]
    [InlineData("AccountName=leads;AccountKey=a2V5;BlobEndpoint=secret", "BlobEndpoint")]
    [InlineData("AccountName=leads;AccountKey=a2V5;QueueEndpoint=https://example.com/?sig=secret", "QueueEndpoint")]
    [InlineData("AccountName=leads;AccountKey=a2V5;TableEndpoint=http://example.com/secret", "plain http")]
    [InlineData("BlobEndpoint=https://example.com;SharedAccessSignature=secret", "SharedAccessSignature")]
    public void What_is_wrong_is_said_and_no_value_is_repeated(string connectionString, string named)
    {
        Assert.Null(AccountAddress.Read(connectionString, out var wrong));

        Assert.Contains(named, wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_address_prints_no_key()
    {
        var address = AccountAddress.Read("AccountName=leads;AccountKey=a2V5", out _);

        Assert.DoesNotContain("a2V5", address!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("key", address.Key!.ToString()!.Replace("AccountKey", "", StringComparison.Ordinal));
    }

    private static string[] Services(string connectionString)
    {
        var address = AccountAddress.Read(connectionString, out var wrong);
        Assert.Null(wrong);
        return [address!.Tables.AbsoluteUri, address.Queues.AbsoluteUri, address.Blobs.AbsoluteUri];
    }
}
