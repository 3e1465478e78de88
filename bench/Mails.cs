using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Leads.Bench;

/// <summary>
/// An issue goes to 500 people through a server (tests/servers/smtp.mjs) that takes 100 ms for each mail. The product
/// keeps at most eight connections, so 500 × 100 ms / 8 = 6.25 s is the least that can be.
/// </summary>
internal static class Mails
{
    private const int People = 500;
    private const int Delay = 100;
    private const int Rounds = 3;
    private const int Towns = 30;

    public static async Task RunAsync(Bench bench)
    {
        using var server = new NodeServer("smtp.mjs", $$"""{"delay":{{Delay}}}""");
        var port = Number(await server.LineAsync(), "port");
        using var product = bench.Start(
            bench.NewFolder(),
            ("LEADS_MAIL", "smtp"),
            ("LEADS_MAIL_FROM", "leads@example.com"),
            ("LEADS_MAIL_HOST", "127.0.0.1"),
            ("LEADS_MAIL_PORT", port.ToString(CultureInfo.InvariantCulture)),
            ("LEADS_MAIL_TLS", "none"));
        var (answered, accepted, processor) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            using var connection = product.Connect();
            var region = Prepare(product, connection, round);
            var (before, start) = (product.ProcessorMilliseconds, Stopwatch.GetTimestamp());
            connection.Ask("POST", $"/api/regions/{region}/scorecards/{LastWeek()}/issue", expected: 201);
            answered.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            await TakenAsync(server, region);
            accepted.Add(Stopwatch.GetElapsedTime(start).TotalSeconds + (Delay / 1_000.0));
            processor.Add(product.ProcessorMilliseconds - before);
        }

        Table.Line($"issue answered, {People} people, s", answered);
        Table.Line($"from the request to the last accepted, {Delay} ms a mail, s", accepted, "< 20");
        Table.Line("  the least that can be over eight connections, s", Series.Show(People * Delay / 8_000.0));
        Table.Line("  processor of the product, ms", processor);
        Table.Line("  resident MB then", Series.Show(product.ResidentMegabytes));
    }

    /// <summary>A region that issues by hand only, with projects in every unit and people of every kind.</summary>
    private static string Prepare(Product product, Connection connection, int round)
    {
        var region = string.Create(CultureInfo.InvariantCulture, $"mails{round}");
        product.Register(region);
        connection.Ask("PUT", $"/api/regions/{region}", """{"name":"比较县","settings":{"scorecard":{"automatic":false}}}""");
        for (var number = 0; number < 300; number++)
            connection.Ask("POST", $"/api/regions/{region}/signed-projects", Seeds.Capture($"{round}-{number}", number), 201);
        for (var person = 0; person < People; person++)
            connection.Ask("PUT", $"/api/regions/{region}/recipients/p{person}", $$"""
                {"name":"p{{person}}","email":"p{{person}}@{{region}}.example.com","language":"zh",
                "audiences":["{{(person % 3 == 0 ? "all" : "unit:" + Seeds.Units[person % Towns])}}"]}
                """, 201);
        return region;
    }

    /// <summary>Reads what the server says until everybody's mail is there, each once.</summary>
    private static async Task TakenAsync(NodeServer server, string region)
    {
        var people = new HashSet<string>(StringComparer.Ordinal);
        while (people.Count < People)
        {
            using var line = JsonDocument.Parse(await server.LineAsync());
            if (line.RootElement.TryGetProperty("to", out var to)
                && (!to.GetString()!.Contains(region, StringComparison.Ordinal) || !people.Add(to.GetString()!)))
                throw new InvalidOperationException($"A mail too many: {to}");
        }
    }

    private static int Number(string line, string name)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty(name).GetInt32();
    }

    private static string LastWeek()
    {
        var day = DateTime.UtcNow.AddDays(-7);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):D4}-W{ISOWeek.GetWeekOfYear(day):D2}");
    }
}
