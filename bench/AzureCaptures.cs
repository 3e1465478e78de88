using System.Diagnostics;
using System.Text.Json;
using Leads.Functions.Storage.Azure;

namespace Leads.Bench;

/// <summary>
/// Sixteen clients enter projects into the product on Azurite; then the official SDKs (tests/servers/captures.mjs) write
/// as many of the very same entities, in the same transactions with the same hints. Round by round, on the same server.
/// </summary>
internal static class AzureCaptures
{
    private const int ClientCount = 16;
    private const int WarmUp = 100;
    private const int Rounds = 5;
    private const int PerRound = 400;

    // Azurite's own account, known to everybody.
    private const string Name = "devstoreaccount1";
    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public static async Task RunAsync(Bench bench)
    {
        using var azurite = new NodeServer("azurite.mjs", "{}");
        var storage = ConnectionString(JsonDocument.Parse(await azurite.LineAsync()).RootElement);
        using var product = bench.StartAsHandler(bench.NewFolder(), ("LEADS_STORAGE", storage));
        product.Register("bench");
        Capture(product, 0, WarmUp);
        var (ours, theirs, ratios, processor) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            var before = product.ProcessorMilliseconds;
            ours.Add(Capture(product, round, PerRound));
            processor.Add((product.ProcessorMilliseconds - before) * 1_000 / PerRound);
            theirs.Add(await CopyAsync(storage));
            ratios.Add(ours[^1] / theirs[^1]);
        }

        Table.Line("captures/s of the product, 16 clients, Azurite", ours);
        Table.Line("  processor of the product, \u00b5s a capture", processor);
        Table.Line("the same entities by the official SDKs, 16 at once", theirs);
        Table.Line("ratio, round by round", ratios, ">= 0.80");
    }

    private static double Capture(Product product, int round, int count)
    {
        var next = -1;
        var start = Stopwatch.GetTimestamp();
        Clients.Run(ClientCount, _ =>
        {
            using var connection = product.Connect();
            for (var mine = Interlocked.Increment(ref next); mine < count; mine = Interlocked.Increment(ref next))
                connection.Ask("POST", "/api/regions/bench/signed-projects", Seeds.Capture($"{round}-{mine}", mine), 201);
        }).Join();
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double> CopyAsync(string storage)
    {
        using var sdk = new NodeServer("captures.mjs", JsonSerializer.Serialize(new
        {
            connectionString = storage,
            table = RegionTable.Name,
            partition = "bench",
            queue = "leads-changes",
            clients = ClientCount,
            warmUp = WarmUp,
            count = PerRound,
        }));
        return JsonDocument.Parse(await sdk.LineAsync()).RootElement.GetProperty("perSecond").GetDouble();
    }

    public static string ConnectionString(JsonElement addresses) =>
        $"DefaultEndpointsProtocol=http;AccountName={Name};AccountKey={Key};" + string.Concat(
            ((string[])["Table", "Queue", "Blob"]).Select(service =>
                $"{service}Endpoint={addresses.GetProperty(service.ToLowerInvariant()).GetString()}/{Name};"));
}
