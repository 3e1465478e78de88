namespace Leads.Domain.Ledgers;

/// <summary>Tells sheets of leads from sheets of contracts, and both from the forms.</summary>
internal static class SheetKinds
{
    private static readonly string[] IntendedWords = ["意向", "在谈", "对接", "洽谈", "线索", "储备"];

    /// <summary>By the columns, else by the sheet's name, else by its titles; null where nothing tells.</summary>
    public static SheetKind? Of(string sheetName, SheetHeader header)
    {
        var fields = header.Columns.Select(column => column.Claim?.Field).ToHashSet();
        if (!fields.Contains(Field.Name))
            return fields.Contains(Field.TripOn) && fields.Contains(Field.Travellers) ? SheetKind.Trips : null;
        return (fields.Contains(Field.SignedOn), fields.Contains(Field.IntendedOn)) switch
        {
            (true, true) => SheetKind.Mixed,
            (true, false) => SheetKind.Signed,
            (false, true) => SheetKind.Intended,
            (false, false) when fields.Contains(Field.Milestone) && fields.Contains(Field.OccurredOn) =>
                SheetKind.Progress,
            (false, false) when fields.Contains(Field.PaidInEntry) && fields.Contains(Field.PaidInOn) =>
                SheetKind.PaidIn,
            (false, false) => ByWords(NaturalKey.Part(sheetName)) ?? header.Titles.Select(ByWords)
                .FirstOrDefault(kind => kind is not null),
        };
    }

    public static bool IsForm(this SheetKind kind) => kind is SheetKind.Progress or SheetKind.PaidIn or SheetKind.Trips;

    private static SheetKind? ByWords(string text)
    {
        var intended = IntendedWords.Any(word => text.Contains(word, StringComparison.Ordinal));
        var signed = text.Contains("签约", StringComparison.Ordinal)
            && !text.Contains("拟签约", StringComparison.Ordinal);
        return (signed, intended) switch
        {
            (true, false) => SheetKind.Signed,
            (false, true) => SheetKind.Intended,
            _ => null,
        };
    }
}
