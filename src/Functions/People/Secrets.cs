using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Leads.Functions.People;

/// <summary>Random secrets of 256 bits; only their hashes are ever kept.</summary>
internal static class Secrets
{
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
