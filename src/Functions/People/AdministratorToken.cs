using System.Security.Cryptography;
using System.Text;
using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>The environment's token, compared in constant time. Without one set, no secret is it.</summary>
public sealed class AdministratorToken(LeadsOptions options)
{
    private readonly byte[]? _hash = options.Token is { } token ? Hash(token) : null;

    public bool Is(string secret) => _hash is not null && CryptographicOperations.FixedTimeEquals(_hash, Hash(secret));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
