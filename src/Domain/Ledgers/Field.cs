namespace Leads.Domain.Ledgers;

/// <summary>What a ledger's column can hold for us.</summary>
public enum Field
{
    Serial,
    Name,
    Investor,
    CreditCode,
    HomeRegion,
    Origin,
    Content,
    Sector,
    Chain,
    SecondaryChains,
    Unit,
    Source,
    Introducer,
    Park,
    LandArea,
    Leader,
    ResponsiblePerson,
    Contact,
    TotalInvestment,
    ContractedCapital,
    PaidInTotal,
    PaidInThisYear,
    IntendedOn,
    AgreedOn,
    SignedOn,
    IncorporatedOn,
    SiteSecuredOn,
    OpenedOn,
    CompletedOn,
    ProducingOn,
    AtCapacityOn,
    SuspendedOn,
    ResumedOn,
    TerminatedOn,
    InStatisticsOn,
    AgreedOpeningOn,
    AgreedProductionOn,
    AgreedCapacityOn,
    Progress,
    Problem,
    NextStep,
    Note,
}

internal static class FieldKinds
{
    public static bool IsMoney(this Field field) => field is >= Field.TotalInvestment and <= Field.PaidInThisYear;

    public static bool IsPaidIn(this Field field) => field is Field.PaidInTotal or Field.PaidInThisYear;

    public static bool IsDate(this Field field) => field is >= Field.IntendedOn and <= Field.AgreedCapacityOn;

    /// <summary>A dated fact, as against a date that was only agreed.</summary>
    public static bool IsFact(this Field field) => field is >= Field.IntendedOn and <= Field.InStatisticsOn;

    /// <summary>Several columns of it are read as one text: a contact's name and telephone, two remarks.</summary>
    public static bool IsJoined(this Field field) => field is Field.Contact or Field.Problem or Field.Note;
}
