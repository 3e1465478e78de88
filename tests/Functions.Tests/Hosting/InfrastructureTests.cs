using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Leads.Functions.Hosting;
using Leads.Functions.Storage.Azure;
using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Survival;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Leads.Functions.Tests.Hosting;

/// <summary>What infra/ would deploy, beside what the code reads, listens to and logs.</summary>
public sealed partial class InfrastructureTests
{
    // Read by the Functions host (its storage, its telemetry) and by Azure.Identity in our process.
    private static readonly string[] s_ofOthers =
    [
        "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId", "AzureWebJobsStorage__blobServiceUri",
        "AzureWebJobsStorage__queueServiceUri", "AzureWebJobsStorage__tableServiceUri",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "AZURE_CLIENT_ID",
        "AzureWebJobsDisableHomepage",
    ];

    public static TheoryData<string> Installations => ["test", "production"];

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task The_compiler_has_nothing_to_remark(string installation) =>
        Assert.Equal("", (await ForeseenDeployment.OfAsync(installation)).Remarks);

    [Fact]
    public async Task Files_are_short_and_laid_out_as_the_formatter_does()
    {
        Assert.Empty(await ForeseenDeployment.UnformattedAsync());
        Assert.All(ForeseenDeployment.Sources, file => Assert.True(File.ReadAllLines(file).Length < 150, file));
    }

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task Every_setting_of_the_app_is_read_by_somebody(string installation)
    {
        var asked = new AskedNames();
        LeadsOptions.Read(asked);
        var deployment = await ForeseenDeployment.OfAsync(installation);
        Assert.All(deployment.Settings.Keys.Except(s_ofOthers), name => Assert.Contains(name, asked.Names));
        Assert.Superset(s_ofOthers.ToHashSet(), deployment.Settings.Keys.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task Leads_starts_with_the_settings_of_the_app(string installation)
    {
        var deployment = await ForeseenDeployment.OfAsync(installation);
        var account = Assert.Single(deployment.NamesOf("Microsoft.Storage/storageAccounts"));
        var settings = deployment.Settings.ToDictionary(setting => setting.Key, setting => setting.Key switch
        {
            "LEADS_STORAGE" => account,
            "LEADS_PUBLIC_URL" => "https://leads.example.com",
            _ when IsSecret(setting.Key) => new string('s', 64),
            _ => (string?)setting.Value,
        });
        settings["FUNCTIONS_CUSTOMHANDLER_PORT"] = "5000";
        var options = LeadsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        Assert.Equal(new StorageChoice.Account(account), options.Storage);
        Assert.Equal(MailWay.SendGrid, options.Mail.Way);
        Assert.NotNull(options.SealKey);
    }

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task Secrets_lie_in_the_vault_and_no_key_opens_anything(string installation)
    {
        var deployment = await ForeseenDeployment.OfAsync(installation);
        var secrets = deployment.Settings.Where(setting => IsSecret(setting.Key)).ToList();
        Assert.Contains("LEADS_TOKEN", secrets.Select(setting => setting.Key));
        Assert.All(secrets, setting => Assert.Contains("@Microsoft.KeyVault(SecretUri=", setting.Value));
        Assert.False(PropertiesOf(deployment, "Microsoft.Storage/storageAccounts", "allowSharedKeyAccess").GetBoolean());
        Assert.True(PropertiesOf(deployment, "Microsoft.Insights/components", "DisableLocalAuth").GetBoolean());
        var doors = deployment.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();
        Assert.Equal(2, doors.Count);
        Assert.All(doors, door => Assert.False(door.GetProperty("properties").GetProperty("allow").GetBoolean()));
        Assert.All(ForeseenDeployment.Sources.Select(File.ReadAllText), text =>
        {
            Assert.DoesNotMatch("(?i)listkeys|listAccountSas|AccountKey|SharedAccess", text);
            Assert.DoesNotMatch(@"(?m)^\s*(?!SENDGRID_WEBHOOK)\w+_(KEY|TOKEN|SECRET|PASSWORD)\s*:", text);
        });
    }

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task Every_queue_that_a_function_listens_to_is_there_with_its_poison_queue(string installation)
    {
        var deployment = await ForeseenDeployment.OfAsync(installation);
        var listened = Directory.GetFiles(AppContext.BaseDirectory, "function.json", SearchOption.AllDirectories)
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("bindings")[0])
            .Where(binding => binding.GetProperty("type").GetString() == "queueTrigger")
            .Select(binding => binding.GetProperty("queueName").GetString()!).ToList();
        Assert.NotEmpty(listened);
        Assert.Equal(
            listened.SelectMany(queue => new[] { queue, queue + "-poison" }).Order(),
            deployment.NamesOf("Microsoft.Storage/storageAccounts/queueServices/queues").Order());
    }

    [Theory]
    [MemberData(nameof(Installations))]
    public async Task The_table_and_the_container_that_Leads_writes_to_are_there(string installation)
    {
        var deployment = await ForeseenDeployment.OfAsync(installation);
        Assert.Equal(
            [RegionTable.Name], deployment.NamesOf("Microsoft.Storage/storageAccounts/tableServices/tables"));
        Assert.Contains(
            BlobFiles.Container, deployment.NamesOf("Microsoft.Storage/storageAccounts/blobServices/containers"));
    }

    [Fact]
    public async Task Every_text_that_an_alert_waits_for_is_one_that_Leads_logs()
    {
        const BindingFlags any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var logged = typeof(LeadsApp).Assembly.GetTypes().SelectMany(type => type.GetMethods(any))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message).OfType<string>().ToList();
        var alerts = (await ForeseenDeployment.OfAsync("production")).OfType("Microsoft.Insights/scheduledQueryRules")
            .ToDictionary(rule => rule.GetProperty("name").GetString()!, rule => QueryOf(rule));
        var quoted = alerts.Values.SelectMany(query => Quoted().Matches(query)).ToList();
        Assert.Equal(alerts.Keys.Except(["leads-poison", "leads-errors"]).Count(), quoted.Count);
        Assert.All(quoted, text => Assert.Contains(logged, message => text.Groups["how"].Value == "=="
            ? message == text.Groups["text"].Value
            : message.StartsWith(text.Groups["text"].Value, StringComparison.Ordinal)));
        // The host's own words, see QueueProcessor of its storage extension.
        Assert.Contains("startswith \"Message has reached MaxDequeueCount of \"", alerts["leads-poison"]);
    }

