using System.Globalization;
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

    public static string Chain(string key) => Chains + key;

    public static string Unit(string key) => Units + key;

    public static string Targets(int year) => AllTargets + year.ToString("0000", CultureInfo.InvariantCulture);

    public static string Recipient(string id) => Recipients + id;

    public static bool IsChain(string row) => row.StartsWith(Chains, StringComparison.Ordinal);

    public static bool IsUnit(string row) => row.StartsWith(Units, StringComparison.Ordinal);

    public static bool IsRegistry(string row) => row == Region || row == Stamp || IsChain(row) || IsUnit(row);
}
