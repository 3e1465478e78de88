using Leads.Functions.People;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.People;

public sealed class SignInTests
{
    private const string Bureau = """{"role":"bureau","region":"binzhou"}""";

    [Fact]
    public async Task The_first_password_must_be_changed_before_anything_else()
    {
        await using var app = await OpenAsync();
        await Tests.Bureau.DoAsync(app.PutAsync("/api/people/wang", $$"""{"name":"王","grants":[{{Bureau}}]}"""));
        await app.PutAsync("/api/people/wang/password", """{"password":"given-By-4dmin"}""");
        var wang = await Staff.SignInAsync(app, "wang", "given-By-4dmin");
        var refused = await wang.GetAsync("/api/regions/binzhou");
        Assert.Equal(403, refused.Code);
        Assert.Equal("urn:leads:problem:passwordChangeNeeded", refused.Json.Text("type"));
        Assert.Equal("/app/password", (await wang.GetAsync("/app/")).Header("Location"));
        Assert.Equal(400, (await ChangeAsync(wang, "wrong-current", "Qing-nian-2026")).Code);
        Assert.Equal(400, (await ChangeAsync(wang, "given-By-4dmin", "short")).Code);
        Assert.Equal(400, (await ChangeAsync(wang, "given-By-4dmin", "wang-wang-wang")).Code);
        var changed = await ChangeAsync(wang, "given-By-4dmin", "Qing-nian-2026");
        Assert.Equal(204, changed.Code);
        Assert.Equal(401, (await wang.GetAsync("/api/me")).Code); // the old session is over
        var again = new Visitor(app, Staff.CookiesOf(changed));
        Assert.Equal(200, (await again.GetAsync("/api/regions/binzhou")).Code);
        Assert.Equal(401, (await Staff.TryAsync(app, "wang", "given-By-4dmin")).Code);
    }

    [Fact]
    public async Task A_session_outlives_the_process_and_ends_with_signing_out_disabling_or_twelve_hours()
    {
        var clock = FakeClock.At("2026-11-21T00:00:00Z");
        await using var app = await OpenAsync(clock);
        var wang = await Staff.AddAsync(app, "wang", Bureau);
        var second = await Staff.SignInAsync(app, "wang", Staff.Password);
        Assert.Equal(200, (await wang.GetAsync("/api/me")).Code);
        Assert.Equal(204, (await wang.SendAsync(HttpMethod.Delete, "/api/session")).Code);
        Assert.Equal(401, (await wang.GetAsync("/api/me")).Code);
        Assert.Equal(200, (await second.GetAsync("/api/me")).Code);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Tests.Bureau.DoAsync(app.PutAsync("/api/people/wang", """{"name":"王","grants":[],"disabled":true}"""));
        Assert.Equal(401, (await second.GetAsync("/api/me")).Code);
        Assert.Equal(401, (await Staff.TryAsync(app, "wang", Staff.Password)).Code);
        await Tests.Bureau.DoAsync(app.PutAsync("/api/people/wang", """{"name":"王","grants":[]}"""));
        Assert.Equal(401, (await second.GetAsync("/api/me")).Code);
        var third = await Staff.SignInAsync(app, "wang", Staff.Password);
        clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal(401, (await third.GetAsync("/api/me")).Code);
    }

