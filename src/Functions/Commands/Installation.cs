using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Commands;

/// <summary>The storage and the files that the settings name, opened as the service opens them.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Installation(ServiceProvider services) => _services = services;

    public IRegionStorage Storage => _services.GetRequiredService<IRegionStorage>();

    public IRegionFiles Files => _services.GetRequiredService<IRegionFiles>();

    /// <exception cref="StorageRefusedException">
    /// On one box: in use, of a newer program, or damaged; on Azure: the account does not let us in.
    /// </exception>
    public static Installation Open(CommandWork work)
    {
        var services = new ServiceCollection().AddSingleton(work.Options).AddSingleton(work.Clock).AddLogging();
        LeadsApp.AddStorage(services, work.Options);
        var opened = new Installation(services.BuildServiceProvider());
        _ = opened.Storage;
        return opened;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
