namespace Leads.Domain.Ledgers;

/// <summary>What a row says of each field.</summary>
internal static class FieldValues
{
    private static readonly Field[] All = Enum.GetValues<Field>();

    /// <summary>
    /// The fields that a row needs a column for. Money of this year goes without one where it is all money.
    /// </summary>
    public static IEnumerable<Field> Needed(LedgerRow row) => All.Where(field =>
        Of(row, field) is not null && (field != Field.PaidInThisYear || row.PaidInThisYear != row.PaidInTotal));

    public static object? Of(LedgerRow row, Field field) => field switch
    {
        Field.Serial => null,
        Field.Name => row.Name,
        Field.Investor => row.Investor,
        Field.CreditCode => row.CreditCode,
        Field.HomeRegion => row.HomeRegion,
        Field.Origin => row.Origin,
        Field.Content => row.Content,
        Field.Sector => row.Sector,
        Field.Chain => row.Chain,
        Field.SecondaryChains => row.SecondaryChains.Count == 0 ? null : string.Join('、', row.SecondaryChains),
        Field.Unit => row.Unit,
        Field.Source => row.Source,
        Field.Introducer => row.Introducer,
        Field.Park => row.Park,
        Field.LandArea => row.LandArea,
        Field.Leader => row.Leader,
        Field.ResponsiblePerson => row.ResponsiblePerson,
        Field.Contact => row.Contact,
        Field.TotalInvestment => row.TotalInvestment,
        Field.ContractedCapital => row.ContractedCapital,
        Field.PaidInTotal => row.PaidInTotal,
        Field.PaidInThisYear => row.PaidInThisYear,
        Field.IntendedOn => row.Intended,
        Field.AgreedOn => row.Agreed,
        Field.SignedOn => row.Signed,
        Field.IncorporatedOn => row.Incorporated,
        Field.SiteSecuredOn => row.SiteSecured,
        Field.OpenedOn => row.Opened,
        Field.CompletedOn => row.Completed,
        Field.ProducingOn => row.Producing,
        Field.AtCapacityOn => row.AtCapacity,
        Field.SuspendedOn => row.Suspended,
        Field.ResumedOn => row.Resumed,
        Field.TerminatedOn => row.Terminated,
        Field.InStatisticsOn => row.InStatistics,
        Field.AgreedOpeningOn => row.AgreedOpening,
        Field.AgreedProductionOn => row.AgreedProduction,
        Field.AgreedCapacityOn => row.AgreedCapacity,
        Field.Progress => row.Progress,
        Field.Problem => row.Problem,
        Field.NextStep => row.NextStep,
        Field.Note => row.Note,

        // What forms tell is not a column of a ledger.
        Field.PaidInEntry or Field.PaidInOn or Field.Milestone or Field.OccurredOn or Field.TripOn or Field.Travellers
            or Field.Destination or Field.Firms or Field.TripResult => null,
    };
}
