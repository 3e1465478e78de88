using System.Net;
using System.Net.Sockets;
using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.People;

/// <summary>Sign-in at a real OpenID provider on this machine.</summary>
public sealed class ProviderTests
{
    private const string Secret = "a-secret-between-us-and-the-provider";

    [Fact]
    public async Task Whoever_the_provider_vouches_for_is_let_in_as_the_person_with_that_account()
    {
        await using var place = await Place.OpenAsync("wang@example.com");
        await place.AddAsync("wang", "wang@example.com");
        var (browser, last) = await place.GoAsync("/app/binzhou/2026-W46");
        Assert.Equal("/app/binzhou/2026-W46", last.Header("Location"));
        Assert.Equal("wang", (await browser.GetAsync(place.App.Anyone.BaseAddress + "api/me")).Json.Text("id"));
    }

    [Fact]
    public async Task An_account_that_nobody_here_has_is_told_what_to_do_and_not_let_in()
    {
        await using var place = await Place.OpenAsync("<stranger>@example.com");
        await place.AddAsync("wang", "wang@example.com");
        var (_, last) = await place.GoAsync("/app/");
        Assert.Equal(401, last.Code);
        Assert.Contains("&lt;stranger&gt;@example.com", last.Body);
        Assert.DoesNotContain("leads-session=", string.Join(' ', Cookies(last)));
    }

    [Fact]
    public async Task A_mail_address_that_the_provider_has_not_verified_is_nobody_but_the_subject_is()
    {
        await using var place = await Place.OpenAsync("wang@example.com", verified: false);
        await place.AddAsync("wang", "wang@example.com");
        Assert.Equal(401, (await place.GoAsync("/app/")).Last.Code);
        await place.AddAsync("li", "subject-1");
        Assert.Equal("/app/", (await place.GoAsync("/app/")).Last.Header("Location"));
    }

    [Fact]
    public async Task A_way_back_that_did_not_set_out_in_this_browser_is_refused()
    {
        await using var place = await Place.OpenAsync("wang@example.com");
        await place.AddAsync("wang", "wang@example.com");
        var stranger = new Browser(place.App);
        Assert.Equal(401, (await stranger.GetAsync(place.Back + "?code=x&state=y")).Code);
        var (browser, _) = await place.GoAsync("/app/", stopAtBack: true);
        var back = browser.Next!;
        Assert.Equal(401, (await stranger.GetAsync(back)).Code);
        Assert.Equal(401, (await browser.GetAsync(back.Replace("state=", "state=x", StringComparison.Ordinal))).Code);
        Assert.Equal(401, (await browser.GetAsync(back)).Code); // the journey is over
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_told_and_nothing_breaks()
    {
        await using var app = await RunningApp.StartAsync(settings:
            [("LEADS_OIDC_ISSUER", "http://127.0.0.1:1"), ("LEADS_OIDC_CLIENT", "leads"), ("LEADS_OIDC_SECRET", Secret)]);
        var reply = await app.AskAsync(HttpMethod.Get, "/app/oidc/start");
        Assert.Equal(401, reply.Code);
        Assert.Contains("统一身份认证没有完成", reply.Body);
        Assert.Contains("/app/oidc/start", (await app.AskAsync(HttpMethod.Get, "/app/sign-in")).Body);
    }

    [Fact]
    public async Task Without_a_provider_its_addresses_are_not_there()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(404, (await app.AskAsync(HttpMethod.Get, "/app/oidc/start")).Code);
        Assert.Equal(404, (await app.AskAsync(HttpMethod.Get, "/app/oidc/back?code=x&state=y")).Code);
        Assert.DoesNotContain("oidc", (await app.AskAsync(HttpMethod.Get, "/app/sign-in")).Body);
    }

    private static IEnumerable<string> Cookies(Reply reply) =>
        reply.Message.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [];

    /// <summary>The product and a provider that know each other.</summary>
    private sealed class Place(RunningApp app, ServerProcess provider) : IAsyncDisposable
    {
        public RunningApp App => app;

        public string Back => app.Anyone.BaseAddress + "app/oidc/back";

        public static async Task<Place> OpenAsync(string account, bool verified = true)
        {
            var address = $"http://127.0.0.1:{FreePort()}";
            var provider = await ServerProcess.StartAsync("oidc.mjs",
                new { client = "leads", secret = Secret, back = address + "/app/oidc/back", account, verified });
            var app = await RunningApp.StartAsync(settings:
            [
                ("LEADS_URLS", address), ("LEADS_OIDC_ISSUER", provider.First.Text("issuer")), ("LEADS_OIDC_CLIENT", "leads"),
                ("LEADS_OIDC_SECRET", Secret),
            ]);
            return new Place(app, provider);
        }

        public Task<System.Text.Json.JsonElement> AddAsync(string id, string external) => Tests.Bureau.DoAsync(app.PutAsync("/api/people/" + id,
            $$"""{"name":"{{id}}","external":"{{external}}","grants":[{"role":"administrator"}]}"""));

        /// <summary>From our page to the provider and back, as a browser goes.</summary>
        public async Task<(Browser Browser, Reply Last)> GoAsync(string next, bool stopAtBack = false)
        {
            var browser = new Browser(app);
            var reply = await browser.GetAsync(app.Anyone.BaseAddress + "app/oidc/start?next=" + Uri.EscapeDataString(next));
            while (browser.Next is { } there)
            {
                if (there.StartsWith(Back, StringComparison.Ordinal))
                    return stopAtBack ? (browser, reply) : (browser, await browser.GetAsync(there));
                reply = await browser.GetAsync(there);
            }

            return (browser, reply);
        }

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            provider.Dispose();
        }

        private static int FreePort()
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
    }

    /// <summary>Keeps cookies by address, follows nothing by itself.</summary>
    private sealed class Browser(RunningApp app)
    {
        private readonly CookieContainer _cookies = new();

        /// <summary>Where the last answer leads.</summary>
        public string? Next { get; private set; }

        public async Task<Reply> GetAsync(string address)
        {
            var uri = new Uri(address);
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            if (_cookies.GetCookieHeader(uri) is { Length: > 0 } cookies)
                request.Headers.Add("Cookie", cookies);
            var reply = await Reply.ReadAsync(await app.Anyone.SendAsync(request));
            foreach (var cookie in Cookies(reply))
                _cookies.SetCookies(uri, cookie);
            Next = reply.Message.Headers.Location is { } location ? new Uri(uri, location).AbsoluteUri : null;
            return reply;
        }
    }
}
