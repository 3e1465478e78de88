using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests;

/// <summary>
/// A bureau on two processes, as on Azure: each keeps in memory what it knows, for ten seconds of a clock that stands
/// still.
/// </summary>
internal sealed class TwoProcesses : IAsyncDisposable
{
    private readonly SharedStorage _storage = new();

    public FakeClock Clock { get; } = FakeClock.At("2026-11-21T02:00:00Z");

    public Bureau One { get; private set; } = null!;

    public Bureau Other { get; private set; } = null!;

    public static async Task<TwoProcesses> OpenAsync()
    {
        var both = new TwoProcesses();
        both.One = Bureau.Of(await both._storage.StartAsync(both.Clock), both.Clock);
        both.Other = Bureau.Of(await both._storage.StartAsync(both.Clock), both.Clock);
        await Bureau.DoAsync(both.One.App.PutAsync(Bureau.Home, """{"name":"彬州市"}"""));
        return both;
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
