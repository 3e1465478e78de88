namespace Leads.Functions.Storage.Azure;

/// <summary>Keys as addresses name them.</summary>
internal static class TableKeys
{
    public static string InUrl(string partition, string row) =>
        $"(PartitionKey='{Escape(partition)}',RowKey='{Escape(row)}')";

    private static string Escape(string key) =>
        Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
