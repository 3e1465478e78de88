using Microsoft.AspNetCore.Http.Features;

namespace Leads.Functions.People;

/// <summary>Who asks.</summary>
/// <param name="Name">As history shows it, and the scope of an Idempotency-Key.</param>
/// <param name="Grants">The roles, and where they hold.</param>
public sealed record Caller(string Name, IReadOnlyList<Grant> Grants)
{
    public const string Administrator = "administrator";

    /// <summary>The operator of this installation: the environment's token, or a one-time link of the console.</summary>
    public static Caller Operator { get; } = new(Administrator, [Grant.Administrator]);

    /// <summary>Recognised by the cookie, so a browser may have sent it unasked.</summary>
    public bool BySession { get; init; }

    /// <summary>Holds the first password still: nothing else is done before it is changed.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>May only read: a token made so.</summary>
    public bool ReadsOnly { get; init; }

    /// <summary>The roles in a region; without one, anywhere.</summary>
    internal Roles RolesIn(string? region)
    {
        var held = Roles.None;
        for (var at = 0; at < Grants.Count; at++)
            held |= Grants[at].HoldsIn(region) ? Grants[at].Role.AsFlag() : Roles.None;
        return held;
    }
}

/// <summary>A caller whom <see cref="Access"/> let in, and what the operation shows it.</summary>
internal sealed record Admitted(Caller Caller, Scope Scope);

public static class CallerExtensions
{
    /// <summary>The caller whom <see cref="Access"/> let in.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.Features.GetRequiredFeature<Admitted>().Caller;

    /// <summary>What the caller sees of the region that the address names.</summary>
    public static Scope Scope(this HttpContext context) =>
        context.Features.GetRequiredFeature<Admitted>().Scope;
}
