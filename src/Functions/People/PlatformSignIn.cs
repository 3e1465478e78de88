using System.Text.Json;
using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>
/// Azure's own sign-in in front of the process (Easy Auth): it puts who has signed in into a header, and takes that
/// header out of what comes from outside. Believed only where the configuration says that it is in front
/// (<c>LEADS_EASY_AUTH</c>); anywhere else anybody could write the header.
/// </summary>
internal sealed class PlatformSignIn(LeadsOptions options)
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";

    private static readonly string[] s_names =
    [
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "email", "preferred_username",
        "http://schemas.microsoft.com/identity/claims/objectidentifier", "sub",
    ];

    public bool IsInFront => options.EasyAuth;

    /// <summary>The mail address or id of whoever has signed in; null without one, or when it cannot be read.</summary>
    public string? NameOf(HttpRequest request)
    {
        if (!IsInFront || request.Headers[Header] is not [{ } encoded])
            return null;
        try
        {
            using var principal = JsonDocument.Parse(Convert.FromBase64String(encoded));
            var claims = principal.RootElement.GetProperty("claims").EnumerateArray()
                .ToLookup(claim => claim.GetProperty("typ").GetString(), claim => claim.GetProperty("val").GetString());
            return s_names.SelectMany(name => claims[name]).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or KeyNotFoundException
            or InvalidOperationException)
        {
            return null;
        }
    }
}
