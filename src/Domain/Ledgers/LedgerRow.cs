using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>What a row of a ledger records.</summary>
public enum RowKind
{
    /// <summary>A lead: 意向、在谈.</summary>
    Intended,

    /// <summary>A formal contract: 签约.</summary>
    Signed,

    /// <summary>One fact of a known project, from the form of progress.</summary>
    Progress,

    /// <summary>One payment to a known project, from the form of paid-in money.</summary>
    PaidIn,
}

/// <summary>A fact that a row states.</summary>
/// <param name="Partial">部分投产; null where nothing is said of it.</param>
/// <param name="Amount">Of a payment.</param>
public sealed record StatedFact(FactKind Kind, LedgerDate Date, bool? Partial = null, Money? Amount = null);

/// <summary>A day from a ledger; approximate when only the month was given and its last day stands for it.</summary>
public readonly record struct LedgerDate(DateOnly On, bool Approximate);

/// <summary>A project as one row of a ledger tells it. What the row leaves empty is null: nothing is guessed.</summary>
public sealed record LedgerRow(string Sheet, int Row, RowKind Kind, string Name)
{
    public string? Investor { get; init; }

    /// <summary>Unified social credit code: 18 characters, upper case.</summary>
    public string? CreditCode { get; init; }

    public string? HomeRegion { get; init; }

    /// <summary>省外, 市外, 本地 or 境外; another word stays as written.</summary>
    public string? Origin { get; init; }

    public string? Content { get; init; }

    public string? Sector { get; init; }

    /// <summary>The primary chain: the first where the cell names several.</summary>
    public string? Chain { get; init; }

    public IReadOnlyList<string> SecondaryChains { get; init; } = [];

    public string? Unit { get; init; }

    public string? Source { get; init; }

    public string? Introducer { get; init; }

    public string? Park { get; init; }

    /// <summary>In 亩.</summary>
    public decimal? LandArea { get; init; }

    public string? Leader { get; init; }

    public string? ResponsiblePerson { get; init; }

    public string? Contact { get; init; }

    public Money? TotalInvestment { get; init; }

    public Money? ContractedCapital { get; init; }

    /// <summary>累计到位: all money up to the cut-off.</summary>
    public Money? PaidInTotal { get; init; }

    /// <summary>当年到位: the part of it that came in the cut-off's year.</summary>
    public Money? PaidInThisYear { get; init; }

    public LedgerDate? Intended { get; init; }

    public LedgerDate? Agreed { get; init; }

    public LedgerDate? Signed { get; init; }

    public LedgerDate? Incorporated { get; init; }

    public LedgerDate? SiteSecured { get; init; }

    public LedgerDate? Opened { get; init; }

    public LedgerDate? Completed { get; init; }

    public LedgerDate? Producing { get; init; }

    public LedgerDate? AtCapacity { get; init; }

    public LedgerDate? Suspended { get; init; }

    public LedgerDate? Resumed { get; init; }

    public LedgerDate? Terminated { get; init; }

    public LedgerDate? InStatistics { get; init; }

    public LedgerDate? AgreedOpening { get; init; }

    public LedgerDate? AgreedProduction { get; init; }

    public LedgerDate? AgreedCapacity { get; init; }

    /// <summary>What a row of a form says of a known project; null in ledgers.</summary>
    public StatedFact? Fact { get; init; }

    public string? Progress { get; init; }

    /// <summary>The progress of a lead says, in exactly the agreed words, that it is lost.</summary>
    public bool Lost { get; init; }

    public string? Problem { get; init; }

    public string? NextStep { get; init; }

    /// <summary>The remark, and beneath it the texts of cells that an overruled row could not use.</summary>
    public string? Note { get; init; }

    /// <summary>Why a clerk let the row in; null when nobody had to.</summary>
    public string? Overruled { get; init; }

    /// <summary>The cells that only the note keeps once a clerk lets the row in.</summary>
    public IReadOnlyList<LeftOutCell> LeftOut { get; init; } = [];

    /// <summary>A clerk said that it is a project of its own although its natural key occurs above it.</summary>
    public bool ForceSeparate { get; init; }

    /// <summary>It registers its project; the row of a form only speaks of one that is known.</summary>
    public bool TellsProject => Kind is RowKind.Intended or RowKind.Signed;

    /// <summary>What makes it the same project as another row (<see cref="Domain.NaturalKey"/>).</summary>
    public string NaturalKey => Domain.NaturalKey.Of(Name, Investor);
}
