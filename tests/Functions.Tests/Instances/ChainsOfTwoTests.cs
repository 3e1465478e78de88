using System.Text.Json;
using Leads.Functions.Audit;
using Leads.Functions.Tests.Audit;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Instances;

/// <summary>Two processes that write the same chains; the trail's own check tells whether they are whole.</summary>
public abstract class ChainsOfTwoTests(SharedStorage shared) : IAsyncLifetime
{
    private const string Home = "/api/regions/binzhou";

    private readonly FakeClock _clock = FakeClock.At("2026-11-21T02:00:00Z");
    private TwoProcesses _both = null!;
    private RunningApp _one = null!;
    private RunningApp _two = null!;

    public async ValueTask InitializeAsync()
    {
        _both = await TwoProcesses.OpenAsync(shared, _clock, options: ("LEADS_SEAL_KEY", SealedCounty.Key.Secret));
        (_one, _two) = (_both.One.App, _both.Other.App);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _both.DisposeAsync();
    }

    [Fact]
    public async Task Deeds_that_both_note_at_once_are_all_in_the_chain()
    {
        const int Each = 60;
        await Task.WhenAll(Enumerable.Range(0, 2 * Each).Select(number => AppOf(number).Services
            .GetRequiredService<ActivityLog>().NoteAsync("binzhou", "tested", "tester", $"deed {number}")));
        var told = (await _two.GetAsync(Home + "/trail?part=activity&limit=1000")).Json.Lines("items", "details");
        Assert.Equal(Enumerable.Range(0, 2 * Each).Select(number => $"deed {number}").Order(), told.Order());
        await VerifyAsync();
    }

    [Fact]
    public async Task Settings_that_both_change_at_once_are_all_changed_and_in_the_chain()
    {
        const int Units = 40;
        var replies = await Task.WhenAll(Enumerable.Range(0, Units).Select(number => AppOf(number)
            .PutAsync($"{Home}/units/u{number}", $$"""{"name":"镇{{number}}"}""")));
        Assert.All(replies, reply => Assert.Equal(201, reply.Code));
        _clock.Advance(TimeSpan.FromSeconds(10)); // what each remembers of the other's
        Assert.Equal(Units, (await _one.GetAsync(Home + "/units")).Json.List("items").Length);
        Assert.Equal(Units, (await _two.GetAsync(Home + "/units")).Json.List("items").Length);
        await VerifyAsync();
    }

    [Fact]
    public async Task Of_two_seals_that_are_made_at_once_one_is_the_seal_and_its_list_is_its_own()
    {
        for (var day = 0; day < 12; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            await Task.WhenAll(Enumerable.Range(0, 8).Select(number => number % 4 == 0
                ? SealAsync(AppOf(number / 4))
                : CaptureAsync(AppOf(number), $"项目 {day} {number}")));
        }

        Assert.Matches("binzhou: 72 entries of 72 projects, .* 1[2-4] seals", await VerifyAsync());
    }

    private RunningApp AppOf(int number) => number % 2 == 0 ? _one : _two;

    private static Task SealAsync(RunningApp app) => app.Services.GetRequiredService<Seals>()
        .SealDailyAsync("binzhou", "Asia/Shanghai", TestContext.Current.CancellationToken);

    private static Task<JsonElement> CaptureAsync(RunningApp app, string name) => Bureau.DoAsync(app.SendAsync(
        HttpMethod.Post, Home + "/signed-projects",
        $$"""{"name":"{{name}}","investor":"某公司","on":"2026-11-01"}"""));

    private Task<string> VerifyAsync() =>
        LeadsCommand.DoneAsync(shared.Place with { Key = SealedCounty.Key }, "verify");
}

public sealed class ChainsOfTwoOnOneFileTests() : ChainsOfTwoTests(new SharedFolder());

public sealed class ChainsOfTwoOnAzureTests() : ChainsOfTwoTests(new SharedAccount());
