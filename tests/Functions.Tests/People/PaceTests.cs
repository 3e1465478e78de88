using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.People;

public sealed class PaceTests
{
    [Fact]
    public async Task One_person_who_asks_too_fast_is_slowed_down_and_nobody_else()
    {
        await using var app = await RunningApp.StartAsync();
        var wang = await Staff.AddAsync(app, "wang", """{"role":"administrator"}""");
        var li = await Staff.AddAsync(app, "li", """{"role":"administrator"}""");
        var replies = new List<Reply>();
        while (replies.TrueForAll(reply => reply.Code == 200))
            replies.AddRange(await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => wang.GetAsync("/api/me"))));
        Assert.InRange(replies.Count, 1001, 20_000);
        var slowed = replies.Where(reply => reply.Code != 200).ToList();
        Assert.All(slowed, reply => Assert.Equal((429, "1"), (reply.Code, reply.Header("Retry-After"))));
        Assert.Equal(200, (await li.GetAsync("/api/me")).Code);
        Assert.Equal(200, (await app.GetAsync("/api/regions")).Code);
    }

    [Fact]
    public async Task An_address_that_knocks_too_often_is_slowed_down_while_probes_go_on()
    {
        await using var app = await RunningApp.StartAsync();
        var replies = new List<Reply>();
        while (replies.TrueForAll(reply => reply.Code == 401) && replies.Count < 10_000)
            replies.AddRange(await Task.WhenAll(
                Enumerable.Range(0, 100).Select(_ => app.AskAsync(HttpMethod.Get, "/open/nothing"))));
        Assert.Contains(replies, reply => reply.Code == 429);
        Assert.Equal(200, (await app.AskAsync(HttpMethod.Get, "/api/health")).Code);
        Assert.Equal(200, (await app.GetAsync("/api/regions")).Code);
    }
}
