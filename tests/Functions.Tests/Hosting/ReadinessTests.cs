using System.Text.Json;
using Leads.Functions.Storage;

namespace Leads.Functions.Tests.Hosting;

public sealed class ReadinessTests
{
    [Fact]
    public async Task Readiness_does_not_look_at_each_of_many_regions_that_processes_share()
    {
        var clock = FakeClock.At("2026-11-21T02:00:00Z");
        await using var shared = new SharedFolder();
        await using var app = await shared.StartAsync(clock);
        await Bureau.DoAsync(app.PutAsync(Bureau.Home, """{"name":"彬州市"}"""));
        Assert.Equal(0, (await app.GetAsync("/api/ready")).Json.GetProperty("pending").GetInt32());
        foreach (var number in Enumerable.Range(0, 20))
            await shared.Rows.CommitAsync(
                $"county{number}", [new Operation.Put("region", "{}"u8.ToArray())], CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(2));
        var ready = (await app.GetAsync("/api/ready")).Json;
        Assert.Equal("ready", ready.Text("status"));
        Assert.False(ready.TryGetProperty("pending", out var pending) && pending.ValueKind == JsonValueKind.Number);
    }
}
