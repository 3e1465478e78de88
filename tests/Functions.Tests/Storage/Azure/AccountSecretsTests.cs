using System.Text.RegularExpressions;
using Leads.Functions.Tests.Storage.Faults;
using Leads.Functions.Tests.Survival;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>What a process on Azure Storage says, at its most talkative.</summary>
public sealed class AccountSecretsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_key_of_the_account_and_what_it_signed_never_appear_in_the_log()
    {
        await using var proxy = await StorageProxy.StartAsync(await Azurite.NewAccountAsync());
        using var process = await KilledProcess.StartAsync(
            _folder.Path, ("LEADS_STORAGE", proxy.ConnectionString), ("LEADS_LOG", "debug"));
        await process.AskAsync(HttpMethod.Put, "/api/regions/secret", """{"name":"保密县"}""");
        var calls = 0;
        proxy.Do(call => call.Method == "GET" && Interlocked.Increment(ref calls) % 2 == 1 ? Fault.Failed : Fault.None);

        await process.AskAsync(HttpMethod.Get, "/api/regions/secret");
        await Eventually.True(() => Task.FromResult(
            process.Said.Contains("Table Storage answered 500 to GET, try 1", StringComparison.Ordinal)));

        Assert.DoesNotContain(Key(proxy.ConnectionString), process.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("SharedKey", process.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_does_not_fit_ends_the_start_and_is_not_shown()
    {
        var account = await Azurite.NewAccountAsync();
        var wrong = Convert.ToBase64String("the key of another account"u8);

        var (code, said) = await KilledProcess.RefusedAsync(
            _folder.Path, ("LEADS_STORAGE", account.Replace(Key(account), wrong, StringComparison.Ordinal)));

        Assert.Equal(2, code);
        Assert.Contains("- LEADS_STORAGE: ", said, StringComparison.Ordinal);
        Assert.Contains("403", said, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    private static string Key(string connectionString) =>
        Regex.Match(connectionString, "AccountKey=([^;]*)").Groups[1].Value;
}
