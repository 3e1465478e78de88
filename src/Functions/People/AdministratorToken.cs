using System.Security.Cryptography;
using System.Text;
using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>The one token, compared in constant time. Without one set, every token is refused.</summary>
public sealed class AdministratorToken(LeadsOptions options)
{
    private const string Scheme = "Bearer ";

    private readonly byte[]? _hash = options.Token is { } token ? Hash(token) : null;

    public bool IsShownBy(HttpRequest request) =>
        _hash is not null
        && request.Headers.Authorization is [{ } header]
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(_hash, Hash(header[Scheme.Length..].Trim()));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
