using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Survival;

namespace Leads.Functions.Tests.People;

/// <summary>What the process says, at its most talkative, while secrets of every kind pass through it.</summary>
public sealed class SecretsInLogsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private const string Password = "Chang-cheng-2026";
    private const string SealKey = "seal-key-that-nobody-may-read-0123456789";
    private const string MailKey = "SG.key-of-the-mail-service";

    [Fact]
    public async Task Passwords_tokens_cookies_links_and_keys_never_appear_in_the_log()
    {
        using var folder = new TemporaryFolder();
        using var process = await KilledProcess.StartAsync(folder.Path,
            ("LEADS_LOG", "debug"), ("LEADS_SEAL_KEY", SealKey), ("SENDGRID_API_KEY", MailKey));
        var secrets = new List<string> { KilledProcess.Token, Password, "given-By-4dmin", "wrong-Passw0rd", SealKey, MailKey };
        await process.AskAsync(HttpMethod.Put, "/api/people/wang", """{"name":"王","grants":[{"role":"administrator"}]}""");
        await process.SendAsync(HttpMethod.Put, "/api/people/wang/password", """{"password":"given-By-4dmin"}""");
        var link = (await process.AskAsync(HttpMethod.Post, "/api/people/wang/link")).Text("href");
        secrets.Add(link.Split('/')[^1]);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() })
        {
            BaseAddress = process.Client.BaseAddress,
        };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var opened = await browser.GetAsync(new Uri(link), Stop);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        secrets.AddRange(opened.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split('=', 2)[1].Split(';')[0]));
        using (var changed = await browser.PutAsJsonAsync("/api/me/password", new { password = Password }, Stop))
            Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        using (var wrong = await browser.PostAsJsonAsync("/api/session", new { id = "wang", password = "wrong-Passw0rd" }, Stop))
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        using (var right = await browser.PostAsJsonAsync("/api/session", new { id = "wang", password = Password }, Stop))
            secrets.AddRange(right.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split('=', 2)[1].Split(';')[0]));
        using (var made = await browser.PostAsJsonAsync("/api/tokens", new { name = "夜间" }, Stop))
            secrets.Add(JsonDocument.Parse(await made.Content.ReadAsStringAsync(Stop)).RootElement.Text("secret"));
        using var broken = new StringContent($"{{\"id\":\"wang\",\"password\":\"{Password}\",}}", Encoding.UTF8, "application/json");
        using (var refused = await browser.PostAsync(new Uri("/api/session?token=" + secrets[^1], UriKind.Relative), broken, Stop))
            Assert.True((int)refused.StatusCode < 500);
        await Eventually.True(() => Task.FromResult(process.Said.Contains("signedIn", StringComparison.Ordinal)));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, process.Said, StringComparison.Ordinal));
        Assert.Contains("wang", process.Said, StringComparison.Ordinal);
    }
}
