using Leads.Functions.Storage;
using Leads.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Hosting;

/// <summary>
/// A storage that several processes work on and know to be shared, as on Azure. The processes are whole ones side by
/// side, each with its own data folder, cache, queues and timers.
/// </summary>
internal sealed class SharedStorage : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SharedStorage()
    {
        Rows = SqliteStorage.Open(new SqliteOptions(Folder), NullLogger<SqliteStorage>.Instance);
        Files = new FolderFiles(Folder);
    }

    public SqliteStorage Rows { get; }

    public FolderFiles Files { get; }

    /// <summary>Where rows and files lie: commands can look at them there.</summary>
    public string Folder => _folder.Path;

    public Task<RunningApp> StartAsync(FakeClock? clock = null, params (string Name, string Value)[] settings) =>
        RunningApp.StartAsync(
            services => services.AddSingleton<IRegionStorage>(Rows).AddSingleton<IRegionFiles>(Files),
            clock,
            settings: [("LEADS_STORAGE", "UseDevelopmentStorage=true"), .. settings]);

    public async ValueTask DisposeAsync()
    {
        await Rows.DisposeAsync();
        _folder.Dispose();
    }
}
