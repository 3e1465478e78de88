using System.Text.RegularExpressions;

namespace Leads.Functions.Hosting;

/// <summary>
/// Which mail addresses are taken: plain ASCII ones. Anything a mail header could trip over is refused, quoted local
/// parts and comments too.
/// </summary>
public static partial class MailAddresses
{
    public static bool IsValid(string address) =>
        address.Length <= 254 && address.IndexOf('@', StringComparison.Ordinal) <= 64 && Plain.IsMatch(address);

    [GeneratedRegex(
        @"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@" +
        @"([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Plain { get; }
}
