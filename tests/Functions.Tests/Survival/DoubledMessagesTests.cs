using System.Globalization;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Imports;
using Leads.Functions.Tests.Mail;
using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Storage.Faults;

namespace Leads.Functions.Tests.Survival;

/// <summary>Two processes under the Functions host; every message that they put into a queue is put twice.</summary>
public sealed class DoubledMessagesTests : IAsyncLifetime
{
    private const string Resume = """{"Data":{"message":"\"resume\""},"Metadata":{"DequeueCount":"1"}}""";
    private const int People = 30;
    private const int Rows = 60;
    private const int Captures = 40;

    private readonly TemporaryFolder _folder = new();
    private readonly List<KilledProcess> _processes = [];
    private StorageProxy _proxy = null!;
    private MailServer _mails = null!;
    private QueueHost _host = null!;

    private KilledProcess One => _processes[0];

    public async ValueTask InitializeAsync()
    {
        var account = await Azurite.NewAccountAsync();
        _proxy = await StorageProxy.StartAsync(account);
        _proxy.Do(call => call.IsMessage ? Fault.Doubled : Fault.None);
        _mails = await MailServer.StartAsync(new { delay = 10 });
        foreach (var name in (string[])["one", "two"])
            _processes.Add(await KilledProcess.StartAsHandlerAsync(
                _folder.In(name),
                ("LEADS_STORAGE", _proxy.ConnectionString),
                ("LEADS_MAIL", "smtp"),
                ("LEADS_MAIL_FROM", "leads@example.com"),
                ("LEADS_MAIL_HOST", "127.0.0.1"),
                ("LEADS_MAIL_PORT", _mails.Port.ToString(CultureInfo.InvariantCulture)),
                ("LEADS_MAIL_TLS", "none")));
        _host = new QueueHost(account, _processes);
        await One.AskAsync(HttpMethod.Put, County.Home,
            """{"name":"彬州市","settings":{"scorecard":{"automatic":false}}}""");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _processes.ForEach(process => process.Dispose());
        _mails.Dispose();
        await _proxy.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_mail_goes_once()
    {
        for (var number = 0; number < People; number++)
            await One.AskAsync(HttpMethod.Put, $"{County.Home}/recipients/p{number}",
                $$"""{"name":"p{{number}}","email":"p{{number}}@example.com","audiences":["all"]}""");
        await One.AskAsync(HttpMethod.Post, $"{County.Home}/scorecards/{County.Week}/issue");
        await Eventually.True(
            async () =>
            {
                // What could not be put within ten seconds is given up, and found by the sweep.
                await One.AskAsync(HttpMethod.Post, "/SendScorecard", Resume);
                var mails = await One.AskAsync(HttpMethod.Get, $"{County.Home}/scorecards/{County.Week}/mails");
                return mails.List("items").All(mail => mail.Text("state") == "sent");
            },
            seconds: 120);
        await _host.WaitUntilIdleAsync();
        Assert.Empty(_host.Failed);
        Assert.InRange(_host.Delivered.Count, People * 3 / 2, int.MaxValue);
        Assert.Equal(
            Enumerable.Range(0, People).Select(number => $"p{number}@example.com").Order(),
            _mails.Mails.Select(mail => mail.To).Order());
    }

    [Fact]
    public async Task Captures_and_an_import_are_on_the_board_once()
    {
        var ledger = LedgerCsv.Signed();
        for (var row = 0; row < Rows; row++)
            ledger.Row($"项目{row}", $"公司{row / 3}", "2", "1", "果业", $"镇{row % 9}", "2026-01-05");
        var import = (await One.UploadAsync(County.Home + "/imports", ledger.Bytes(), "ledger.csv")).Id();
        One.Client.DefaultRequestHeaders.Add("Prefer", "respond-async");
        await One.AskAsync(HttpMethod.Post, $"{County.Home}/imports/{import}/commit");
        await Task.WhenAll(Enumerable.Range(0, Captures).Select(number => _processes[number % 2].AskAsync(
            HttpMethod.Post, County.Home + "/signed-projects",
            $$"""{"name":"新项目{{number}}","investor":"某公司","on":"2026-01-15"}""")));
        await Eventually.True(() => Task.FromResult(
            _host.Delivered.Count(delivered => delivered == $"binzhou/{import:N}") >= 2), seconds: 120);
        await Eventually.True(async () => (await RatesAsync(One)).Number("pending") == 0, seconds: 120);
        await _host.WaitUntilIdleAsync();
        Assert.All(
            await Task.WhenAll(_processes.Select(RatesAsync)),
            rates => Assert.Equal(Rows + Captures, rates.Group("total").Number("signed")));
        Assert.Empty((await One.AskAsync(HttpMethod.Post, County.Home + "/reconcile")).List("differences"));
        Assert.True(_host.Delivered.Count(delivered => delivered == "binzhou") >= 2);
    }

    private static Task<System.Text.Json.JsonElement> RatesAsync(KilledProcess process) =>
        process.AskAsync(HttpMethod.Get, County.Home + "/rates?from=2026-01-01");
}
