using System.Net;
using System.Net.Sockets;
using Leads.Functions.People;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.People;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Instances;

/// <summary>Two processes that let the same people in.</summary>
public abstract class DoorsOfTwoTests(SharedStorage shared) : IAsyncLifetime
{
    private const string Bureau = """{"role":"bureau","region":"binzhou"}""";
    private const string Administrator = """{"role":"administrator"}""";

    private readonly FakeClock _clock = FakeClock.At("2026-11-21T00:00:00Z");
    private TwoProcesses _both = null!;
    private RunningApp _one = null!;
    private RunningApp _two = null!;

    public async ValueTask InitializeAsync()
    {
        _both = await TwoProcesses.OpenAsync(shared, _clock);
        (_one, _two) = (_both.One.App, _both.Other.App);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _both.DisposeAsync();
    }

    [Fact]
    public async Task A_link_that_one_made_opens_at_the_other_once_whoever_follows_it_at_once()
    {
        await Staff.AddAsync(_one, "wang", Bureau);
        for (var round = 0; round < 5; round++)
        {
            var made = await Tests.Bureau.DoAsync(_one.SendAsync(HttpMethod.Post, "/api/people/wang/link"));
            var path = new Uri(made.Text("href")).AbsolutePath;
            var opened = await Task.WhenAll(
                new[] { _one, _two, _two, _one, _two, _one }.Select(app => app.AskAsync(HttpMethod.Get, path)));
            Assert.Equal([302, 401, 401, 401, 401, 401], opened.Select(reply => reply.Code).Order());
        }
    }

    [Fact]
    public async Task Under_the_Functions_host_the_token_enters_the_first_administrator_and_a_link_lets_her_in()
    {
        await using var three = await StartUnderHostAsync();
        await using var four = await StartUnderHostAsync();
        await Tests.Bureau.DoAsync(three.PutAsync(
            "/api/people/wang", $$"""{"name":"王芳","grants":[{{Administrator}}]}"""));
        var link = (await Tests.Bureau.DoAsync(three.SendAsync(HttpMethod.Post, "/api/people/wang/link"))).Text("href");
        Assert.StartsWith("https://leads.example.com/open/", link);
        var opened = await four.AskAsync(HttpMethod.Get, new Uri(link).AbsolutePath);
        Assert.Equal("/app/password", opened.Header("Location"));
        var chosen = await new Visitor(three, Staff.CookiesOf(opened)).SendAsync(
            HttpMethod.Put, "/api/me/password", $$"""{"password":"{{Staff.Password}}"}""");
        Assert.Equal(204, chosen.Code);
        var wang = await Staff.SignInAsync(four, "wang", Staff.Password);
        Assert.Equal(200, (await wang.GetAsync("/api/people")).Code);
    }

    [Fact]
    public async Task Only_the_hash_of_a_link_is_stored_and_one_that_has_ended_goes_with_the_next()
    {
        var links = _one.Services.GetRequiredService<OneTimeLinks>();
        var old = (await links.CreateAsync("/app/")).Split('/')[^1];
        Assert.DoesNotContain(old, await StoredAsync());
        _clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(401, (await _two.AskAsync(HttpMethod.Get, "/open/" + old)).Code);
        await links.CreateAsync("/app/");
        _clock.Advance(TimeSpan.FromHours(24));
        var ending = (await links.CreateAsync("/app/")).Split('/')[^1];
        Assert.Equal(["link-" + Secrets.Hash(ending)], await KeysAsync("link-"));
    }

