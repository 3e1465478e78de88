namespace Leads.Domain.Ledgers;

/// <summary>Who says what a column holds; a later one goes before an earlier one.</summary>
public enum ColumnOrigin
{
    /// <summary>The words of its header; where they say nothing, it is not read.</summary>
    Header,

    /// <summary>A clerk, in an earlier file of the same sender.</summary>
    Remembered,

    /// <summary>A clerk, in this import.</summary>
    Hand,
}

/// <summary>A clerk says what a column holds; no field: it is left out.</summary>
public sealed record ColumnChoice(string Sheet, string Header, Field? Field)
{
    /// <summary>The words of the header decide again, whatever is remembered.</summary>
    public bool Automatic { get; init; }

    /// <summary>The unit of its amounts where cell, header and unit line name none; never in place of one.</summary>
    public AmountUnit? Unit { get; init; }
}

/// <summary>A unit that a clerk can give a column of amounts.</summary>
public enum AmountUnit
{
    /// <summary>元.</summary>
    Yuan,

    /// <summary>万元.</summary>
    Wan,

    /// <summary>亿元.</summary>
    Yi,
}

/// <summary>What was said of one column.</summary>
/// <param name="Remembered">What is remembered of its header, even if it does not count here.</param>
internal sealed record ColumnSaying(ColumnOrigin By, Field? Field, AmountUnit? Unit, RememberedColumn? Remembered);

/// <summary>What was said of the columns of one sheet: by hand, else remembered.</summary>
internal sealed class ColumnChoices
{
    private readonly Dictionary<string, ColumnChoice> byHand = [];
    private readonly Dictionary<string, RememberedColumn> remembered = [];

    public ColumnChoices(string sheet, LedgerOptions options)
    {
        foreach (var choice in options.ColumnMap.Where(choice => choice.Sheet == sheet))
            byHand[NaturalKey.Part(choice.Header)] = choice;
        foreach (var memory in options.Remembered.Where(memory => memory.IsFor(sheet)).OrderBy(m => m.Sheet.Length > 0))
            remembered[NaturalKey.Part(memory.Header)] = memory;
    }

    public ColumnSaying Of(string header)
    {
        var key = NaturalKey.Part(header);
        var memory = remembered.GetValueOrDefault(key);
        if (byHand.TryGetValue(key, out var choice))
            return new ColumnSaying(
                choice.Automatic ? ColumnOrigin.Header : ColumnOrigin.Hand, choice.Field, choice.Unit, memory);
        return new ColumnSaying(
            memory is null ? ColumnOrigin.Header : ColumnOrigin.Remembered, memory?.Field, memory?.Unit, memory);
    }
}
