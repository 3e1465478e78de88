using Azure;

namespace Leads.Functions.Storage.Azure;

/// <summary>The queues that the Functions host reads. One that is not there is made with its first message.</summary>
internal sealed class HostQueues(AzureAccount account)
{
    public async Task PutAsync(
        string queue, string message, TimeSpan? lasts, CancellationToken cancellationToken)
    {
        var client = account.Queue(queue);
        try
        {
            await client.PutAsync(message, null, lasts, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            await client.CreateAsync(cancellationToken);
            await client.PutAsync(message, null, lasts, cancellationToken);
        }
    }

    public async Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            return await account.Queue(queue).CountAsync(cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
        {
            return 0;
        }
    }
}