    [Fact]
    public async Task Who_has_come_in_at_one_is_known_at_the_other_at_once()
    {
        await _two.Services.GetRequiredService<PeopleStore>().LoadAsync(CancellationToken.None);
        var wang = await Staff.AddAsync(_one, "wang", Bureau);
        _clock.Advance(TimeSpan.FromSeconds(1)); // less than the time that people are kept in memory for
        Assert.Equal(200, (await (wang with { App = _two }).GetAsync("/api/regions/binzhou")).Code);
        var token = (await wang.PostAsync("/api/tokens", """{"name":"导出"}""")).Json.Text("secret");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await _two.AskAsync(
            HttpMethod.Get, "/api/regions/binzhou", null, ("Authorization", "Bearer " + token))).Code);
    }

    [Fact]
    public async Task A_password_that_was_changed_at_one_is_the_only_one_at_the_other_at_once()
    {
        var wang = await Staff.AddAsync(_one, "wang", Bureau);
        await Staff.SignInAsync(_two, "wang", Staff.Password);
        var changed = await wang.SendAsync(HttpMethod.Put, "/api/me/password",
            $$"""{"current":"{{Staff.Password}}","password":"Qing-nian-2026"}""");
        Assert.Equal(204, changed.Code);
        Assert.Equal(401, (await Staff.TryAsync(_two, "wang", Staff.Password)).Code);
        Assert.Equal(204, (await Staff.TryAsync(_two, "wang", "Qing-nian-2026")).Code);
    }

    [Fact]
    public async Task Who_is_barred_at_one_is_out_at_the_other_within_ten_seconds()
    {
        var wang = await Staff.AddAsync(_one, "wang", Bureau);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var there = wang with { App = _two };
        Assert.Equal(200, (await there.GetAsync("/api/me")).Code);
        await Tests.Bureau.DoAsync(_one.PutAsync("/api/people/wang", """{"name":"王","grants":[],"disabled":true}"""));
        Assert.Equal(401, (await wang.GetAsync("/api/me")).Code);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(401, (await there.GetAsync("/api/me")).Code);
    }

    [Fact]
    public async Task Strangers_are_answered_as_often_as_they_come_and_make_people_be_read_once_a_second()
    {
        var known = await _two.Services.GetRequiredService<PeopleStore>().LoadAsync(CancellationToken.None);
        var strangers = Enumerable.Range(0, 30).Select(number => _two.AskAsync(
            HttpMethod.Get, "/api/me", null, ("Cookie", $"{SessionCookie.Session}=stranger{number}"))).ToList();
        await Eventually.True(() =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            return Task.FromResult(strangers.TrueForAll(stranger => stranger.IsCompleted));
        });
        Assert.All(await Task.WhenAll(strangers), reply => Assert.Equal(401, reply.Code));
        Assert.NotSame(known, await _two.Services.GetRequiredService<PeopleStore>().LoadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Guessing_at_both_gains_nothing()
    {
        await Staff.AddAsync(_one, "wang", Bureau);
        var checkedOnes = 0;
        for (var second = 0; second < 180; second++)
        {
            var replies = await Task.WhenAll(new[] { _one, _two, _one, _two }
                .Select(app => Staff.TryAsync(app, "wang", "wrong-wrong")));
            checkedOnes += replies.Count(reply => reply.Code == 401);
            Assert.All(replies, reply => Assert.True(reply.Code is 401 or 429, $"{reply.Code}"));
            if (second == 59)
                Assert.InRange(checkedOnes, 3, 9);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(checkedOnes, 3, 9 + 3);
    }

    [Fact]
    public async Task Counts_of_tries_name_nobody_and_old_ones_are_dropped_as_new_ones_come()
    {
        for (var guess = 0; guess < 60; guess++)
            await _one.Services.GetRequiredService<Throttle>().BeginAsync(Counted.Account($"nobody{guess}"));
        Assert.Equal(60, (await KeysAsync("tries-")).Length);
        Assert.DoesNotContain("nobody", await StoredAsync());
        _clock.Advance(TimeSpan.FromMinutes(16));
        for (var guess = 0; guess < 60; guess++)
            await _two.Services.GetRequiredService<Throttle>().BeginAsync(Counted.Account($"somebody{guess}"));
        Assert.InRange((await KeysAsync("tries-")).Length, 60, 80);
    }

    [Fact]
    public async Task Two_administrators_who_take_each_others_role_at_once_leave_one()
    {
        for (var round = 0; round < 5; round++)
        {
            await PutAsync(_one, "wang", Administrator);
            await PutAsync(_two, "li", Administrator);
            var replies = await Task.WhenAll(PutAsync(_one, "wang", ""), PutAsync(_two, "li", ""));
            Assert.Equal([200, 409], replies.Select(reply => reply.Code).Order());
        }
    }

    [Fact]
    public async Task An_external_account_that_two_people_get_at_once_is_one_persons()
    {
        for (var round = 0; round < 5; round++)
        {
            var account = $",\"external\":\"account{round}\"";
            var replies = await Task.WhenAll(
                PutAsync(_one, $"wang{round}", Bureau, account), PutAsync(_two, $"li{round}", Bureau, account));
            Assert.Equal([201, 400], replies.Select(reply => reply.Code).Order());
        }
    }

    private Task<RunningApp> StartUnderHostAsync()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        return shared.StartAsync(
            null, ("FUNCTIONS_CUSTOMHANDLER_PORT", $"{port}"), ("LEADS_PUBLIC_URL", "https://leads.example.com"));
    }

    private static Task<Reply> PutAsync(RunningApp app, string person, string grants, string more = "") =>
        app.PutAsync("/api/people/" + person, $$"""{"name":"某","grants":[{{grants}}]{{more}}}""");

    private async Task<string[]> KeysAsync(string prefix) =>
        [.. (await shared.Rows.ListAsync(PeopleStore.Partition, prefix, "", 1000, CancellationToken.None))
            .Select(row => row.Key)];

    private async Task<string> StoredAsync() => string.Join('\n',
        (await shared.Rows.ListAsync(PeopleStore.Partition, "", "", 1000, CancellationToken.None))
            .Select(row => row.Key + System.Text.Encoding.UTF8.GetString(row.Body.Span)));
}

public sealed class DoorsOfTwoOnOneFileTests() : DoorsOfTwoTests(new SharedFolder());

public sealed class DoorsOfTwoOnAzureTests() : DoorsOfTwoTests(new SharedAccount());
