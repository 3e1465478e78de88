using System.Collections.Concurrent;
using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Rates;
using Leads.Functions.Regions;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using RecordCommand = Leads.Domain.Projects.RecordFact;

namespace Leads.Functions.Tests.Rates;

/// <summary>A county on one real storage, and the processes that keep its board: each has its own memory.</summary>
internal sealed class SharedCounty : IAsyncDisposable
{
    public const string Id = "binzhou";

    public static readonly Author Author =
        new("bureau", DateTimeOffset.UtcNow, DateOnly.FromDateTime(DateTime.UtcNow), Recognises: true);

    private static readonly FactKind[] s_kinds =
    [
        FactKind.Opened, FactKind.SiteSecured, FactKind.Incorporated, FactKind.Producing, FactKind.Suspended,
        FactKind.PaidIn,
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentDictionary<Guid, int> _acknowledged = [];

    private SharedCounty()
    {
        Storage = SqliteStorage.Open(new SqliteOptions(_folder.Path), NullLogger<SqliteStorage>.Instance);
        Projects = new ProjectStore(Storage);
        Options = LeadsOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LEADS_STORAGE"] = "UseDevelopmentStorage=true",
            ["LEADS_DATA"] = _folder.Path,
        }).Build());
    }

    public SqliteStorage Storage { get; }

    public ProjectStore Projects { get; }

    public LeadsOptions Options { get; }

    /// <summary>The version of each project that a caller has been told of by now.</summary>
    public Dictionary<Guid, int> Acknowledged => new(_acknowledged);

    public static async Task<SharedCounty> OpenAsync()
    {
        var county = new SharedCounty();
        var region = new Region { Id = Id, Name = "彬州市" };
        await county.Storage.CommitAsync(
            Id,
            [
                new Operation.Insert("region", RegionDocuments.Write(region)),
                .. Enumerable.Range(0, 3).Select(number => FirstSeen.Unit($"第{number}镇")),
                .. Enumerable.Range(0, 3).Select(number => FirstSeen.Chain($"链{number}")),
            ],
            CancellationToken.None);
        return county;
    }

    /// <summary>One more process that works on the county.</summary>
    public Keeper NewKeeper(Func<string, Task>? before = null, Func<string, Task>? after = null)
    {
        var storage = new ObservedStorage(Storage, before, after);
        var regions = new RegionStore(storage, Options, TimeProvider.System);
        var boards = new RegionBoards(storage, regions, TimeProvider.System, NullLogger<RegionBoards>.Instance);
        return new Keeper(storage, regions, boards,
            new Reconcile(storage, regions, boards, new ProjectStore(storage), TimeProvider.System));
    }

    /// <summary>Enters projects in one commit.</summary>
    public async Task<IReadOnlyList<Guid>> CaptureAsync(int count = 1, int investment = 2, string chain = "")
    {
        var entered = Enumerable.Range(0, count).Select(_ => NewProject(investment, chain)).ToList();
        var done = await Storage.CommitAsync(
            Id,
            [.. entered.SelectMany(p => ProjectStore.Insert(p, History.OfCapture(p, "captured", Author)))],
            CancellationToken.None);
        Assert.True(done.Done);
        foreach (var project in entered)
            _acknowledged[project.Id] = project.Version;
        return [.. entered.Select(project => project.Id)];
    }

    /// <summary>A fact, a correction or an assignment; nothing where it is refused or somebody is faster.</summary>
    public async Task ChangeAsync(Guid id, Random random)
    {
        var stored = (await Projects.FindAsync(Id, id, CancellationToken.None))!;
        var decided = Decide(stored.Project, random).Match<Change?>(change => change, _ => null);
        if (decided is null)
            return;
        var after = ProjectRules.Evolve(stored.Project, [decided]);
        var entry = History.Of(after, stored.Project, "changed", [decided], Author);
        var result = await Storage.CommitAsync(
            Id, ProjectStore.Replace(after, stored.ETag, entry), CancellationToken.None);
        if (result.Done)
            _acknowledged.AddOrUpdate(id, after.Version, (_, known) => Math.Max(known, after.Version));
    }

    /// <summary>Folded by anyone, the stored rows agree with each other and nothing is pending.</summary>
    public async Task AssertExactAsync()
    {
        var check = new BoardCheck(
            Storage, new RegionStore(Storage, Options, TimeProvider.System), Projects);
        var found = await check.RunAsync(Id, CancellationToken.None);
        Assert.Equal((0, ""), (found.Pending, string.Join('\n', found.Differences)));
        Assert.NotNull(await Storage.FindAsync(Id, IRegionStorage.BoardKey, CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        _folder.Dispose();
    }

    public static Project NewProject(int investment, string chain)
    {
        var first = new RecordCommand
        {
            Id = Guid.CreateVersion7(),
            Kind = FactKind.Signed,
            On = Author.Today,
            TotalInvestment = Money.FromYi(investment),
        };
        var fields = new ProjectFields { Name = "项目", Sector = "工业" };
        return ProjectRules.Capture(Guid.CreateVersion7(), fields, first, "第1镇", chain, null, Author).Match(project => project, refusal => throw new InvalidOperationException($"{refusal}"));
    }

    private static Outcome<Change> Decide(Project project, Random random)
    {
        var on = Author.Today.AddDays(-random.Next(400));
        if (random.Next(6) == 0)
            return ProjectRules.Assign(on, $"第{random.Next(3)}镇", null, null, Author);
        var old = project.Facts[random.Next(project.Facts.Count)];
        var corrects = random.Next(3) == 0;
        var kind = corrects ? old.Kind : s_kinds[random.Next(s_kinds.Length)];
        var command = new RecordCommand
        {
            Id = Guid.CreateVersion7(),
            Kind = kind,
            On = on,
            Amount = kind == FactKind.PaidIn ? Money.FromYi(random.Next(1, 9)) : null,
            TotalInvestment = kind == FactKind.Signed ? Money.FromYi(random.Next(1, 9)) : null,
            Cause = kind == FactKind.Suspended ? "x" : null,
        };
        return corrects
            ? ProjectRules.Correct(project, old.Id, command, "x", kind != FactKind.Signed && random.Next(4) == 0, Author)
            : ProjectRules.Record(project, command, Author);
    }
}

/// <summary>One process: its storage as it sees it, and its memory.</summary>
internal sealed record Keeper(ObservedStorage Storage, RegionStore Regions, RegionBoards Boards, Reconcile Reconcile)
{
    public Task FoldAsync() => Boards.FoldAsync(SharedCounty.Id, CancellationToken.None);

    public Task<StandingBoard> BoardAsync() => Boards.BoardAsync(SharedCounty.Id, CancellationToken.None);

    public async Task<int> CountAsync() =>
        await Boards.ReadAsync(SharedCounty.Id, (facts, _) => facts.Count, CancellationToken.None);

    public Task<ReconcileReport> ReconcileAsync() => Reconcile.RunAsync(SharedCounty.Id, CancellationToken.None);
}
