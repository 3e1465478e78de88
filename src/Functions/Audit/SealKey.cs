using System.Security.Cryptography;
using System.Text;

namespace Leads.Functions.Audit;

/// <summary>The key of the seals (<c>LEADS_SEAL_KEY</c>): known to the process and its operator, never stored.</summary>
internal sealed class SealKey(string secret)
{
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);

    /// <summary>Names the key without telling it, so that another key is not taken for a changed seal.</summary>
    public string Id => Mac("Leads seal key"u8)[..16];

    /// <summary>HMAC-SHA256 (RFC 2104), lower-case hexadecimal.</summary>
    public string Mac(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(HMACSHA256.HashData(_secret, bytes));
}
