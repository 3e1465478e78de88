using System.Net;
using System.Net.Sockets;
using System.Text;
using Leads.Functions.Hosting;
using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.People;

/// <summary>Azure's Easy Auth: a header that is believed only where the platform stands in front.</summary>
public sealed class PlatformTests
{
    [Fact]
    public async Task Whoever_the_platform_has_signed_in_is_the_person_with_that_account()
    {
        await using var app = await BehindAsync(("LEADS_EASY_AUTH", "on"));
        await Bureau.DoAsync(app.PutAsync("/api/people/wang",
            """{"name":"王","external":"Wang@example.com","grants":[{"role":"administrator"}]}"""));
        var me = await app.AskAsync(HttpMethod.Get, "/api/me", null, Principal("wang@example.com"));
        Assert.Equal("wang", me.Json.Text("id"));
        Assert.Equal(401, (await app.AskAsync(HttpMethod.Get, "/api/me", null, Principal("li@example.com"))).Code);
        Assert.Equal(403, (await app.AskAsync(HttpMethod.Put, "/api/regions/ab", """{"name":"甲"}""",
            Principal("wang@example.com"))).Code); // a browser may have been led here
        foreach (var broken in new[] { "", "!!!", "e30=", Convert.ToBase64String("[]"u8), Convert.ToBase64String("{\"claims\":3}"u8) })
            Assert.Equal(401, (await app.AskAsync(HttpMethod.Get, "/api/me", null, ("X-MS-CLIENT-PRINCIPAL", broken))).Code);
    }

    [Fact]
    public async Task Without_the_setting_the_header_is_nothing()
    {
        await using var app = await BehindAsync();
        await Bureau.DoAsync(app.PutAsync("/api/people/wang",
            """{"name":"王","external":"wang@example.com","grants":[{"role":"administrator"}]}"""));
        Assert.Equal(401, (await app.AskAsync(HttpMethod.Get, "/api/me", null, Principal("wang@example.com"))).Code);
    }

    [Fact]
    public async Task On_one_box_the_setting_is_refused()
    {
        var refused = await Assert.ThrowsAsync<LeadsOptionsException>(
            () => RunningApp.StartAsync(settings: ("LEADS_EASY_AUTH", "on")));
        Assert.Contains("LEADS_EASY_AUTH", refused.Message);
    }

    private static (string Name, string Value) Principal(string mail) => ("X-MS-CLIENT-PRINCIPAL",
        Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""
            {"auth_typ":"aad","claims":[{"typ":"name","val":"王"},{"typ":"preferred_username","val":"{{mail}}"}]}
            """)));

    private static Task<RunningApp> BehindAsync(params (string Name, string Value)[] settings)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return RunningApp.StartAsync(settings: [("FUNCTIONS_CUSTOMHANDLER_PORT", $"{port}"), .. settings]);
    }
}
