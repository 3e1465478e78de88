namespace Leads.Functions.Templates;

/// <summary>An empty form that clerks fill in and send back as an import.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Sheet">The name of its sheet, and of its file.</param>
/// <param name="Unit">The unit line; empty where a form has no amounts.</param>
/// <param name="Rules">What is said about the form as a whole.</param>
internal sealed record Form(
    string Key, string Sheet, string Unit, IReadOnlyList<FormColumn> Columns, IReadOnlyList<string> Rules);

/// <summary>One column of a form.</summary>
/// <param name="Header">A header that the reader of ledgers knows: nobody has to match columns.</param>
/// <param name="Says">What goes there, and in which unit.</param>
/// <param name="Example">Shown on the page of instructions only.</param>
internal sealed record FormColumn(
    string Header, double Width, FormEntry Entry, string Says, string Example, bool Required = false)
{
    /// <summary>The words of a <see cref="FormEntry.Choice"/>.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>What a column takes.</summary>
internal enum FormEntry
{
    Text,

    /// <summary>The day of something that happened: not later than today.</summary>
    PastDay,

    /// <summary>A day that was agreed.</summary>
    AnyDay,

    /// <summary>Money in 亿元.</summary>
    Amount,

    /// <summary>Land in 亩.</summary>
    Area,

    /// <summary>One of fixed words.</summary>
    Choice,

    /// <summary>A chain of the region, or one not yet known.</summary>
    Chain,

    /// <summary>A unit of the region, or one not yet known.</summary>
    Unit,

    /// <summary>A sector of the region, or one not yet known.</summary>
    Sector,
}
