namespace Leads.Domain.Ledgers;

/// <summary>
/// Something that goes in, and that a careful clerk looks at first: it does not fit what is known, or itself. It blocks
/// nothing and is kept with the import.
/// </summary>
/// <param name="Project">The project that the row tells.</param>
/// <param name="Row">The row.</param>
/// <param name="Column">The header's text; empty where the row has no such column.</param>
/// <param name="Was">What it is compared with: what is known, or another cell.</param>
/// <param name="Is">What the row says; null where it says nothing.</param>
/// <param name="Other">The name of the other project, where there is one.</param>
public sealed record Suspicion(
    PlannedProject Project, LedgerRow Row, string Column, SuspicionKind Kind, string? Was, string? Is, string? Other);

/// <summary>
/// What a clerk should look at. What is held back or warned of already is none: a signature that moves by more than a
/// year, less paid in than recorded, a fact after the cut-off, 已签约 without a signed row.
/// </summary>
public enum SuspicionKind
{
    /// <summary>An amount became 10, 100, 1,000 or 10,000 times as much or as little, within 1 %: a slip of unit or digit.</summary>
    UnitSlip,

    /// <summary>A total investment or a contracted capital changed by more than half of what is known.</summary>
    AmountJump,

    /// <summary>The contracted outside capital is above the total investment.</summary>
    ContractAboveInvestment,

    /// <summary>More is paid in than contracted, or than the total investment where nothing is contracted.</summary>
    PaidInAboveContract,

    /// <summary>A known date moves into another calendar year: the numbers of two years change.</summary>
    DateInAnotherYear,

    /// <summary>The works began before the signature.</summary>
    OpenedBeforeSigned,

    /// <summary>
    /// The signature lies before the intent, the completion or the production before the opening, or the full capacity
    /// before the production.
    /// </summary>
    DatesOutOfOrder,

    /// <summary>A new progress says 已开工, 已竣工, 已投产 or 已达产, and no date of that is known.</summary>
    StatusWithoutDate,

    /// <summary>A new project has the investor and the total investment of another one.</summary>
    SameInvestorAndAmount,

    /// <summary>A milestone that an earlier ledger told stands in a column that is empty now. It stays recorded.</summary>
    MilestoneGone,
}
