using System.Runtime.CompilerServices;
using Leads.Domain.Ledgers;
using Leads.Functions.Imports;

namespace Leads.Functions.Tests.Imports;

public sealed class SampleLedgersTests
{
    private static readonly Ledger County = Read("county-2021.xlsx");
    private static readonly Ledger Fair = Read("trade-fair-cohorts.xlsx");

    [Fact]
    public void The_county_ledger_gives_its_published_counts()
    {
        Assert.Equal([new("签约项目", 107, 0, 107), new SheetCount("意向项目", 91, 91, 0)], County.Read);
        Assert.Equal(193, County.Rows.Count);
        Assert.Empty(County.Skipped);
    }

    [Fact]
    public void The_county_ledger_holds_five_rows_back() => Assert.Equal(
        [
            new("意向项目", 89, "项目名称", "金禾饲料加工项目", HoldReason.Duplicate),
            new("意向项目", 90, "对接时间", "2021.2.30", HoldReason.ImpossibleDate),
            new("意向项目", 91, "项目名称", "", HoldReason.MissingName) { Final = true },
            new("意向项目", 92, "拟投资额（亿元）", "12000", HoldReason.SuspectedUnit),
            new HeldBack("意向项目", 93, "拟投资额（亿元）", "约3至5亿", HoldReason.UnreadableAmount),
        ],
        County.HeldBack);

    [Fact]
    public void The_county_ledgers_cutoff_stands_in_its_title() =>
        Assert.Equal(new DateOnly(2021, 10, 31), County.Cutoff);

    [Fact]
    public void The_county_ledgers_totals_add_up() => Assert.Empty(County.Totals);

    [Fact]
    public void The_county_ledger_gives_no_cause_for_a_warning() => Assert.Empty(County.Warnings);

    [Fact]
    public void Every_column_of_the_county_ledger_is_understood() =>
        Assert.DoesNotContain(County.Columns, column => column.Field is null);

    [Fact]
    public void The_county_ledgers_contracts_of_the_year_give_its_published_sums()
    {
        var signed = County.Rows.Where(row => row.Signed?.On.Year == 2021).ToList();
        Assert.Equal(59, signed.Count);
        Assert.Equal(54.02m, Sum(signed, row => row.TotalInvestment));
        Assert.Equal(52.638m, Sum(signed, row => row.ContractedCapital));
        Assert.Equal(7.511m, Sum(signed, row => row.PaidInTotal));
        Assert.Equal(23, signed.Count(row => (row.Opened ?? row.Producing) is not null));
        Assert.Equal(30, signed.Count(row => row is { Incorporated: not null, SiteSecured: not null }));
    }

    [Fact]
    public void The_county_ledgers_contracts_of_all_years_give_its_published_sums()
    {
        var signed = County.Rows.Where(row => row.Kind == RowKind.Signed).ToList();
        Assert.Equal(202.83m, Sum(signed, row => row.TotalInvestment));
        Assert.Equal(193.704m, Sum(signed, row => row.ContractedCapital));
        Assert.Equal(80.8796m, Sum(signed, row => row.PaidInTotal));
        Assert.Equal(71, signed.Count(row => row is { Incorporated: not null, SiteSecured: not null }));
    }

    [Fact]
    public void The_county_ledgers_leads_are_joined_to_its_contracts_by_their_keys()
    {
        var signed = County.Rows.Where(row => row.Kind == RowKind.Signed).Select(row => row.NaturalKey).ToHashSet();
        var leads = County.Rows.Where(row => row.Kind == RowKind.Intended).ToList();
        Assert.Equal(41, leads.Count(row => signed.Contains(row.NaturalKey)));
        Assert.Equal(4, leads.Count(row => row.Lost));
    }

    [Fact]
    public void The_trade_fair_ledger_is_read_whole()
    {
        Assert.Equal([new("签约项目2013", 1093, 0, 1093), new SheetCount("签约项目2014", 1299, 0, 1299)], Fair.Read);
        Assert.Equal(1093 + 1299, Fair.Rows.Count);
        Assert.Empty(Fair.HeldBack);
    }

    [Fact]
    public void The_trade_fair_ledger_gives_its_published_sums()
    {
        var (first, second) = (Fair.Rows.Take(1093).ToList(), Fair.Rows.Skip(1093).ToList());
        Assert.Equal(6129.09m, Sum(first, row => row.ContractedCapital));
        Assert.Equal(2794.49m, Sum(first, row => row.PaidInTotal));
        Assert.Equal(6973.18m, Sum(second, row => row.ContractedCapital));
        Assert.Equal(881.4m, Sum(second, row => row.PaidInTotal));
    }

    private static decimal Sum(IEnumerable<LedgerRow> rows, Func<LedgerRow, Domain.Money?> amount) =>
        rows.Select(amount).OfType<Domain.Money>().Aggregate(Domain.Money.Zero, (sum, money) => sum + money).Yi;

    private static Ledger Read(string sample, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, "../../../samples", sample);
        var file = Assert.IsType<LedgerFile.Understood>(LedgerFile.Read(File.ReadAllBytes(path), sample));
        return LedgerReader.Read(file.Sheets, new LedgerOptions { Today = new DateOnly(2026, 8, 1) });
    }
}
