using System.Text.RegularExpressions;

namespace Leads.Domain.Ledgers;

/// <summary>Makes a ledger's row of its cells' readings.</summary>
internal static partial class LedgerRowMaker
{
    private static readonly HashSet<string> LostWords = ["已放弃", "放弃", "已终止洽谈", "终止洽谈", "已流失"];

    public static LedgerRow Make(
        string sheet, int number, RowKind kind, string name, CellReadings cells, string? sectionSector)
    {
        var chains = LedgerText.Names(cells.Text(Field.Chain));
        var progress = cells.Text(Field.Progress);
        return Dated(cells, new LedgerRow(sheet, number, kind, name)
        {
            Investor = LedgerText.LineOrNull(cells.Text(Field.Investor)),
            CreditCode = CreditCode(cells.Cell(Field.CreditCode)),
            HomeRegion = LedgerText.LineOrNull(cells.Text(Field.HomeRegion)),
            Origin = Origin(cells.Text(Field.Origin)),
            Content = cells.Text(Field.Content),
            Sector = LedgerText.LineOrNull(cells.Text(Field.Sector)) ?? sectionSector,
            Chain = chains.Count > 0 ? chains[0] : null,
            SecondaryChains = [.. chains.Skip(1), .. LedgerText.Names(cells.Text(Field.SecondaryChains))],
            Unit = LedgerText.LineOrNull(cells.Text(Field.Unit)),
            Source = LedgerText.LineOrNull(cells.Text(Field.Source)),
            Introducer = LedgerText.LineOrNull(cells.Text(Field.Introducer)),
            Park = LedgerText.LineOrNull(cells.Text(Field.Park)),
            LandArea = LandArea(cells.Cell(Field.LandArea)),
            Leader = LedgerText.LineOrNull(cells.Text(Field.Leader)),
            ResponsiblePerson = LedgerText.LineOrNull(cells.Text(Field.ResponsiblePerson)),
            Contact = cells.Text(Field.Contact),
            TotalInvestment = cells.Amount(Field.TotalInvestment),
            ContractedCapital = cells.Amount(Field.ContractedCapital),
            PaidInTotal = cells.Amount(Field.PaidInTotal),
            PaidInThisYear = cells.Amount(Field.PaidInThisYear),
            Progress = progress,
            Lost = kind == RowKind.Intended && SaysLost(progress),
            Problem = cells.Text(Field.Problem),
            NextStep = cells.Text(Field.NextStep),
            Note = LedgerText.Join([cells.Text(Field.Note), UnreadLandArea(cells)]),
        });
    }

    /// <summary>Whether the progress of a lead says, in exactly the agreed words, that it is lost.</summary>
    public static bool SaysLost(string? progress) => LostWords.Contains(NaturalKey.Part(progress));

    private static LedgerRow Dated(CellReadings cells, LedgerRow row) => row with
    {
        Intended = cells.Date(Field.IntendedOn),
        Agreed = cells.Date(Field.AgreedOn),
        Signed = cells.Date(Field.SignedOn),
        Incorporated = cells.Date(Field.IncorporatedOn),
        SiteSecured = cells.Date(Field.SiteSecuredOn),
        Opened = cells.Date(Field.OpenedOn),
        Completed = cells.Date(Field.CompletedOn),
        Producing = cells.Date(Field.ProducingOn),
        AtCapacity = cells.Date(Field.AtCapacityOn),
        Suspended = cells.Date(Field.SuspendedOn),
        Resumed = cells.Date(Field.ResumedOn),
        Terminated = cells.Date(Field.TerminatedOn),
        InStatistics = cells.Date(Field.InStatisticsOn),
        AgreedOpening = cells.Date(Field.AgreedOpeningOn),
        AgreedProduction = cells.Date(Field.AgreedProductionOn),
        AgreedCapacity = cells.Date(Field.AgreedCapacityOn),
    };

    // A code typed as a number has lost its last digits: it would identify somebody else.
    private static string? CreditCode(Cell? cell)
    {
        var code = cell is null or { Number: not null } ? "" : NaturalKey.Part(cell.Text).ToUpperInvariant();
        return code.Length == 18 && code.All(char.IsAsciiLetterOrDigit) ? code : null;
    }

    private static string? Origin(string? text) => NaturalKey.Part(text) switch
    {
        "" => null,
        var origin when Abroad().IsMatch(origin) => "境外",
        "省外" or "国内省外" or "省外资金" => "省外",
        "市外" or "省内市外" or "市外资金" or "省内" => "市外",
        "本地" or "市内" or "县内" or "区内" or "本市" or "本县" or "本区" or "本地资金" => "本地",
        _ => LedgerText.LineOrNull(text),
    };

    private static decimal? LandArea(Cell? cell)
    {
        if (cell is null || NothingMarks.IsNothing(cell))
            return null;
        var bare = cell.Number is null ? cell with { Text = NaturalKey.Part(cell.Text).TrimEnd('亩') } : cell;
        return AmountReader.Number(bare) is { } area and >= 0 ? area : null;
    }

    private static string? UnreadLandArea(CellReadings cells) =>
        cells.Text(Field.LandArea) is { } text && LandArea(cells.Cell(Field.LandArea)) is null
            ? $"{cells.Column(Field.LandArea)!.Header}：{text}"
            : null;

    [GeneratedRegex("^(?:境外|国外|外资|港澳台|港资|台资|海外)(?:资金)?$")]
    private static partial Regex Abroad();
}