    [Fact]
    public async Task Guessing_is_slowed_to_under_ten_tries_a_minute_however_many_come_at_once()
    {
        var clock = FakeClock.At("2026-11-21T00:00:00Z");
        await using var app = await OpenAsync(clock);
        await Staff.AddAsync(app, "wang", Bureau);
        var checkedOnes = 0;
        for (var second = 0; second < 300; second++)
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Staff.TryAsync(app, "wang", "wrong-wrong")));
            checkedOnes += replies.Count(reply => reply.Code == 401);
            Assert.All(replies, reply => Assert.True(reply.Code is 401 or 429, $"{reply.Code}"));
            Assert.All(replies.Where(reply => reply.Code == 429), reply => Assert.NotNull(reply.Header("Retry-After")));
            if (second == 59)
                Assert.InRange(checkedOnes, 3, 9);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(checkedOnes, 3, 9 + 5);
    }

    [Fact]
    public async Task Nobody_is_kept_out_of_a_known_browser_by_others_guesses()
    {
        var clock = FakeClock.At("2026-11-21T00:00:00Z");
        await using var app = await OpenAsync(clock);
        var wang = await Staff.AddAsync(app, "wang", Bureau);
        for (var guess = 0; guess < 20; guess++)
            await Staff.TryAsync(app, "wang", "wrong-wrong");
        Assert.Equal(429, (await Staff.TryAsync(app, "wang", Staff.Password)).Code);
        Assert.Equal(204, (await Staff.TryAsync(app, "wang", Staff.Password, ("Cookie", wang.Cookies))).Code);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_like_a_wrong_password()
    {
        await using var app = await OpenAsync();
        await Staff.AddAsync(app, "wang", Bureau);
        var (nobody, wrong) = (await Staff.TryAsync(app, "nobody", "wrong-wrong"), await Staff.TryAsync(app, "wang", "wrong-wrong"));
        Assert.Equal(nobody.Body, wrong.Body);
        Assert.Equal(401, nobody.Code);
    }

    [Theory]
    [InlineData("""{"id":"wang"}""", "password")]
    [InlineData("""{"password":"x"}""", "id")]
    [InlineData("""{"id":1,"password":"x"}""", "id")]
    [InlineData("""{"id":"a\u0000b","password":"x"}""", "id")]
    [InlineData("""{"id":"wang","password":"x","more":1}""", "more")]
    public async Task A_sign_in_that_is_not_right_names_the_field(string json, string field)
    {
        await using var app = await OpenAsync();
        var reply = await app.AskAsync(HttpMethod.Post, "/api/session", json);
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error(field));
    }

    [Fact]
    public async Task A_sign_in_from_another_site_is_refused()
    {
        await using var app = await OpenAsync();
        await Staff.AddAsync(app, "wang", Bureau);
        Assert.Equal(403, (await Staff.TryAsync(app, "wang", Staff.Password, ("Sec-Fetch-Site", "cross-site"))).Code);
        Assert.Equal(403, (await Staff.TryAsync(app, "wang", Staff.Password, ("Origin", "https://evil.example"))).Code);
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone_and_secure_behind_tls()
    {
        await using var app = await RunningApp.StartAsync(settings: ("LEADS_PUBLIC_URL", "https://leads.example"));
        await Tests.Bureau.DoAsync(app.PutAsync("/api/people/wang", """{"name":"王","grants":[{"role":"administrator"}]}"""));
        await app.PutAsync("/api/people/wang/password", """{"password":"given-By-4dmin"}""");
        var cookies = (await Staff.TryAsync(app, "wang", "given-By-4dmin")).Message.Headers.GetValues("Set-Cookie");
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Only_hashes_of_passwords_sessions_and_tokens_are_stored()
    {
        await using var app = await OpenAsync();
        var wang = await Staff.AddAsync(app, "wang", Bureau);
        var token = (await wang.PostAsync("/api/tokens", """{"name":"导出"}""")).Json.Text("secret");
        var rows = await app.Services.GetRequiredService<IRegionStorage>()
            .ListAsync(PeopleStore.Partition, "", "", 1000, CancellationToken.None);
        var stored = string.Join('\n', rows.Select(row => row.Key + System.Text.Encoding.UTF8.GetString(row.Body.Span)));
        Assert.DoesNotContain(Staff.Password, stored);
        Assert.DoesNotContain(token, stored);
        Assert.All(wang.Cookies.Split("; "), cookie => Assert.DoesNotContain(cookie.Split('=', 2)[1], stored));
    }

    [Fact]
    public async Task The_last_administrator_cannot_lose_the_role()
    {
        await using var app = await OpenAsync();
        await Staff.AddAsync(app, "wang", """{"role":"administrator"}""");
        Assert.Equal(409, (await app.PutAsync("/api/people/wang", """{"name":"王","grants":[]}""")).Code);
        Assert.Equal(409, (await app.PutAsync("/api/people/wang",
            """{"name":"王","grants":[{"role":"administrator"}],"disabled":true}""")).Code);
        await Staff.AddAsync(app, "li", """{"role":"administrator"}""");
        Assert.Equal(200, (await app.PutAsync("/api/people/wang", """{"name":"王","grants":[]}""")).Code);
    }

    [Fact]
    public async Task A_one_time_link_lets_a_person_in_to_choose_a_password()
    {
        await using var app = await OpenAsync();
        await Staff.AddAsync(app, "wang", Bureau);
        var link = (await Tests.Bureau.DoAsync(app.SendAsync(HttpMethod.Post, "/api/people/wang/link"))).Text("href");
        var opened = await app.AskAsync(HttpMethod.Get, link);
        Assert.Equal("/app/password", opened.Header("Location"));
        Assert.Equal(401, (await app.AskAsync(HttpMethod.Get, link)).Code);
        var wang = new Visitor(app, Staff.CookiesOf(opened));
        Assert.Equal(403, (await wang.GetAsync("/api/regions/binzhou")).Code);
        var page = await FormAsync(app, wang, "/app/password", "password=Xin-mi-ma-2026");
        Assert.Equal("/app/", page.Header("Location"));
        Assert.Equal(200, (await new Visitor(app, Staff.CookiesOf(page)).GetAsync("/api/regions/binzhou")).Code);
    }

    [Fact]
    public async Task The_link_of_a_new_installation_makes_its_first_administrator()
    {
        await using var app = await RunningApp.StartAsync();
        var links = app.Services.GetRequiredService<OneTimeLinks>();
        var link = await links.CreateAsync(SetUpPage.Address);
        var operatorSession = new Visitor(app, Staff.CookiesOf(await app.AskAsync(HttpMethod.Get, link)));
        Assert.Contains("第一位管理员", (await operatorSession.GetAsync(SetUpPage.Address)).Body);
        var weak = await FormAsync(app, operatorSession, SetUpPage.Address, "id=wang&name=王&password=short");
        Assert.Equal(400, weak.Code);
        Assert.Contains("10", weak.Body);
        var made = await FormAsync(app, operatorSession, SetUpPage.Address, "id=wang&name=王&password=Chang-cheng-2026");
        Assert.Equal("/app/", made.Header("Location"));
        var wang = new Visitor(app, Staff.CookiesOf(made));
        Assert.Equal("wang", (await wang.GetAsync("/api/me")).Json.Text("id"));
        Assert.Equal("/app/", (await wang.GetAsync(SetUpPage.Address)).Header("Location"));
    }

    [Fact]
    public async Task The_sign_in_page_leads_back_to_where_one_wanted_to_go_and_never_elsewhere()
    {
        await using var app = await OpenAsync();
        await Staff.AddAsync(app, "wang", Bureau);
        var asked = await app.AskAsync(HttpMethod.Get, "/app/binzhou/2026-W46");
        Assert.Equal(401, asked.Code);
        Assert.Contains("value=\"/app/binzhou/2026-W46\"", asked.Body);
        var stranger = new Visitor(app, "");
        Assert.Equal("/app/binzhou/2026-W46", (await FormAsync(app, stranger, SignInPage.Address,
            $"id=wang&password={Staff.Password}&next=%2Fapp%2Fbinzhou%2F2026-W46")).Header("Location"));
        Assert.Equal("/app/", (await FormAsync(app, stranger, SignInPage.Address,
            $"id=wang&password={Staff.Password}&next=%2F%2Fevil.example")).Header("Location"));
        var wrong = await FormAsync(app, stranger, SignInPage.Address, "id=wang&password=wrong&next=");
        Assert.Equal(401, wrong.Code);
        Assert.Contains("role=\"alert\"", wrong.Body);
    }

    [Fact]
    public async Task The_dashboard_knows_who_one_is_and_lets_one_out()
    {
        await using var app = await OpenAsync();
        var wang = await Staff.AddAsync(app, "wang", Bureau);
        Assert.Equal("wang", (await wang.GetAsync("/api/me")).Json.Text("name"));
        var page = await wang.GetAsync("/app/");
        Assert.Contains("<div id=\"root\">", page.Body);
        Assert.Contains("form-action 'self'", page.Header("Content-Security-Policy"));
        Assert.Equal("/app/sign-in", (await FormAsync(app, wang, "/app/sign-out", "")).Header("Location"));
        Assert.Equal(401, (await wang.GetAsync("/app/")).Code);
    }

    private static Task<Reply> ChangeAsync(Visitor person, string current, string password) =>
        person.SendAsync(HttpMethod.Put, "/api/me/password", $$"""{"current":"{{current}}","password":"{{password}}"}""");

    private static async Task<Reply> FormAsync(RunningApp app, Visitor visitor, string path, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (visitor.Cookies.Length > 0)
            request.Headers.Add("Cookie", visitor.Cookies);
        return await Reply.ReadAsync(await app.Anyone.SendAsync(request));
    }

    private static async Task<RunningApp> OpenAsync(FakeClock? clock = null)
    {
        var app = await RunningApp.StartAsync(clock);
        await Tests.Bureau.DoAsync(app.PutAsync("/api/regions/binzhou", """{"name":"彬州市"}"""));
        return app;
    }
}
