using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Leads.Functions.Mail;

/// <summary>
/// Checks that a call of the event webhook comes from SendGrid: ECDSA P-256 with SHA-256 over the time stamp and the raw
/// body, as SendGrid publishes it (security features of the event webhook).
/// </summary>
public sealed class SendGridSignature : IDisposable
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";

    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    // A call that could not be delivered is repeated for 24 hours; older ones are replays.
    private static readonly TimeSpan s_oldest = TimeSpan.FromHours(25);
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(5);

    private readonly ECDsa _key = ECDsa.Create();

    private SendGridSignature()
    {
    }

    /// <summary>The key as SendGrid shows it: base64 of a SubjectPublicKeyInfo. Null when it is none.</summary>
    public static SendGridSignature? Read(string publicKey)
    {
        var signature = new SendGridSignature();
        try
        {
            signature._key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            return signature;
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            signature.Dispose();
            return null;
        }
    }

    public bool IsRight(string? signature, string? timestamp, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (signature is null || timestamp is null || !IsRecent(timestamp, now))
            return false;
        var stamp = Encoding.UTF8.GetBytes(timestamp);
        byte[] signed = [.. stamp, .. body];
        var proof = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, proof, out var length)
            && _key.VerifyData(
                signed, proof.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    public void Dispose() => _key.Dispose();

    private static bool IsRecent(string timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds < 253402300800
        && DateTimeOffset.FromUnixTimeSeconds(seconds) is var at
        && at > now - s_oldest && at < now + s_ahead;
}