    [Fact]
    public async Task The_upkeep_says_how_much_waits_in_the_form_that_alerts_read()
    {
        using var folder = new TemporaryFolder();
        using var process = await KilledProcess.StartAsync(folder.Path);
        string? line = null;
        await Eventually.True(() => Task.FromResult((line = process.Said.Split('\n')
            .FirstOrDefault(said => said.Contains("Looked after", StringComparison.Ordinal))) is not null));
        var state = JsonDocument.Parse(line!).RootElement.GetProperty("State");
        Assert.StartsWith("{", line);
        Assert.Equal(
            "Looked after {Region}; {Pending} changes wait for its board", state.Text("{OriginalFormat}"));
        Assert.Equal(0, state.GetProperty("Pending").GetInt32());
    }

    [Fact]
    public void The_host_passes_every_line_on_and_samples_none_of_them()
    {
        var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement;
        var logging = host.GetProperty("logging");
        Assert.Equal("Information", logging.GetProperty("logLevel").Text("default"));
        Assert.Contains("Trace", logging.GetProperty("applicationInsights").GetProperty("samplingSettings")
            .Text("excludedTypes").Split(';'));
    }

    private static bool IsSecret(string setting) =>
        setting != "SENDGRID_WEBHOOK_KEY" && SecretName().IsMatch(setting);

    private static JsonElement PropertiesOf(ForeseenDeployment deployment, string type, string name) =>
        Assert.Single(deployment.OfType(type)).GetProperty("properties").GetProperty(name);

    private static string QueryOf(JsonElement rule) =>
        rule.GetProperty("properties").GetProperty("criteria").GetProperty("allOf")[0].Text("query");

    [GeneratedRegex("text (?<how>==|startswith) \"(?<text>[^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("_(KEY|TOKEN|SECRET|PASSWORD)$")]
    private static partial Regex SecretName();

    /// <summary>An empty configuration that remembers what it was asked for.</summary>
    private sealed class AskedNames : IConfiguration
    {
        public HashSet<string> Names { get; } = [];

        public string? this[string key]
        {
            get
            {
                Names.Add(key);
                return null;
            }
            set => throw new NotSupportedException();
        }

        public IEnumerable<IConfigurationSection> GetChildren() => throw new NotSupportedException();

        public IChangeToken GetReloadToken() => throw new NotSupportedException();

        public IConfigurationSection GetSection(string key) => throw new NotSupportedException();
    }
}
