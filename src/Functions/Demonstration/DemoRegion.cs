using Leads.Domain;
using Leads.Domain.Ledgers;
using Leads.Domain.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Demonstration;

/// <summary>The people, targets and settings around the demonstration ledger. All of them are made up.</summary>
internal static class DemoRegion
{
    public const string Id = "demo";

    private static readonly (string Name, string Leader, string LeadUnit, string[] Anchors)[] Chains =
    [
        ("现代果业", "王振华（市委书记）", "市农业农村局", ["豳谷果业集团"]),
        ("畜牧养殖", "李建国（市长）", "市农业农村局", ["秦川牧业"]),
        ("农产品加工", "赵文斌（副书记）", "市农业农村局", ["古豳食品"]),
        ("煤电化工", "孙立军（常务副市长）", "市工信局", ["豳能煤电", "泾河化工"]),
        ("新型建材", "周晓红（副市长）", "市工信局", []),
        ("装备制造", "吴海涛（副市长）", "市工信局", ["泾河重工"]),
        ("商贸物流", "郑丽萍（副市长）", "经济技术开发区", []),
        ("文旅康养", "冯雪梅（宣传部部长）", "城关街道", ["大佛寺文旅"]),
    ];

    private static readonly (string Class, string[] Units)[] Units =
    [
        ("镇（街道）", ["城关街道", "豳风街道", "北极镇", "新民镇", "龙高镇", "永乐镇", "义门镇", "水口镇", "韩家镇", "太峪镇"]),
        ("部门", ["市工信局", "市农业农村局"]),
        ("园区", ["经济技术开发区"]),
    ];

    /// <summary>Region, chains, units and targets, as if they had been entered before the first week.</summary>
    public static IReadOnlyList<Operation> Registry(Ledger ledger, string timeZone)
    {
        var region = new Region
        {
            Id = Id,
            Name = "豳州市（演示）",
            Settings = new RegionSettings
            {
                TimeZone = timeZone,
                Scorecard = new ScorecardSettings { Contact = "豳州市招商局综合科（演示数据）" },
            },
        };
        return
        [
            new Operation.Put(RowKeys.Region, RegionDocuments.Write(region)),
            .. Chains.Select((c, at) => (Operation)new Operation.Put(RowKeys.Chain(c.Name), RegionDocuments.Write(new Chain
            {
                Key = c.Name,
                Name = c.Name,
                Leader = c.Leader,
                LeadUnit = c.LeadUnit,
                Anchors = c.Anchors,
                Order = at + 1,
            }))),
            .. Units.SelectMany(g => g.Units.Select(unit => (g.Class, unit))).Select((u, at) =>
                (Operation)new Operation.Put(RowKeys.Unit(u.unit), RegionDocuments.Write(new Unit
                {
                    Key = u.unit,
                    Name = u.unit,
                    Class = u.Class,
                    Order = at + 1,
                }))),
            new Operation.Put(RowKeys.Targets(ledger.Cutoff.Year), RegionDocuments.Write(TargetsOf(ledger))),
        ];
    }

    /// <summary>One leader, one person per chain and per unit, and one who reads two parts and English.</summary>
    public static IReadOnlyList<Operation> Recipients() =>
    [
        Recipient("leader", "王振华", "all"),
        .. Chains.Select((c, at) => Recipient($"chain-{at + 1}", $"{c.Name}链专班", "chain:" + c.Name)),
        .. Units.SelectMany(g => g.Units).Select((unit, at) => Recipient($"unit-{at + 1}", unit, "unit:" + unit)),
        Recipient("advisor", "M. Rossi", "en", "chain:装备制造", "unit:经济技术开发区"),
    ];

    private static Operation.Put Recipient(string id, string name, string audience) => Recipient(id, name, "zh", audience);

    private static Operation.Put Recipient(string id, string name, string language, params string[] audiences) =>
        new(RowKeys.Recipient(id), RegionDocuments.Write(new Recipient
        {
            Id = id,
            Name = name,
            Email = $"{id}@example.com",
            Audiences = audiences,
            Language = language,
        }));

    /// <summary>Targets round about what the year so far leads one to expect: some are reached, some are missed.</summary>
    private static Targets TargetsOf(Ledger ledger)
    {
        var signed = ledger.Rows.Where(r => r.Signed?.On.Year == ledger.Cutoff.Year).ToList();
        var items = new List<Target>
        {
            Of(Indicator.Projects, null, null, signed.Count, ledger.Cutoff, 2, 1),
            Of(Indicator.SignedAmount, null, null, Amount(signed), ledger.Cutoff, 4, 5),
            Of(Indicator.PaidIn, null, null, ledger.Rows.Sum(r => r.PaidInThisYear?.Yi ?? 0), ledger.Cutoff, 1, 5),
            Of(Indicator.Openings, null, null, ledger.Rows.Count(r => r.Opened?.On.Year == ledger.Cutoff.Year),
                ledger.Cutoff, 5, 1),
        };
        foreach (var (chain, at) in Chains.Select((c, at) => (c.Name, at)))
            items.Add(Of(Indicator.SignedAmount, chain, null, Amount(signed.Where(r => r.Chain == chain)), ledger.Cutoff, at, 0.5m));
        foreach (var (unit, at) in Units.SelectMany(g => g.Units).Select((unit, at) => (unit, at)))
            items.Add(Of(Indicator.SignedAmount, null, unit, Amount(signed.Where(r => r.Unit == unit)), ledger.Cutoff, at + 3, 0.5m));
        return new Targets { Year = ledger.Cutoff.Year, Items = items };
    }

    private static decimal Amount(IEnumerable<LedgerRow> rows) => rows.Sum(r => r.TotalInvestment?.Yi ?? 0);

    private static Target Of(
        Indicator indicator, string? chain, string? unit, decimal actual, DateOnly cutoff, int spread, decimal step)
    {
        var expected = actual * 100 / Pace.ByDay(cutoff).Value;
        var wanted = expected * (0.8m + (spread * 7 % 6 * 0.12m));
        return new Target(indicator, chain, unit, null, Math.Max(step, Math.Ceiling(wanted / step) * step));
    }
}
