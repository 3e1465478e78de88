using System.Collections.Concurrent;
using System.Globalization;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Package;

/// <summary>
/// The published package under the host, with its rows, files and queues in an account of Azurite, for tests that are
/// written for a process on one box. Its clock is the test's: libfaketime shows it the time that stands in a file.
/// </summary>
internal sealed class PackagedApp
{
    private const string Fake = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    // Whoever starts again on the same data folder finds what was there.
    private static readonly ConcurrentDictionary<string, Task<string>> s_accounts = new(StringComparer.Ordinal);

    private readonly FunctionsHost _host;
    private readonly FakeClock? _clock;
    private readonly string _time;

    private PackagedApp(FunctionsHost host, FakeClock? clock, string time) => (_host, _clock, _time) = (host, clock, time);

    /// <summary>Whether this run of the tests is the one for Azure.</summary>
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("LEADS_TEST_PACKAGE") == "on";

    public Uri Address => _host.Client.BaseAddress!;

    public static async Task<PackagedApp> StartAsync(
        string folder, FakeClock? clock, (string Name, string Value)[] settings)
    {
        var time = Path.Combine(folder, "time");
        var data = settings.LastOrDefault(setting => setting.Name == "LEADS_DATA").Value ?? folder;
        var account = await s_accounts.GetOrAdd(data, _ => Azurite.NewAccountAsync());
        if (clock is not null)
            Show(clock, time);
        var app = new PackagedApp(
            await FunctionsHost.StartAsync([
                ("LEADS_DATA", data), ("LEADS_STORAGE", account), ("AzureWebJobsStorage", account),
                ("LEADS_LOG", "error"), .. clock is null ? [] : ClockOf(time), .. settings,
            ]),
            clock, time);
        if (clock is not null)
            clock.Moved += app.Show;
        return app;
    }

    public async Task EndAsync()
    {
        if (_clock is not null)
            _clock.Moved -= Show;
        await _host.DisposeAsync();
    }

    private static (string Name, string Value)[] ClockOf(string time)
    {
        Assert.True(File.Exists(Fake), "Debian's package faketime is missing; \"./dev test\" installs it.");
        // Its "fix" of waits that go by the monotonic clock ends them at once: idle threads would spin.
        return [("LD_PRELOAD", Fake), ("FAKETIME_TIMESTAMP_FILE", time), ("FAKETIME_NO_CACHE", "1"),
            ("DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_FORCE_MONOTONIC_FIX", "0"), ("NO_FAKE_STAT", "1"), ("TZ", "UTC")];
    }

    // Several clients of a test may move its clock at once.
    private void Show()
    {
        lock (_clock!)
            Show(_clock, _time);
    }

    // Put into place whole: the process reads it whenever it asks for the time.
    private static void Show(FakeClock clock, string time)
    {
        File.WriteAllText(
            time + ".new", clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture));
        File.Move(time + ".new", time, overwrite: true);
    }
}
