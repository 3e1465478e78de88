using System.Security.Cryptography;
using System.Text;

namespace Leads.Functions.Audit;

/// <summary>
/// A digest that a document carries of itself, as its last member: taken off, the bytes are left that it was made of.
/// </summary>
internal static class LastMember
{
    private const int DigestLength = 64;

    /// <summary>SHA-256 in lower-case hexadecimal, as <c>sha256sum</c> prints it.</summary>
    public static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The document, an object with members, with one more at its end.</summary>
    public static byte[] Append(ReadOnlySpan<byte> document, string name, string digest) =>
        [.. document[..^1], .. Tail(name, digest)];

    /// <summary>The document without that member, and its digest; null when it does not end with it.</summary>
    public static (byte[] Document, string Digest)? TakeOff(ReadOnlySpan<byte> body, string name)
    {
        var length = Tail(name, "").Length + DigestLength;
        if (body.Length <= length)
            return null;
        var digest = Encoding.UTF8.GetString(body.Slice(body.Length - DigestLength - 2, DigestLength));
        return body[^length..].SequenceEqual(Tail(name, digest))
            ? ([.. body[..^length], (byte)'}'], digest)
            : null;
    }

    private static byte[] Tail(string name, string digest) => Encoding.UTF8.GetBytes($",\"{name}\":\"{digest}\"}}");
}
