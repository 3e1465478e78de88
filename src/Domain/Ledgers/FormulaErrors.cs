namespace Leads.Domain.Ledgers;

/// <summary>What a sheet shows where a formula failed, and a formula that was never calculated: no text of anybody.</summary>
internal static class FormulaErrors
{
    private static readonly HashSet<string> Shown =
    [
        "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA",
    ];

    public static bool IsError(Cell cell) =>
        (cell.Formula && cell.Text.StartsWith('=')) || Shown.Contains(NaturalKey.Part(cell.Text).ToUpperInvariant());
}
