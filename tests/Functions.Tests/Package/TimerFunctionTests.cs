using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Package;

/// <summary>Ticks of the host's timers.</summary>
public sealed class TimerFunctionTests
{
    private const string Home = "/api/regions/binzhou";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_timer_function_does_its_work_late_or_not(bool isPastDue)
    {
        var account = await Azurite.NewAccountAsync();
        await using var host = await FunctionsHost.StartAsync(
            ("LEADS_SEAL_KEY", new string('k', 32)), ("LEADS_STORAGE", account), ("AzureWebJobsStorage", account));
        await host.DoAsync(HttpMethod.Put, Home,
            """{"name":"彬州市","settings":{"scorecard":{"draftAt":"00:00","issueAt":"00:00"}}}""");
        await host.DoAsync(
            HttpMethod.Post, Home + "/signed-projects", """{"name":"甲","investor":"某公司","on":"2026-01-05"}""");
        var timers = FunctionsPackage.Unpacked.Functions.Where(function => function.IsTimer).ToList();
        Assert.Equal(["Upkeep", "WeeklyScorecard"], timers.Select(timer => timer.Name));
        foreach (var timer in timers)
        {
            Assert.Equal(Verdict.Succeeded, (await host.TickAsync(timer.Name, isPastDue)).Verdict);
            await host.WaitUntilIdleAsync();
        }

        Assert.Equal(
            ["Upkeep/_people", "Upkeep/binzhou", "WeeklyScorecard/binzhou"],
            host.Invocations.Where(round => round.Function == "MakeRound").Select(round => round.Message!).Order());
        // The upkeep has sealed the trail, and the issue that the other one made prints the seal.
        var issue = Assert.Single((await host.DoAsync(HttpMethod.Get, Home + "/scorecards")).List("items"));
        var frozen = await host.DoAsync(HttpMethod.Get, $"{Home}/scorecards/{issue.Text("week")}.json");
        Assert.Equal(1m, frozen.GetProperty("seal").Number("number"));
    }
}
