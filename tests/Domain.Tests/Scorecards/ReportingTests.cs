using Leads.Domain.Projects;
using Leads.Domain.Scorecards;

namespace Leads.Domain.Tests.Scorecards;

public sealed class ReportingTests
{
    private static readonly DateTimeOffset s_thursday = At(19, 16);
    private static readonly DateTimeOffset s_saturday = At(21, 9);

    [Fact]
    public void A_unit_has_reported_by_its_report_or_by_what_is_on_record()
    {
        var county = CountyOf("已报镇", "零报镇", "登记镇", "未报镇");
        county.Add("登记镇", "", county.Fact(FactKind.Signed, County.Day(11, 18), 1));
        county.Add("未报镇", "", county.Fact(FactKind.Signed, County.Day(11, 15), 1));
        var told = county.Compose("2026-W47", reports:
        [
            new Report { Unit = "已报镇", At = s_thursday }, new Report { Unit = "零报镇", At = s_thursday, Zero = true },
        ]).Reporting;
        Assert.Equal((3, new DateTime(2026, 11, 20, 10, 0, 0)), (told.Reported, told.Due));
        Assert.Equal("零报镇", Assert.Single(told.Zero).Name);
        Assert.Equal("未报镇", Assert.Single(told.Missing).Name);
        Assert.Empty(told.Late);
    }

    [Fact]
    public void Late_is_who_reported_after_the_hour_and_had_nothing_on_record_before()
    {
        var county = CountyOf("迟报镇", "早有登记镇", "准时镇");
        county.Add("早有登记镇", "", county.Fact(FactKind.Signed, County.Day(11, 20), 1));
        var told = county.Compose("2026-W47", reports:
        [
            new Report { Unit = "迟报镇", At = s_saturday }, new Report { Unit = "早有登记镇", At = s_saturday },
            new Report { Unit = "准时镇", At = At(20, 10) },
        ]).Reporting;
        Assert.Equal(("迟报镇", s_saturday), (Assert.Single(told.Late).Name, told.Late[0].At));
        Assert.Equal(3, told.Reported);
    }

    [Fact]
    public void Nobody_is_blamed_for_a_week_that_is_off()
    {
        var told = CountyOf("甲镇").Compose("2026-W08").Reporting;
        Assert.Null(told.Due);
        Assert.Empty(told.Missing);
    }

    private static County CountyOf(params string[] units)
    {
        var county = new County();
        county.Units.AddRange(units.Select(name => new Unit { Key = name, Name = name, Class = "镇" }));
        return county;
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 11, day, hour, 0, 0, TimeSpan.FromHours(8));
}
