using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Leads.Functions.People;

/// <summary>
/// What a browser carries from here to the identity provider and back, signed, in a cookie: nothing is stored for people
/// who have not come in yet.
/// </summary>
/// <param name="Verifier">What proves at the end that the code came to the one who set out (PKCE).</param>
/// <param name="Next">The page that was wanted.</param>
internal sealed record Journey(string State, string Nonce, string Verifier, string? Next, DateTimeOffset Ends)
{
    private const string Cookie = "leads-journey";

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static Journey Begin(string? next, DateTimeOffset now) =>
        new(Secrets.Create(), Secrets.Create(), Secrets.Create(), next, now + s_longest);

    public void Keep(HttpContext context, string key, bool isHttps)
    {
        var told = JsonSerializer.SerializeToUtf8Bytes(this, PeopleJson.Stored.Journey);
        var value = Base64Url.EncodeToString(told) + "." + Base64Url.EncodeToString(Sign(told, key));
        context.Response.Cookies.Append(Cookie, value, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps || isHttps,
            Path = "/app/oidc",
            MaxAge = s_longest,
        });
    }

    /// <summary>The journey that this browser set out on; it can be ended once.</summary>
    public static Journey? Take(HttpContext context, string key, DateTimeOffset now)
    {
        var parts = context.Request.Cookies[Cookie]?.Split('.') ?? [];
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/app/oidc" });
        if (parts is not [var told, var signature] || !Base64Url.IsValid(told) || !Base64Url.IsValid(signature))
            return null;
        var bytes = Base64Url.DecodeFromChars(told);
        if (!CryptographicOperations.FixedTimeEquals(Sign(bytes, key), Base64Url.DecodeFromChars(signature)))
            return null;
        var journey = JsonSerializer.Deserialize(bytes, PeopleJson.Stored.Journey)!;
        return journey.Ends > now ? journey : null;
    }

    private static byte[] Sign(byte[] told, string key) => HMACSHA256.HashData(Encoding.UTF8.GetBytes("journey " + key), told);
}
