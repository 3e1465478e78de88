using Azure;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// The table of all regions, with what goes wrong told in the words of the contract. It is made by whoever finds it
/// missing; until then it holds nothing.
/// </summary>
internal sealed class RegionTable(TableClient table)
{
    public const string Name = "Leads";

    private const string Missing = "TableNotFound";

    public async Task<Entity?> FindAsync(
        string partition, string row, IReadOnlyList<string>? select, CancellationToken cancellationToken)
    {
        try
        {
            return await table.FindAsync(partition, row, select, cancellationToken);
        }
        catch (RequestFailedException failure)
        {
            return failure.ErrorCode == Missing ? null : throw Unread(failure);
        }
    }

    public async Task<EntityPage> QueryAsync(
        TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        try
        {
            return await table.QueryAsync(query, continuation, cancellationToken);
        }
        catch (RequestFailedException failure)
        {
            return failure.ErrorCode == Missing ? new EntityPage([], null) : throw Unread(failure);
        }
    }

    /// <summary>
    /// Sends a batch once. Refused is only what an entity's state refuses, with its index; whatever else the service
    /// has against the batch is an error, and then nothing of it is written.
    /// </summary>
    public async Task<BatchOutcome> SubmitAsync(string partition, IReadOnlyList<EntityChange> changes)
    {
        var outcome = await table.SubmitAsync(partition, changes, CancellationToken.None);
        if (outcome is BatchOutcome.Refused { Code: Missing })
        {
            await CreateAsync();
            outcome = await table.SubmitAsync(partition, changes, CancellationToken.None);
        }

        return outcome is BatchOutcome.Refused refused && !IsOfEntity(refused, changes.Count)
            ? throw new StorageFailedException(
                $"Azure Storage does not take a write: it answered {refused.Status} {refused.Code}.", null)
            : outcome;
    }

    /// <summary>How many bytes of a batch a change takes.</summary>
    public int Weigh(string partition, EntityChange change) => table.Weigh(partition, change);

    private async Task CreateAsync()
    {
        try
        {
            await table.CreateAsync(CancellationToken.None);
        }
        catch (RequestFailedException failure)
        {
            throw new StorageFailedException($"The table {Name} cannot be made: {failure.Message}", failure);
        }
    }

    private static bool IsOfEntity(BatchOutcome.Refused refused, int changes) =>
        refused.Index >= 0 && refused.Index < changes && refused.Status is (404 or 409 or 412);

    private static Exception Unread(RequestFailedException failure) => failure.Status is 429 or 503
        ? new StorageBusyException($"Azure Storage is busy: {failure.Message}")
        : new StorageFailedException($"Azure Storage cannot be read: {failure.Message}", failure);
}
