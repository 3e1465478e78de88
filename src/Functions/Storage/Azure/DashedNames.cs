namespace Leads.Functions.Storage.Azure;

/// <summary>How queues and containers are named.</summary>
internal static class DashedNames
{
    public static void Check(string name)
    {
        if (name.Length is < 3 or > 63 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            || name.StartsWith('-') || name.EndsWith('-') || name.Contains("--", StringComparison.Ordinal))
            throw new AzureLimitException(
                "The name of a queue or container has 3 to 63 of a-z, 0-9 and single dashes within.");
    }
}
