using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Leads.Functions.Audit;

namespace Leads.Functions.Regions;

/// <summary>Where a region's registry is stored.</summary>
internal static class RowKeys
{
    public const string Region = "region";

    /// <summary>
    /// Changes with every change, so that what was decided on an older registry is not written; names the last entry of
    /// the chain of settings.
    /// </summary>
    public static string Stamp => NumberedChain.Settings.EndKey;

    /// <summary>Entries of versions that did not chain them.</summary>
    public const string UnchainedHistory = "history-registry-";

    public const string Chains = "chain-";
    public const string Units = "unit-";
    public const string AllTargets = "target-";
    public const string Recipients = "recipient-";

    // With what stands before it, such as the week of a report, it fits into a key.
    private const int LongestName = 200;
    private const int Kept = 160;

    public static string Chain(string key) => Chains + Name(key);

    public static string Unit(string key) => Units + Name(key);

    public static string Targets(int year) => AllTargets + year.ToString("0000", CultureInfo.InvariantCulture);

    public static string Recipient(string id) => Recipients + id;

    /// <summary>
    /// A chain's or unit's key within a row key. Ledgers hold whole sentences in the place of names: of such a one the
    /// end gives way to a digest.
    /// </summary>
    public static string Name(string key)
    {
        if (key.Length <= LongestName)
            return key;
        var kept = key[..(char.IsHighSurrogate(key[Kept - 1]) ? Kept - 1 : Kept)];
        return $"{kept}…{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16))}";
    }

    public static bool IsChain(string row) => row.StartsWith(Chains, StringComparison.Ordinal);

    public static bool IsUnit(string row) => row.StartsWith(Units, StringComparison.Ordinal);

    public static bool IsRegistry(string row) => row == Region || row == Stamp || IsChain(row) || IsUnit(row);
}
