using System.Globalization;
using Azure;
using Azure.Core;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// A table. Questions are asked again when the service is busy or silent; a batch is sent once and its outcome told.
/// What goes wrong otherwise is a <see cref="RequestFailedException"/>, with status 0 when there was no answer.
/// </summary>
internal sealed class TableClient
{
    private const string Plain = "application/json;odata=nometadata";
    private const string WithVersions = "application/json;odata=minimalmetadata";

    // In seconds; whoever waits longer has lost his caller.
    private const int LongestRest = 10;

    private readonly string _name;
    private readonly ServiceEndpoint _service;

    public TableClient(string name, ServiceEndpoint service)
    {
        TableLimits.CheckTable(name);
        (_name, _service) = (name, service);
    }

    /// <summary>Fine when it exists.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        var request = Request(RequestMethod.Post, "/Tables", Plain);
        request.Headers.SetValue("Content-Type", "application/json");
        request.Headers.SetValue("Prefer", "return-no-content");
        request.Content = RequestContent.Create(BinaryData.FromString($$"""{"TableName":"{{_name}}"}"""));
        using var reply = await _service.SendAsync(request, cancellationToken);
        if (reply.Status is not (201 or 204) && ServiceErrors.CodeOf(reply) != "TableAlreadyExists")
            throw _service.Failure(reply);
    }

    /// <summary>The entity; null when there is none.</summary>
    /// <param name="select">Properties beside the row key; null = all.</param>
    public async Task<Entity?> FindAsync(
        string partition, string row, IReadOnlyList<string>? select, CancellationToken cancellationToken)
    {
        TableLimits.CheckKey(partition);
        TableLimits.CheckKey(row);
        var path = $"/{_name}{TableKeys.InUrl(partition, row)}{Selected('?', select)}";
        var request = Request(RequestMethod.Get, path, Plain);
        using var reply = await _service.SendAsync(request, cancellationToken);
        if (reply.Status == 404 && ServiceErrors.CodeOf(reply) == "ResourceNotFound")
            return null;
        return new Entity(_service.Json(reply), _service.Header(reply, "ETag"));
    }

    /// <summary>A page of what is asked for.</summary>
    /// <param name="continuation">Of the page before; null for the first.</param>
    public async Task<EntityPage> QueryAsync(
        TableQuery query, string? continuation, CancellationToken cancellationToken)
    {
        TableLimits.CheckQuery(query);
        var path = $"/{_name}()?$filter={Uri.EscapeDataString(query.Condition())}&$top={query.Top}"
            + Selected('&', query.Select) + (continuation is null ? "" : "&" + continuation);
        var request = Request(RequestMethod.Get, path, query.Bare ? Plain : WithVersions);
        using var reply = await _service.SendAsync(request, cancellationToken);
        return new EntityPage(
            [.. _service.Json(reply).GetProperty("value").EnumerateArray().Select(json => new Entity(json, null))],
            ContinuationOf(reply));
    }

    /// <summary>
    /// Does all changes or none. Throws <see cref="AzureLimitException"/> when they are more or larger than the service
    /// takes; nothing is sent then. Cancelling holds back what was not sent; what was sent is waited for.
    /// </summary>
    public async Task<BatchOutcome> SubmitAsync(
        string partition, IReadOnlyList<EntityChange> changes, CancellationToken cancellationToken)
    {
        TableLimits.CheckBatch(partition, changes);
        using var body = new BatchBody(Address, partition);
        var bytes = body.Write(changes);
        TableLimits.CheckBody(bytes.Length);
        var request = Request(RequestMethod.Post, "/$batch", WithVersions);
        request.Headers.SetValue("Content-Type", BatchBody.ContentType);
        request.Content = RequestContent.Create(bytes);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var reply = await _service.SendOnceAsync(request, CancellationToken.None);
            return OutcomeOf(reply, changes.Count);
        }
        catch (RequestFailedException silence)
        {
            return new BatchOutcome.Unknown(silence);
        }
    }

    /// <summary>
    /// How many bytes of a batch's <see cref="TableLimits.MostBatchBytes"/> a change takes; the batch itself takes
    /// <see cref="BatchBody.Frame"/>.
    /// </summary>
    public int Weigh(string partition, EntityChange change)
    {
        using var body = new BatchBody(Address, partition);
        body.Append(change);
        return body.Length;
    }

    private string Address => $"{_service.Root}/{_name}";

    private BatchOutcome OutcomeOf(Response reply, int changes)
    {
        if (reply.Status == 202)
            return BatchReply.Read(reply.Content.ToMemory(), changes);
        if (BatchReply.IsOpen(reply.Status))
            return new BatchOutcome.Unknown(_service.Failure(reply), RetryAfter(reply));
        return new BatchOutcome.Refused(-1, reply.Status, ServiceErrors.CodeOf(reply));
    }

    private static TimeSpan? RetryAfter(Response reply) =>
        reply.Headers.TryGetValue("Retry-After", out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, LongestRest))
            : null;

    private Request Request(RequestMethod method, string path, string accept)
    {
        var request = _service.Request(method, path);
        request.Headers.SetValue("Accept", accept);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        return request;
    }

    private static string Selected(char before, IReadOnlyList<string>? select) =>
        select is null ? "" : $"{before}$select={string.Join(',', ["RowKey", .. select])}";

    /// <summary>The next page as the next question names it; what the service means by it is its own affair.</summary>
    private static string? ContinuationOf(Response reply)
    {
        var parts = new List<string>();
        foreach (var name in (ReadOnlySpan<string>)["NextPartitionKey", "NextRowKey"])
            if (reply.Headers.TryGetValue("x-ms-continuation-" + name, out var value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        return parts.Count == 0 ? null : string.Join('&', parts);
    }
}
