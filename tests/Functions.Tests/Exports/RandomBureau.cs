using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.Exports;

/// <summary>Projects as chance has them, entered over HTTP; the seed says which.</summary>
internal sealed class RandomBureau(Bureau bureau, int seed)
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly string[] Names = ["果业", "能源化工", "北极镇", "5G/人工智能", "=链", "某局"];
    private static readonly string[] Texts = ["正在谈判", "第一行\n第二行", "+86 029", "已签约", "无", "已放弃", "进展：补", "1、土地"];
    private static readonly string[] Facts =
    [
        "agreed", "incorporated", "siteSecured", "opened", "completed", "producing", "atCapacity", "inStatistics",
        "suspended", "resumed", "terminated", "reinstated", "paidIn", "capitalIncreased", "signed",
    ];

    private readonly Random random = new(seed);

    /// <summary>Enters projects; refusals are part of the life of a bureau.</summary>
    /// <param name="plain">Only what a ledger can carry.</param>
    public async Task LiveAsync(int projects, bool plain)
    {
        for (var at = 0; at < projects; at++)
        {
            var kind = Chance(2) ? "signed" : "intended";
            var id = await bureau.CaptureAsync(kind, $"{Pick(["项目", "=项目", "甲（一期）"])}{at}", Day(), Fields());
            for (var fact = random.Next(7); fact > 0; fact--)
                await (plain ? PlainFactAsync(id) : AnyFactAsync(id));
            if (plain)
                continue;
            if (Chance(3))
                await ReviveAsync(id);
            if (Chance(2))
                await bureau.PostAsync($"/projects/{id}/notes", $$"""{"text":{{Text()}},"on":"{{Day()}}"}""");
            if (Chance(3))
                await bureau.PostAsync($"/projects/{id}/problems", $$"""{"text":{{Text()}}}""");
            if (Chance(3))
                await bureau.PostAsync($"/projects/{id}/next-steps", $$"""{"text":{{Text()}},"due":"2026-12-01"}""");
            if (Chance(2))
                await bureau.PostAsync($"/projects/{id}/assignments",
                    $$"""{"unit":"{{Pick(Names)}}","leader":"王某","from":"{{Day()}}"}""");
        }
    }

    private Task<Reply> AnyFactAsync(Guid id)
    {
        var kind = Pick(Facts);
        return bureau.TryFactAsync(id, kind, Day(), string.Join(',', [
            kind is "paidIn" or "capitalIncreased" ? $"\"amount\":{Amount()}" : "\"cause\":\"某因\"",
            kind == "signed" ? $"\"totalInvestment\":{Amount()}" : $"\"approximate\":{(Chance(3) ? "true" : "false")}",
            $"\"submit\":{(Chance(6) ? "true" : "false")}"]));
    }

    /// <summary>An end that is none, and more capital: what a ledger has no column for.</summary>
    private async Task ReviveAsync(Guid id)
    {
        await bureau.TryFactAsync(id, "terminated", "2026-08-01", "\"cause\":\"某因\"");
        if (Chance(2))
            await bureau.TryFactAsync(id, "reinstated", "2026-09-01");
        else
            await bureau.TryFactAsync(id, "signed", "2026-09-01", $"\"totalInvestment\":{Amount()}");
        if (Chance(2))
            await bureau.TryFactAsync(id, "terminated", "2026-10-01", "\"cause\":\"又一因\"");
        await bureau.TryFactAsync(id, "capitalIncreased", Day(), $"\"amount\":{Amount()},\"contractedCapital\":{Amount()}");
    }

    // Money in a ledger is a level, dated on its cut-off or on the last day of the year before.
    private Task<Reply> PlainFactAsync(Guid id)
    {
        var kind = Pick([.. Facts.Take(8), "paidIn", "terminated", "suspended", "signed"]);
        return kind switch
        {
            "paidIn" => bureau.TryFactAsync(id, kind, Chance(2) ? "2026-11-21" : "2025-12-31", $"\"amount\":{Amount()}"),
            "signed" => bureau.TryFactAsync(id, kind, Day(), $"\"totalInvestment\":{Amount()}"),
            "terminated" or "suspended" => bureau.TryFactAsync(id, kind, "2026-11-20", "\"cause\":\"某因\""),
            _ => bureau.TryFactAsync(id, kind, Day()),
        };
    }

    private string Fields() => string.Join(',', new[]
    {
        $"\"totalInvestment\":{Amount()}", $"\"contractedCapital\":{Amount()}", $"\"chain\":\"{Pick(Names)}\"",
        $"\"unit\":\"{Pick(Names)}\"", $"\"sector\":\"{Pick(["工业", "农业", ""])}\"", "\"origin\":\"abroad\"",
        $"\"content\":{Text()}", $"\"landArea\":{random.Next(9999)}.123456789", "\"secondaryChains\":[\"文旅\",\"果业\"]",
        "\"creditCode\":\"91610000MA6TXXXX01\"", "\"agreedOpening\":\"2027-03-01\"",
    }.Where(_ => !Chance(4)));

    private string Day() => Today.AddDays(-random.Next(700)) is var day && Chance(4)
        ? $"{new DateOnly(day.Year, day.Month, 1).AddDays(-1):yyyy-MM-dd}"
        : $"{day:yyyy-MM-dd}";

    private string Amount() => $"{random.Next(1, 90)}.{random.Next(100_000_000):00000000}";

    private string Text() => System.Text.Json.JsonSerializer.Serialize(Pick(Texts));

    private bool Chance(int one) => random.Next(one) == 0;

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
