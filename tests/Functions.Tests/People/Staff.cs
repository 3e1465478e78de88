using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.People;

/// <summary>The people of an installation: adds them, signs them in, and sends in their name.</summary>
internal static class Staff
{
    public const string Password = "Chang-cheng-2026";

    /// <summary>Adds a person with roles, as JSON, and lets the person choose a password.</summary>
    public static async Task<Visitor> AddAsync(RunningApp app, string id, string grants)
    {
        await Bureau.DoAsync(app.PutAsync("/api/people/" + id, $$"""{"name":"{{id}}","grants":[{{grants}}]}"""));
        var given = await app.PutAsync($"/api/people/{id}/password", """{"password":"given-By-4dmin"}""");
        Assert.Equal(204, given.Code);
        var first = await SignInAsync(app, id, "given-By-4dmin");
        var changed = await first.SendAsync(HttpMethod.Put, "/api/me/password",
            $$"""{"current":"given-By-4dmin","password":"{{Password}}"}""");
        Assert.True(changed.Code == 204, changed.Body);
        return await SignInAsync(app, id, Password);
    }

    public static async Task<Visitor> SignInAsync(RunningApp app, string id, string password)
    {
        var reply = await TryAsync(app, id, password);
        Assert.True(reply.Code == 204, $"{reply.Code} {reply.Body}");
        return new Visitor(app, CookiesOf(reply));
    }

    public static Task<Reply> TryAsync(
        RunningApp app, string id, string password, params (string Name, string Value)[] headers) =>
        app.AskAsync(HttpMethod.Post, "/api/session", $$"""{"id":"{{id}}","password":"{{password}}"}""", headers);

    /// <summary>The cookies of an answer, as a browser sends them back.</summary>
    public static string CookiesOf(Reply reply) => string.Join("; ",
        reply.Message.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
}

/// <summary>Somebody in front of a browser.</summary>
internal sealed record Visitor(RunningApp App, string Cookies)
{
    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Reply> PostAsync(string path, string? json = null) => SendAsync(HttpMethod.Post, path, json);

    public async Task<Reply> SendBytesAsync(string path, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(content) };
        request.Headers.Add("Cookie", Cookies);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await Reply.ReadAsync(await App.Anyone.SendAsync(request));
    }

    public Task<Reply> SendAsync(
        HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers) =>
        App.AskAsync(method, path, json, [("Cookie", Cookies), ("Sec-Fetch-Site", "same-origin"), .. headers]);
}
