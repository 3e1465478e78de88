using System.Text;

namespace Leads.Functions.People;

/// <summary>Somebody who signs in.</summary>
public sealed record Person
{
    /// <summary>What is typed to sign in, and what history shows; see <see cref="PersonIds"/>.</summary>
    public required string Id { get; init; }

    /// <summary>As colleagues know the person.</summary>
    public string Name { get; init; } = "";

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>By the framework's hasher; null = no password: a provider or a one-time link lets the person in.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>The password was given by somebody else.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Who the person is at the organisation's identity provider: subject or verified mail address.</summary>
    public string? External { get; init; }

    /// <summary>Cannot sign in; kept, since history names the person.</summary>
    public bool Disabled { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public string ChangedBy { get; init; } = "";

    /// <summary>Sessions opened before are void: the password or the rights have changed.</summary>
    public DateTimeOffset SessionsFrom { get; init; }
}

/// <summary>Which ids a person may have.</summary>
internal static class PersonIds
{
    /// <summary>The id in its one spelling; null when it cannot be one.</summary>
    public static string? Read(string? text)
    {
        var id = text?.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant() ?? "";
        return id.Length is >= 1 and <= 40 && id.IsNormalized(NormalizationForm.FormKC)
            && char.IsLetterOrDigit(id[0]) && id.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '@' or '-')
            && id != Caller.Administrator
            ? id
            : null;
    }
}

/// <summary>A session, as stored under the hash of its secret.</summary>
/// <param name="Person">Id of the person; null for the operator's one-time link.</param>
/// <param name="Opened">When, and so whether a changed password has made it void.</param>
internal sealed record Session(string? Person, DateTimeOffset Opened, DateTimeOffset Ends);

/// <summary>A browser from which a person has signed in before, stored under the hash of its secret.</summary>
internal sealed record Device(string Person, DateTimeOffset Ends);

/// <summary>A secret that a program shows instead of a person; it never gives more than the person has.</summary>
/// <param name="Grants">What it is good for; null = all that the person may do.</param>
public sealed record ApiToken(
    Guid Id, string Name, string Person, string Hash, IReadOnlyList<Grant>? Grants, bool ReadOnly,
    DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? Revoked = null);
