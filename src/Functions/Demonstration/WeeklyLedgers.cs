using Leads.Domain;
using Leads.Domain.Ledgers;

namespace Leads.Functions.Demonstration;

/// <summary>
/// The county ledger as it would have come in each of the weeks before its cut-off: what had not happened yet is not in
/// it, some things are reported a week late, money has grown only so far. The last week is the ledger itself.
/// </summary>
internal sealed class WeeklyLedgers(Ledger last)
{
    /// <summary>This row's total investment is a slip until the last week corrects it.</summary>
    private const string SlippedProject = "众诚设施蔬菜基地项目";

    /// <summary>The ledger with all dates moved, so that its cut-off is this day.</summary>
    public static Ledger Shift(Ledger ledger, DateOnly cutoff)
    {
        var days = cutoff.DayNumber - ledger.Cutoff.DayNumber;
        return ledger with
        {
            Cutoff = cutoff,
            Rows = [.. ledger.Rows.Select(row => EachDate(row, (_, date) => date with { On = date.On.AddDays(days) }))],
        };
    }

    /// <summary>The ledger of a week; 0 is the last one.</summary>
    public Ledger Of(int weeksBefore)
    {
        if (weeksBefore == 0)
            return last;
        var cutoff = last.Cutoff.AddDays(-7 * weeksBefore);
        return last with
        {
            Cutoff = cutoff,
            HeldBack = [],
            Rows = [.. last.Rows.Select(row => AsOf(row, cutoff, weeksBefore)).OfType<LedgerRow>()],
        };
    }

    private LedgerRow? AsOf(LedgerRow row, DateOnly cutoff, int weeksBefore)
    {
        var known = EachDate(row, (field, date) => IsKnown(row, field, date.On, cutoff) ? date : null);
        if ((row.Kind == RowKind.Signed ? known.Signed : known.Intended) is null)
            return null;
        if (row.Kind == RowKind.Signed)
            return Slipped(WithMoney(known, row, cutoff));
        var lost = row.Lost && weeksBefore <= Draw(row, "lost") % 6;
        var isSigned = last.Rows.Any(s => s.Kind == RowKind.Signed && s.NaturalKey == row.NaturalKey
            && s.Signed is { } signed && IsKnown(s, "signed", signed.On, cutoff));
        var progress = row.Lost && !lost ? "正在谈判" : row.Progress == "已签约" && !isSigned ? "合同洽谈" : row.Progress;
        return known with { Lost = lost, Progress = progress };
    }

    /// <summary>Happened by the cut-off, and reported: one in five things of the last week comes a week late.</summary>
    private static bool IsKnown(LedgerRow row, string field, DateOnly on, DateOnly cutoff) =>
        on <= cutoff && (on <= cutoff.AddDays(-7) || Draw(row, field) % 5 != 0);

    private LedgerRow WithMoney(LedgerRow known, LedgerRow row, DateOnly cutoff)
    {
        if (row.PaidInTotal is not { } total)
            return known;
        var thisYear = row.PaidInThisYear ?? total;
        var newYear = new DateOnly(last.Cutoff.Year, 1, 1);
        var begin = row.Signed!.Value.On > newYear ? row.Signed.Value.On : newYear;
        var share = Math.Clamp(
            (cutoff.DayNumber - begin.DayNumber) / (decimal)Math.Max(1, last.Cutoff.DayNumber - begin.DayNumber), 0, 1);
        var soFar = Money.FromWan(Math.Floor(thisYear.Wan * share));
        var level = total - thisYear + soFar;
        return known with
        {
            PaidInTotal = level > Money.Zero ? level : null,
            PaidInThisYear = soFar > Money.Zero && cutoff.Year == last.Cutoff.Year ? soFar : null,
        };
    }

    private static LedgerRow Slipped(LedgerRow row) =>
        row.Name == SlippedProject && row.TotalInvestment == Money.FromYi(4.39m)
            ? row with { TotalInvestment = Money.FromYi(4.93m) }
            : row;

    private static LedgerRow EachDate(LedgerRow row, Func<string, LedgerDate, LedgerDate?> map)
    {
        LedgerDate? Map(string field, LedgerDate? date) => date is { } known ? map(field, known) : null;
        return row with
        {
            Intended = Map("intended", row.Intended),
            Signed = Map("signed", row.Signed),
            Incorporated = Map("incorporated", row.Incorporated),
            SiteSecured = Map("siteSecured", row.SiteSecured),
            Opened = Map("opened", row.Opened),
            Producing = Map("producing", row.Producing),
            Suspended = Map("suspended", row.Suspended),
            Terminated = Map("terminated", row.Terminated),
        };
    }

    /// <summary>The same number for the same row and field in every run (FNV-1a).</summary>
    internal static int Draw(LedgerRow row, string field)
    {
        var hash = 2166136261u;
        foreach (var character in row.NaturalKey + field)
            hash = unchecked((hash ^ character) * 16777619u);
        return (int)(hash & 0x7FFFFFFF);
    }
}
