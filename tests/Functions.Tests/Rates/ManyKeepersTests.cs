using System.Text;
using Leads.Domain.Rates;
using Leads.Functions.Rates;
using Leads.Functions.Storage;

namespace Leads.Functions.Tests.Rates;

/// <summary>
/// Several processes write, fold and ask at once. Whatever the interleaving: the board is the fold of the documents,
/// and every answer contains what was acknowledged before it was asked for.
/// </summary>
public sealed class ManyKeepersTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, 20261121)]
    [InlineData(3, 7)]
    [InlineData(4, 42)]
    public async Task Whatever_they_do_at_once_board_and_answers_are_exact(int keepers, int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var county = await SharedCounty.OpenAsync();
        var all = Enumerable.Range(0, keepers).Select(number => county.NewKeeper(Slow(seed + number))).ToList();
        await Task.WhenAll(
            [.. all.Select((keeper, number) => KeepAsync(county, keeper, new Random(seed + 100 + number))),
                .. Enumerable.Range(0, 3).Select(writer => WriteAsync(county, new Random(seed + 200 + writer)))]);
        await all[0].FoldAsync();
        await county.AssertExactAsync();
        foreach (var keeper in all)
            Assert.Empty((await keeper.ReconcileAsync()).Differences);
    }

    [Theory]
    [InlineData(3, 1848)]
    [InlineData(2, 5)]
    public async Task Calls_that_fail_on_their_way_there_or_back_change_nothing_of_that(int keepers, int seed)
    {
        output.WriteLine($"seed {seed}");
        await using var county = await SharedCounty.OpenAsync();
        var all = Enumerable.Range(0, keepers)
            .Select(number => county.NewKeeper(Broken(seed + number), Broken(seed - 1 - number))).ToList();
        await Task.WhenAll(
            [.. all.Select((keeper, number) => KeepAsync(county, keeper, new Random(seed + 100 + number))),
                .. Enumerable.Range(0, 2).Select(writer => WriteAsync(county, new Random(seed + 200 + writer)))]);
        var sound = county.NewKeeper();
        await sound.FoldAsync();
        await county.AssertExactAsync();
        Assert.Empty((await sound.ReconcileAsync()).Differences);
    }

    [Fact]
    public async Task Whoever_is_a_few_folds_behind_catches_up_from_the_board_alone()
    {
        await using var county = await SharedCounty.OpenAsync();
        var (folds, asks) = (county.NewKeeper(), county.NewKeeper());
        await county.CaptureAsync(40);
        Assert.Equal(40, await asks.CountAsync());
        for (var fold = 1; fold <= 5; fold++)
        {
            await county.CaptureAsync(3);
            await folds.FoldAsync();
        }

        Assert.Equal(
            ["ReadPending"],
            await asks.Storage.CallsOfAsync(async () => Assert.Equal(55, await asks.CountAsync())));
        await asks.FoldAsync();
        Assert.Empty((await asks.ReconcileAsync()).Differences);
    }

    [Fact]
    public async Task Whoever_is_too_far_behind_reads_everything_once()
    {
        await using var county = await SharedCounty.OpenAsync();
        var (folds, asks) = (county.NewKeeper(), county.NewKeeper());
        Assert.Equal(0, await asks.CountAsync());
        await county.CaptureAsync(400);
        await folds.FoldAsync();
        await county.CaptureAsync();
        await folds.FoldAsync();
        Assert.Equal(
            ["ReadPending", "ReadAllPacked"],
            await asks.Storage.CallsOfAsync(async () => Assert.Equal(401, await asks.CountAsync())));
        Assert.Equal(["ReadPending"], await asks.Storage.CallsOfAsync(() => asks.CountAsync()));
    }

    [Fact]
    public async Task A_standard_question_costs_one_look_and_the_row_is_read_only_when_it_is_another()
    {
        await using var county = await SharedCounty.OpenAsync();
        var (folds, asks) = (county.NewKeeper(), county.NewKeeper());
        await county.CaptureAsync(5);
        await folds.FoldAsync();
        await asks.Regions.LoadAsync(SharedCounty.Id, Stop);
        for (var time = 0; time < 3; time++)
            await AssertSeesAsync(5, pending: 0);
        await county.CaptureAsync(2);
        await AssertSeesAsync(5, pending: 2);
        await folds.FoldAsync();
        await AssertSeesAsync(7, pending: 0);

        async Task AssertSeesAsync(int signed, int pending)
        {
            var calls = await asks.Storage.CallsOfAsync(async () =>
            {
                var standing = await asks.BoardAsync();
                Assert.Equal((signed, pending), (Signed(standing), standing.Pending));
            });
            Assert.Equal(["SeeBoard"], calls);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(90)]
    [InlineData(91)]
    [InlineData(600)]
    public async Task A_fold_of_n_changes_takes_at_most_three_calls_and_one_for_every_thirty(int changes)
    {
        await using var county = await SharedCounty.OpenAsync();
        var keeper = county.NewKeeper();
        await county.CaptureAsync(10);
        await keeper.FoldAsync();
        await county.CaptureAsync(changes);
        var calls = await keeper.Storage.CallsOfAsync(keeper.FoldAsync);
        Assert.InRange(calls.Count, 2, 3 + (changes / 30));
        Assert.Equal("ReadPending", calls[0]);
        await county.AssertExactAsync();
    }

    [Fact]
    public async Task A_process_that_ends_between_the_board_and_the_last_of_its_rows_leaves_work_for_anyone()
    {
        await using var county = await SharedCounty.OpenAsync();
        var commits = 0;
        var dies = county.NewKeeper(call => call == "Commit" && ++commits > 1
            ? throw new StorageFailedException("gone", new IOException())
            : Task.CompletedTask);
        await county.CaptureAsync(300);
        await Assert.ThrowsAsync<StorageFailedException>(dies.FoldAsync);
        Assert.Equal(210, await county.Storage.CountPendingAsync(SharedCounty.Id, Stop));
        var next = county.NewKeeper();
        Assert.Equal(300, Signed(await next.BoardAsync()));
        await next.FoldAsync();
        await county.AssertExactAsync();
    }

    [Fact]
    public async Task A_board_of_names_that_are_newer_than_what_a_process_keeps_is_made_with_the_new_ones()
    {
        await using var county = await SharedCounty.OpenAsync();
        var (folds, asks) = (county.NewKeeper(), county.NewKeeper());
        await folds.Regions.LoadAsync(SharedCounty.Id, Stop);
        await county.Storage.CommitAsync(SharedCounty.Id, [Functions.Projects.FirstSeen.Chain("果业")], Stop);
        await county.CaptureAsync(1, chain: "果业");
        await folds.FoldAsync();
        await asks.Regions.LoadAsync(SharedCounty.Id, Stop);
        Assert.Equal(["SeeBoard"], await asks.Storage.CallsOfAsync(() => asks.BoardAsync()));
    }

    [Fact]
    public async Task While_others_go_on_writing_nothing_seems_to_differ()
    {
        const int seed = 11;
        output.WriteLine($"seed {seed}");
        await using var county = await SharedCounty.OpenAsync();
        var (one, other) = (county.NewKeeper(Slow(seed)), county.NewKeeper(Slow(seed + 1)));
        using var done = new CancellationTokenSource();
        var writing = Task.WhenAll(
            WriteAsync(county, new Random(seed), done.Token), WriteAsync(county, new Random(seed + 1), done.Token),
            FoldAsync(other, done.Token));
        for (var time = 0; time < 6; time++)
            Assert.Empty((await one.ReconcileAsync()).Differences);
        await done.CancelAsync();
        await writing;
        Assert.Empty((await one.ReconcileAsync()).Differences);
    }

    [Fact]
    public async Task A_change_that_was_lost_before_it_was_folded_is_found()
    {
        await using var county = await SharedCounty.OpenAsync();
        var keeper = county.NewKeeper();
        await county.CaptureAsync(3);
        await keeper.FoldAsync();
        var lost = (await county.CaptureAsync())[0];
        var pending = (await county.Storage.ReadPendingAsync(SharedCounty.Id, 10, Stop)).Rows;
        await county.Storage.CommitAsync(
            SharedCounty.Id, [new Operation.DeletePending([.. pending.Select(row => row.Sequence)])], Stop);
        Assert.Equal([$"project {lost}: its change is not folded"], (await keeper.ReconcileAsync()).Differences);
        Assert.Equal(["board"], (await county.NewKeeper().ReconcileAsync()).Differences);
    }

    [Fact]
    public async Task A_board_that_was_tampered_with_and_facts_that_fit_no_document_are_found()
    {
        await using var county = await SharedCounty.OpenAsync();
        var keeper = county.NewKeeper();
        await county.CaptureAsync(3, investment: 2);
        await keeper.FoldAsync();
        var row = (await county.Storage.FindAsync(SharedCounty.Id, IRegionStorage.BoardKey, Stop))!;
        var text = Encoding.UTF8.GetString(row.Body.Span);
        Assert.Contains("600000000", text, StringComparison.Ordinal);
        text = text.Replace("600000000", "500000000", StringComparison.Ordinal);
        await county.Storage.CommitAsync(
            SharedCounty.Id, [new Operation.Put(row.Key, Encoding.UTF8.GetBytes(text))], Stop);
        Assert.Contains("board", (await keeper.ReconcileAsync()).Differences);
        var stranger = new Guid(20261121, 0, 0, new byte[8]);
        await county.Storage.CommitAsync(
            SharedCounty.Id, [new Operation.PutPacked(stranger, await AnyPackedAsync(county))], Stop);
        Assert.Contains(
            $"project {stranger}: packed facts without a document", (await keeper.ReconcileAsync()).Differences);
    }

    private static async Task<byte[]> AnyPackedAsync(SharedCounty county)
    {
        var packed = Array.Empty<byte>();
        await county.Storage.ReadPackedAsync(SharedCounty.Id, row => packed = row.Packed.ToArray(), Stop);
        return packed;
    }

    private static long Signed(StandingBoard standing) =>
        standing.Board.Answers[(int)Cohort.AllYears][(int)Dimension.Total].Groups[0].Signed;

    /// <summary>Calls take as long as they do over a network, now and then longer.</summary>
    private static Func<string, Task> Slow(int seed)
    {
        var random = new Random(seed);
        return _ => Task.Delay(Next(random, 8) switch { 0 => 4, < 4 => 1, _ => 0 });
    }

    private static Func<string, Task> Broken(int seed)
    {
        var random = new Random(seed);
        return _ => Next(random, 25) == 0
            ? throw new StorageFailedException("broken", new IOException())
            : Task.Delay(Next(random, 3) == 0 ? 1 : 0);
    }

    private static int Next(Random random, int below)
    {
        lock (random)
            return random.Next(below);
    }

    private static async Task KeepAsync(SharedCounty county, Keeper keeper, Random random)
    {
        for (var step = 0; step < 120; step++)
        {
            try
            {
                await StepAsync(county, keeper, random.Next(6));
            }
            catch (StorageFailedException)
            {
                // As a caller who is told 503, or a queue that delivers again.
            }
        }
    }

    private static async Task StepAsync(SharedCounty county, Keeper keeper, int what)
    {
        var known = county.Acknowledged;
        if (what < 3)
        {
            await keeper.FoldAsync();
        }
        else if (what < 5)
        {
            var missing = await keeper.Boards.ReadAsync(
                SharedCounty.Id,
                (facts, _) => known.Where(project => facts.VersionOf(project.Key) < project.Value).ToList(),
                Stop);
            Assert.Empty(missing);
        }
        else
        {
            var standing = await keeper.BoardAsync();
            var shown = standing.Board.Answers[(int)Cohort.AllYears][(int)Dimension.Total].Groups[0].Projects;
            Assert.True(standing.Pending > 0 || shown >= known.Count, $"{shown} of {known.Count}");
        }
    }

    private static async Task WriteAsync(SharedCounty county, Random random)
    {
        using var never = new CancellationTokenSource();
        await WriteAsync(county, random, never.Token, 150);
    }

    private static async Task WriteAsync(
        SharedCounty county, Random random, CancellationToken until, int steps = int.MaxValue)
    {
        var mine = new List<Guid>();
        for (var step = 0; step < steps && !until.IsCancellationRequested; step++)
        {
            if (mine.Count == 0 || random.Next(4) == 0)
                mine.AddRange(await county.CaptureAsync(random.Next(40) == 0 ? 200 : 1, chain: $"链{random.Next(3)}"));
            else
                await county.ChangeAsync(mine[random.Next(mine.Count)], random);
            await Task.Delay(random.Next(3) == 0 ? 1 : 0, CancellationToken.None);
        }
    }

    private static async Task FoldAsync(Keeper keeper, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
            await keeper.FoldAsync();
    }
}
