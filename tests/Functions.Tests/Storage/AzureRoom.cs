using Azure.Core.Pipeline;
using Leads.Functions.Storage;
using Leads.Functions.Storage.Azure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Storage;

/// <summary>A table of its own in Azurite, as the processes of several machines share one.</summary>
public sealed class AzureRoom : StorageRoom
{
    private readonly List<AzureAccount> _accounts = [];
    private readonly TimeProvider _clock;
    private readonly string _name = Azurite.NewName();
    private Azurite? _azurite;
    private AzureStorage? _storage;

    public AzureRoom()
        : this(TimeProvider.System)
    {
    }

    internal AzureRoom(TimeProvider clock) => _clock = clock;

    public override IRegionStorage Storage => _storage!;

    /// <summary>As a person with another tool sees it.</summary>
    internal TableClient Table { get; private set; } = null!;

    internal static async Task<AzureRoom> NewAsync(TimeProvider? clock = null)
    {
        var room = new AzureRoom(clock ?? TimeProvider.System);
        await room.OpenAsync();
        return room;
    }

    public override async ValueTask OpenAsync()
    {
        _azurite = await Azurite.SharedAsync();
        Table = _azurite.Account.Table(_name);
        await Reopen();
    }

    public override ValueTask Reopen()
    {
        _storage = new AzureStorage(Table, _clock, NullLogger<AzureStorage>.Instance);
        return ValueTask.CompletedTask;
    }

    /// <summary>Another process at the same table, whose requests go this way.</summary>
    internal AzureStorage Another(HttpMessageHandler way)
    {
        var account = new AzureAccount(
            AccountAddress.Read(_azurite!.ConnectionString, out _)!, null,
            new HttpClientTransport(new HttpClient(way)), NullLogger.Instance);
        _accounts.Add(account);
        return new AzureStorage(account.Table(_name), _clock, NullLogger<AzureStorage>.Instance);
    }

    public override ValueTask DisposeAsync()
    {
        _accounts.ForEach(account => account.Dispose());
        return ValueTask.CompletedTask;
    }
}
