using Leads.Functions.Hosting;
using Leads.Functions.Storage;
using Leads.Functions.Storage.Azure;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Hosting;

/// <summary>
/// A storage that several processes work on and know to be shared, as on Azure. The processes are whole ones side by
/// side, each with its own data folder, cache, queues and timers.
/// </summary>
public abstract class SharedStorage : IAsyncDisposable
{
    public abstract IRegionStorage Rows { get; }

    /// <summary>Rows of a ledger whose import takes so long here that others see it go on.</summary>
    public abstract int LongImport { get; }

    /// <summary>Where commands look at it.</summary>
    internal abstract Place Place { get; }

    /// <summary>Before anything else.</summary>
    public abstract ValueTask OpenAsync();

    public abstract Task<RunningApp> StartAsync(FakeClock? clock = null, params (string Name, string Value)[] settings);

    public abstract ValueTask DisposeAsync();
}

/// <summary>A database in a folder: quick, and as strict about who was first.</summary>
public sealed class SharedFolder : SharedStorage
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStorage _rows;

    public SharedFolder()
    {
        _rows = SqliteStorage.Open(new SqliteOptions(_folder.Path), NullLogger<SqliteStorage>.Instance);
        Files = new FolderFiles(_folder.Path);
    }

    public override IRegionStorage Rows => _rows;

    public FolderFiles Files { get; }

    public override int LongImport => 6_000;

    internal override Place Place => _folder.Path;

    public override ValueTask OpenAsync() => ValueTask.CompletedTask;

    public override Task<RunningApp> StartAsync(
        FakeClock? clock = null, params (string Name, string Value)[] settings) =>
        RunningApp.StartAsync(
            services => services.AddSingleton<IRegionStorage>(_rows).AddSingleton<IRegionFiles>(Files),
            clock,
            settings: [("LEADS_STORAGE", "UseDevelopmentStorage=true"), .. settings]);

    public override async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>An account in Azurite.</summary>
public sealed class SharedAccount : SharedStorage
{
    private readonly TemporaryFolder _folder = new();
    private string _name = "";
    private AzureAccount? _account;
    private AzureStorage? _rows;

    public override IRegionStorage Rows => _rows!;

    public override int LongImport => 600;

    internal override Place Place => new(_folder.Path, _name);

    public override async ValueTask OpenAsync()
    {
        _name = await Azurite.NewAccountAsync();
        _account = AzureAccount.Of(new StorageChoice.ConnectionString(_name), NullLogger<AzureAccount>.Instance);
        _rows = new AzureStorage(
            _account.Table(RegionTable.Name), TimeProvider.System, NullLogger<AzureStorage>.Instance);
    }

    public override Task<RunningApp> StartAsync(
        FakeClock? clock = null, params (string Name, string Value)[] settings) =>
        RunningApp.StartAsync(_ => { }, clock, settings: [("LEADS_STORAGE", _name), .. settings]);

    public override ValueTask DisposeAsync()
    {
        _account?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
