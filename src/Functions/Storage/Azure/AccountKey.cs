using System.Security.Cryptography;
using System.Text;

namespace Leads.Functions.Storage.Azure;

/// <summary>The shared key of an account: signs, and never shows itself.</summary>
internal sealed class AccountKey(string account, byte[] key)
{
    public string Account { get; } = account;

    /// <summary>The value of an <c>Authorization</c> header.</summary>
    public string Authorize(string scheme, string stringToSign) =>
        $"{scheme} {Account}:{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(stringToSign)))}";
}
