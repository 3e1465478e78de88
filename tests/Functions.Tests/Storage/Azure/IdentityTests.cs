using Azure;
using Azure.Core;
using Leads.Functions.Storage.Azure;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>An account without a key: the identity that Azure Functions gives the process opens it.</summary>
public sealed class IdentityTests(IdentityPlatform platform) : IClassFixture<IdentityPlatform>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_identity_of_the_process_opens_all_three_services()
    {
        using var account = platform.Account(AzureAccount.Identity());

        var table = account.Table("Leads");
        await table.CreateAsync(Stop);
        Assert.IsType<BatchOutcome.Done>(await table.SubmitAsync(
            "青山县", [new EntityChange.Put("a", new EntityProperties { { "Value", "1" } })], Stop));
        Assert.Equal("1", (await table.FindAsync("青山县", "a", null, Stop))!.Text("Value"));

        var queue = account.Queue("leads-hints");
        await queue.CreateAsync(Stop);
        await queue.PutAsync("a", null, Stop);
        Assert.Equal(1, await queue.CountAsync(Stop));

        var container = account.Container("leads-files");
        using var content = new MemoryStream([1]);
        await container.PutAsync("a", content, BlobCondition.None, Stop);
        Assert.True(await container.ExistsAsync("a", Stop));
    }

    [Fact]
    public async Task A_token_that_the_service_does_not_take_is_an_error_that_does_not_show_it()
    {
        var token = IdentityPlatform.Token("https://vault.azure.net");
        using var account = platform.Account(DelegatedTokenCredential.Create(
            (_, _) => new AccessToken(token, DateTimeOffset.UtcNow.AddHours(1))));

        var refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => account.Queue("leads-hints").CountAsync(Stop));

        Assert.Equal((403, "AuthenticationFailed"), (refused.Status, refused.ErrorCode));
        Assert.DoesNotContain(token, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_that_the_process_does_not_have_is_an_error_without_a_status()
    {
        Environment.SetEnvironmentVariable("AZURE_CLIENT_ID", Guid.Empty.ToString());
        using var account = platform.Account(AzureAccount.Identity());
        Environment.SetEnvironmentVariable("AZURE_CLIENT_ID", null);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => account.Table("Leads").FindAsync("a", "b", null, Stop));

        Assert.Equal(0, refused.Status);
        Assert.StartsWith("Table Storage was not asked: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(IdentityPlatform.Secret, refused.ToString(), StringComparison.Ordinal);
    }
}
