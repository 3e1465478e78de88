namespace Leads.Domain.Ledgers;

/// <summary>
/// The projects a sheet has named so far. Investors compare by credit code when both have one, else by name
/// (domain note, section 6).
/// </summary>
internal sealed class SeenProjects
{
    private readonly HashSet<(string Name, string Code)> codes = [];
    private readonly Dictionary<string, bool> someWithoutCode = [];

    /// <summary>Whether the project was named above; it has been named then.</summary>
    public bool IsRepeated(LedgerRow row)
    {
        var key = row.NaturalKey;
        var code = row.CreditCode ?? "";
        var sameInvestor = someWithoutCode.TryGetValue(key, out var withoutCode)
            && (withoutCode || code.Length == 0);
        someWithoutCode[key] = withoutCode || code.Length == 0;
        var sameCode = code.Length > 0 && !codes.Add((NaturalKey.Part(row.Name), code));
        return sameInvestor || sameCode;
    }
}
