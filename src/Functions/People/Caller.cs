using Microsoft.AspNetCore.Http.Features;

namespace Leads.Functions.People;

/// <summary>Who asks.</summary>
/// <param name="Name">As history shows it, and the scope of an Idempotency-Key.</param>
/// <param name="BySession">Recognised by the cookie, so a browser may have sent it unasked.</param>
public sealed record Caller(string Name, bool BySession)
{
    public const string Administrator = "administrator";
}

public static class CallerExtensions
{
    /// <summary>The caller whom <see cref="Access"/> let in.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.Features.GetRequiredFeature<Caller>();
}
