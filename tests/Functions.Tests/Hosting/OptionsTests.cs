using Leads.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace Leads.Functions.Tests.Hosting;

public sealed class OptionsTests
{
    [Fact]
    public void Without_any_variable_everything_has_a_default()
    {
        var options = Read();
        Assert.Equal(["http://127.0.0.1:7071"], options.Urls);
        Assert.Equal(Path.GetFullPath("./data"), options.DataFolder);
        Assert.IsType<StorageChoice.Sqlite>(options.Storage);
        Assert.Equal(MailWay.Outbox, options.Mail.Way);
        Assert.Equal("Asia/Shanghai", options.TimeZone);
        Assert.Null(options.Token);
        Assert.False(options.Demo);
        Assert.False(options.IsHandler);
    }

    [Theory]
    [InlineData("LEADS_URLS", "https://127.0.0.1:7071")]
    [InlineData("LEADS_URLS", "here")]
    [InlineData("LEADS_PUBLIC_URL", "leads.example.com")]
    [InlineData("LEADS_PUBLIC_URL", "https://leads.example.com/path")]
    [InlineData("LEADS_STORAGE", "My Account")]
    [InlineData("LEADS_STORAGE", "UseDevelopmentStorage=maybe")]
    [InlineData("LEADS_STORAGE", "AccountName=leads;AccountKey=a2V5;AccountName=leads")]
    [InlineData("LEADS_MAIL", "pigeon")]
    [InlineData("LEADS_MAIL_PORT", "0")]
    [InlineData("LEADS_MAIL_TLS", "maybe")]
    [InlineData("LEADS_MAIL_FROM", "a@example.com\r\nBcc: b@example.com")]
    [InlineData("LEADS_TOKEN", "two words")]
    [InlineData("LEADS_SEAL_KEY", "a-key-that-is-one-short-0123456")]
    [InlineData("LEADS_SEAL_KEY", "@Microsoft.KeyVault(SecretUri=https://leads.vault.azure.net/secrets/leads-seal-key)")]
    [InlineData("LEADS_MAIL_PASSWORD", "@Microsoft.KeyVault(VaultName=leads;SecretName=leads-mail-password)")]
    [InlineData("LEADS_DEMO", "yes")]
    [InlineData("LEADS_TIMEZONE", "Mars/Base")]
    [InlineData("LEADS_LOG", "loud")]
    [InlineData("FUNCTIONS_CUSTOMHANDLER_PORT", "http")]
    public void A_wrong_value_is_named_and_never_repeated(string name, string value)
    {
        var wrong = Assert.Throws<LeadsOptionsException>(() => Read((name, value)));
        Assert.Contains("- " + name + " ", wrong.Message);
        Assert.DoesNotContain(value, wrong.Message.Replace("https://leads.example.com,", "").Replace("0.0", ""));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var wrong = Assert.Throws<LeadsOptionsException>(() => Read(("LEADS_MAIL", "smtp"), ("LEADS_MAIL_USER", "u")));
        Assert.Contains("LEADS_MAIL_HOST", wrong.Message);
        Assert.Contains("LEADS_MAIL_FROM", wrong.Message);
        Assert.Contains("LEADS_MAIL_PASSWORD", wrong.Message);
    }

    [Theory]
    [InlineData("mail.example.com", true)]
    [InlineData("127.0.0.1", false)]
    public void A_password_goes_unprotected_to_this_machine_only(string host, bool isWrong)
    {
        void Start() => Read(
            ("LEADS_MAIL", "smtp"), ("LEADS_MAIL_FROM", "a@example.com"), ("LEADS_MAIL_HOST", host),
            ("LEADS_MAIL_TLS", "none"), ("LEADS_MAIL_USER", "u"), ("LEADS_MAIL_PASSWORD", "p"));
        if (isWrong)
            Assert.Contains("LEADS_MAIL_TLS", Assert.Throws<LeadsOptionsException>(Start).Message);
        else
            Start();
    }

    [Fact]
    public void Storage_is_told_apart_by_its_shape()
    {
        Assert.IsType<StorageChoice.ConnectionString>(Read(("LEADS_STORAGE", "UseDevelopmentStorage=true")).Storage);
        Assert.IsType<StorageChoice.ConnectionString>(
            Read(("LEADS_STORAGE", "AccountName=leads;AccountKey=a2V5")).Storage);
        Assert.IsType<StorageChoice.Account>(Read(("LEADS_STORAGE", "leadsprod01")).Storage);
    }

    [Fact]
    public void Under_the_host_its_folder_is_not_the_package_and_its_address_is_the_sites()
    {
        var host = ("FUNCTIONS_CUSTOMHANDLER_PORT", "5000");
        var name = ("WEBSITE_HOSTNAME", "leads-county.azurewebsites.net");
        var options = Read(host, name);
        Assert.StartsWith(Path.GetTempPath(), options.DataFolder, StringComparison.Ordinal);
        Assert.Equal("https://leads-county.azurewebsites.net/", options.PublicUrl!.AbsoluteUri);
        Assert.Equal("https://leads.example.com/",
            Read(host, name, ("LEADS_PUBLIC_URL", "https://leads.example.com")).PublicUrl!.AbsoluteUri);
        var local = ("WEBSITE_HOSTNAME", "localhost:7071");
        Assert.Equal("http://localhost:7071/", Read(host, local).PublicUrl!.AbsoluteUri);
        Assert.Null(Read(name).PublicUrl);
        Assert.Null(Read(host).PublicUrl);
    }

    [Fact]
    public async Task The_process_ends_with_2_and_a_sentence_when_it_cannot_start()
    {
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [typeof(LeadsApp).Assembly.Location])
        {
            RedirectStandardError = true,
            Environment = { ["LEADS_MAIL"] = "pigeon", ["LEADS_DATA"] = Path.Combine(Path.GetTempPath(), "leads-none") },
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, process.ExitCode);
        Assert.Contains("- LEADS_MAIL must be one of: outbox, smtp, sendgrid.", said);
        Assert.DoesNotContain("   at ", said);
    }

    private static LeadsOptions Read(params (string Name, string Value)[] settings) =>
        LeadsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(
            settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build());
}
