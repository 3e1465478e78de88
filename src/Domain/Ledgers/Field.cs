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
    PaidInEntry,
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
    OccurredOn,
    PaidInOn,
    TripOn,
    AgreedOpeningOn,
    AgreedProductionOn,
    AgreedCapacityOn,
    Progress,
    Problem,
    NextStep,
    Note,
    Milestone,
    Travellers,
    Destination,
    Firms,
    TripResult,
}

/// <summary>What kinds of fields there are.</summary>
public static class FieldKinds
{
    /// <summary>Whether its cells are amounts of money.</summary>
    public static bool IsMoney(this Field field) => field is >= Field.TotalInvestment and <= Field.PaidInEntry;

    internal static bool IsPaidIn(this Field field) => field is Field.PaidInTotal or Field.PaidInThisYear;

    internal static bool IsDate(this Field field) => field is >= Field.IntendedOn and <= Field.AgreedCapacityOn;

    /// <summary>A dated fact, as against a date that was only agreed.</summary>
    internal static bool IsFact(this Field field) => field is >= Field.IntendedOn and <= Field.TripOn;

    /// <summary>The form that this field belongs to; null for what ledgers keep.</summary>
    internal static SheetKind? FormOf(this Field field) => field switch
    {
        Field.Milestone or Field.OccurredOn => SheetKind.Progress,
        Field.PaidInEntry or Field.PaidInOn => SheetKind.PaidIn,
        Field.TripOn or Field.Travellers or Field.Destination or Field.Firms or Field.TripResult => SheetKind.Trips,
        _ => null,
    };

    /// <summary>Whether sheets of a kind are read for this field. A form says nothing but what it is for.</summary>
    internal static bool IsReadIn(this Field field, SheetKind kind) => kind switch
    {
        SheetKind.Intended or SheetKind.Signed or SheetKind.Mixed => field.FormOf() is null,
        SheetKind.Progress or SheetKind.PaidIn =>
            field.FormOf() == kind || field is Field.Serial or Field.Name or Field.Investor or Field.CreditCode
                or Field.Note,
        SheetKind.Trips => field.FormOf() == kind || field is Field.Serial or Field.Chain,
    };

    /// <summary>Several columns of it are read as one text: a contact's name and telephone, two remarks.</summary>
    internal static bool IsJoined(this Field field) => field is Field.Contact or Field.Problem or Field.Note;
}
