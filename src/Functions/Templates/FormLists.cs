namespace Leads.Functions.Templates;

/// <summary>The words of a form's drop-downs, which stand in the columns of a hidden sheet.</summary>
/// <param name="Region">The region's name.</param>
internal sealed record FormLists(
    string Region, IReadOnlyList<string> Chains, IReadOnlyList<string> Units, IReadOnlyList<string> Sectors)
{
    public const string Sheet = "选项";

    /// <summary>The words that a column offers; none where any text goes.</summary>
    public IReadOnlyList<string> Of(FormColumn column) => column.Entry switch
    {
        FormEntry.Choice => column.Words,
        FormEntry.Chain => Chains,
        FormEntry.Unit => Units,
        FormEntry.Sector => Sectors,
        FormEntry.Text or FormEntry.PastDay or FormEntry.AnyDay or FormEntry.Amount or FormEntry.Area => [],
    };
}
