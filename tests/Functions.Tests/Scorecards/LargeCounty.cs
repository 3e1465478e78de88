using System.Text.Json;

namespace Leads.Functions.Tests.Scorecards;

/// <summary>
/// As large as counties come, with names as long as they come: 20 units in 3 classes, 12 chains, 120 projects and two
/// issues, of which the second has late reports, warnings, problems and key progress.
/// </summary>
public sealed class LargeCounty : IAsyncLifetime
{
    public const int Units = 20;
    public const int Chains = 12;
    public const string Week = "2026-W47";

    private static readonly string[] s_classes = ["镇（街道）", "市级部门和直属单位", "园区"];

    internal Bulletin Bulletin { get; private set; } = null!;

    public static string Unit(int number) => $"城关街道与经济技术开发区联合招商服务中心第{number}组";

    public static string Chain(int number) => $"新能源与智能网联汽车及关键零部件产业链{number}";

    public async ValueTask InitializeAsync()
    {
        Bulletin = await Bulletin.StartAsync("2026-11-16T02:00:00Z", """{"scorecard":{"automatic":false}}""");
        await RegisterAsync();
        for (var number = 0; number < 100; number++)
            await SignAsync(number, number % 7 == 0 ? "2024-05-06" : $"2026-{1 + (number % 10):00}-12");
        Assert.Equal(201, (await Bulletin.PostAsync("/2026-W46/issue")).Code);
        Bulletin.Clock.Advance(TimeSpan.FromDays(7));
        for (var number = 100; number < 120; number++)
            await SignAsync(number, number % 2 == 0 ? "2026-11-18" : "2026-11-10");
        Assert.Equal(201, (await Bulletin.PostAsync($"/{Week}/issue")).Code);
    }

    public ValueTask DisposeAsync() => Bulletin.DisposeAsync();

    /// <summary>A rendering as somebody gets it; <paramref name="suffix"/> may carry a query.</summary>
    internal Task<byte[]> BytesAsync(string suffix) => Bulletin.BytesAsync($"/{Week}.{suffix}");

    private async Task RegisterAsync()
    {
        var targets = new List<object> { new { indicator = "signedAmount", value = 260m }, new { indicator = "projects", value = 150 } };
        for (var number = 1; number <= Units; number++)
        {
            await Bulletin.PutAsync($"/units/u{number}", JsonSerializer.Serialize(
                new { name = Unit(number), @class = s_classes[number <= 12 ? 0 : number <= 17 ? 1 : 2], order = number }));
            targets.Add(new { indicator = "signedAmount", unit = $"u{number}", value = 4m + number });
        }

        for (var number = 1; number <= Chains; number++)
        {
            await Bulletin.PutAsync($"/chains/c{number}", JsonSerializer.Serialize(new
            {
                name = Chain(number),
                leader = "欧阳振华（市委常委、常务副市长）",
                leadUnit = "市工业和信息化局",
                order = number,
            }));
            targets.Add(new { indicator = "signedAmount", chain = $"c{number}", value = 8m + number });
        }

        await Bulletin.PutAsync("/targets/2026", JsonSerializer.Serialize(new { items = targets }));
    }

    private async Task SignAsync(int number, string on)
    {
        Bulletin.Clock.Advance(TimeSpan.FromMilliseconds(1)); // ids of one moment have no order
        var made = await Bulletin.App.SendAsync(HttpMethod.Post, "/api/regions/binzhou/signed-projects", JsonSerializer.Serialize(new
        {
            name = $"年产一百二十万套新能源汽车动力电池结构件及储能系统集成生产基地建设项目（第{number}期）",
            investor = "某某（集团）股份有限公司",
            unit = $"u{1 + (number % Units)}",
            chain = $"c{1 + (number % Chains)}",
            totalInvestment = 0.5m + (number % 9 * 0.37m),
            on,
        }));
        Assert.True(made.Code == 201, made.Body);
        var id = made.Json.Id();
        if (number % 3 == 0)
            await AddAsync(id, "facts", new { milestone = "opened", on = number < 100 ? "2026-11-12" : "2026-11-20" });
        if (number % 10 == 1)
            await AddAsync(id, "problems", new { kind = "土地", text = "用地指标尚未落实，影响施工许可办理", owner = "市自然资源局", due = "2026-11-01" });
        if (number % 15 == 2)
            await AddAsync(id, "notes", new { text = "主体结构施工过半，设备合同已签订", key = true });
    }

    private async Task AddAsync(Guid project, string what, object body)
    {
        var reply = await Bulletin.App.SendAsync(HttpMethod.Post, $"/api/regions/binzhou/projects/{project}/{what}",
            JsonSerializer.Serialize(body));
        Assert.True(reply.Code is 200 or 201, reply.Body);
    }
}
