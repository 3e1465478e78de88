using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests;

/// <summary>
/// A bureau on two processes, as on Azure: each keeps in memory what it knows, for ten seconds of a clock that stands
/// still.
/// </summary>
internal sealed class TwoProcesses : IAsyncDisposable
{
    private readonly SharedStorage _storage;

    private TwoProcesses(SharedStorage storage, FakeClock clock) => (_storage, Clock) = (storage, clock);

    public FakeClock Clock { get; }

    public Bureau One { get; private set; } = null!;

    public Bureau Other { get; private set; } = null!;

    public static Task<TwoProcesses> OpenAsync() => OpenAsync(new SharedFolder(), FakeClock.At("2026-11-21T02:00:00Z"));

    /// <summary>On a storage that ends with them.</summary>
    public static async Task<TwoProcesses> OpenAsync(
        SharedStorage storage, FakeClock clock, string settings = "{}", params (string Name, string Value)[] options)
    {
        var both = new TwoProcesses(storage, clock);
        await storage.OpenAsync();
        both.One = Bureau.Of(await storage.StartAsync(clock, options), clock);
        both.Other = Bureau.Of(await storage.StartAsync(clock, options), clock);
        await Bureau.DoAsync(both.One.App.PutAsync(Bureau.Home, $$"""{"name":"彬州市","settings":{{settings}}}"""));
        return both;
    }

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await _storage.DisposeAsync();
    }
}
