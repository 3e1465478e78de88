using Leads.Domain;
using Leads.Domain.Rates;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Rates;

/// <summary>A process that may keep only a region or two in memory, and is asked for many at once.</summary>
public sealed class FewRegionsInMemoryTests(ITestOutputHelper output)
{
    private const int Regions = 6;
    private const int Most = 300 << 10;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 20261127)]
    [InlineData(Most, 20261127)]
    [InlineData(Most, 3)]
    public async Task Whatever_it_forgets_boards_and_answers_are_exact(long most, int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var county = await SharedCounty.OpenAsync();
        var entered = new int[Regions];
        var regions = new RegionStore(county.Storage, county.Options, TimeProvider.System);
        var boards = new RegionBoards(
            county.Storage, regions, TimeProvider.System, NullLogger<RegionBoards>.Instance, most);
        foreach (var region in Enumerable.Range(0, Regions))
            await county.Storage.CommitAsync(NameOf(region),
                [new Operation.Insert("region", RegionDocuments.Write(new Region { Id = NameOf(region), Name = "县" }))],
                Stop);
        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(worker => Task.Run(() => WorkAsync(new Random(seed + worker)))));
        Assert.InRange(boards.Kept, 1, most == 0 ? 1 : 2);
        foreach (var region in Enumerable.Range(0, Regions))
        {
            await boards.FoldAsync(NameOf(region), Stop);
            var standing = await boards.BoardAsync(NameOf(region), Stop);
            Assert.Equal((entered[region], 0), (SignedIn(standing), standing.Pending));
        }

        Task<int> CountAsync(int region) => boards.ReadAsync(NameOf(region), (facts, _) => facts.Count, Stop);

        async Task WorkAsync(Random random)
        {
            for (var step = 0; step < 120; step++)
            {
                var region = random.Next(Regions);
                var known = Volatile.Read(ref entered[region]);
                if (random.Next(3) == 0)
                    await EnterAsync(county.Storage, region, entered);
                else if (random.Next(2) == 0)
                    await boards.FoldAsync(NameOf(region), Stop);
                else
                    Assert.True(await CountAsync(region) >= known, "Something is missing.");
            }
        }
    }

    [Fact]
    public async Task Facts_say_about_how_much_memory_they_take()
    {
        await using var county = await SharedCounty.OpenAsync();
        await county.CaptureAsync(2_000);
        var boards = county.NewKeeper().Boards;
        var bytes = await boards.ReadAsync(SharedCounty.Id, (facts, _) => facts.Bytes, Stop);
        output.WriteLine($"{bytes / 2_000} bytes a project");
        Assert.InRange(bytes / 2_000, 150, 600);
    }

    private static async Task EnterAsync(SqliteStorage storage, int region, int[] entered)
    {
        var project = SharedCounty.NewProject(2, "");
        var entry = History.OfCapture(project, "captured", SharedCounty.Author);
        var done = await storage.CommitAsync(NameOf(region), ProjectStore.Insert(project, entry), Stop);
        Assert.True(done.Done);
        Interlocked.Increment(ref entered[region]);
    }

    private static string NameOf(int region) => $"county{region}";

    private static long SignedIn(StandingBoard standing) =>
        standing.Board.Answers[(int)Cohort.AllYears][(int)Dimension.Total].Groups[0].Signed;
}
