using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// A container of blobs. Questions and unconditional writes are asked again when the service is busy or silent.
/// What goes wrong otherwise is a <see cref="RequestFailedException"/>, with status 0 when there was no answer.
/// </summary>
internal sealed class BlobContainer
{
    /// <summary>What travels at once; a blob that is shorter is written in one request.</summary>
    public const int BlockBytes = 4 << 20;

    private const int LongestPath = 1_024;

    private readonly string _name;
    private readonly ServiceEndpoint _service;

    public BlobContainer(string name, ServiceEndpoint service)
    {
        DashedNames.Check(name);
        (_name, _service) = (name, service);
    }

    /// <summary>Fine when it exists.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        var request = _service.Request(RequestMethod.Put, $"/{_name}?restype=container");
        using var reply = await _service.SendAsync(request, cancellationToken);
        if (reply.Status != 201 && ServiceErrors.CodeOf(reply) != "ContainerAlreadyExists")
            throw _service.Failure(reply);
    }

    /// <summary>
    /// Writes a blob, which is there as a whole or not at all; makes the container when it is missing. Answers how long
    /// it is and its version; null when the condition does not hold. With a condition the last step is asked once.
    /// </summary>
    public async Task<StoredBlob?> PutAsync(
        string path, Stream content, BlobCondition condition, CancellationToken cancellationToken)
    {
        var reader = new BlockReader(content);
        var block = await reader.NextAsync(cancellationToken);
        if (block.Length < BlockBytes)
            return await PutWholeAsync(path, block, condition, cancellationToken);
        var (upload, length, blocks) = (Guid.NewGuid(), 0L, new List<string>());
        for (; block.Length > 0; block = await reader.NextAsync(cancellationToken))
        {
            // Named after this upload: of two at once one fails, but neither takes up the other's blocks.
            blocks.Add(Convert.ToBase64String(Encoding.ASCII.GetBytes($"{upload:N}-{blocks.Count:D5}")));
            await PutBlockAsync(path, blocks[^1], block, cancellationToken);
            length += block.Length;
        }

        return await PutListAsync(path, blocks, length, condition, cancellationToken);
    }

    /// <summary>The blob, read piece by piece as it was when it was opened; null when there is none.</summary>
    public async Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        using var reply = await _service.SendAsync(Range(path, 0), cancellationToken);
        if (IsAbsent(reply))
            return null;
        if (reply.Status == 416) // of nothing there is no first byte
            return Stream.Null;
        _service.Expect(reply, 206);
        var etag = _service.Header(reply, "ETag");
        return new BlobStream(LengthOf(reply), reply.Content.ToMemory(), async (offset, stop) =>
        {
            var request = Range(path, offset);
            request.Headers.SetValue("If-Match", etag);
            using var piece = await _service.SendAsync(request, stop);
            if (piece.Status is 404 or 412)
                throw new IOException("The blob was replaced or removed while it was read.", _service.Failure(piece));
            _service.Expect(piece, 206);
            return piece.Content.ToMemory();
        });
    }

    public async Task<bool> ExistsAsync(string path, CancellationToken cancellationToken)
    {
        using var reply = await _service.SendAsync(Request(RequestMethod.Head, path), cancellationToken);
        if (reply.Status == 404)
            return false;
        _service.Expect(reply, 200);
        return true;
    }

    /// <summary>The paths that begin so, in the service's order.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var (paths, marker) = (new List<string>(), "");
        do
        {
            var request = _service.Request(RequestMethod.Get, $"/{_name}?restype=container&comp=list"
                + $"&prefix={Uri.EscapeDataString(prefix)}&marker={Uri.EscapeDataString(marker)}");
            using var reply = await _service.SendAsync(request, cancellationToken);
            if (IsAbsent(reply))
                return [];
            var list = _service.Xml(reply);
            paths.AddRange(list.Element("Blobs")!.Elements("Blob").Select(blob => (string)blob.Element("Name")!));
            marker = (string?)list.Element("NextMarker") ?? "";
        }
        while (marker.Length > 0);
        return paths;
    }

    private async Task<StoredBlob?> PutWholeAsync(
        string path, ReadOnlyMemory<byte> content, BlobCondition condition, CancellationToken cancellationToken)
    {
        Request Put()
        {
            var request = Request(RequestMethod.Put, path);
            request.Headers.SetValue("x-ms-blob-type", "BlockBlob");
            request.Content = RequestContent.Create(content);
            condition.ApplyTo(request);
            return request;
        }

        using var reply = await SendOrCreateAsync(Put, condition, cancellationToken);
        return Stored(reply, content.Length, condition);
    }

    private async Task PutBlockAsync(
        string path, string block, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Request Put()
        {
            var request = Request(RequestMethod.Put, path, $"?comp=block&blockid={Uri.EscapeDataString(block)}");
            request.Content = RequestContent.Create(content);
            return request;
        }

        using var reply = await SendOrCreateAsync(Put, BlobCondition.None, cancellationToken);
        _service.Expect(reply, 201);
    }

    private async Task<StoredBlob?> PutListAsync(
        string path, List<string> blocks, long length, BlobCondition condition, CancellationToken cancellationToken)
    {
        // The latest of each: asked again after a lost answer, the blocks are committed already.
        var list = new XElement("BlockList", blocks.Select(block => new XElement("Latest", block)));
        var request = Request(RequestMethod.Put, path, "?comp=blocklist");
        request.Headers.SetValue("Content-Type", "application/xml");
        request.Content = RequestContent.Create(BinaryData.FromString(list.ToString(SaveOptions.DisableFormatting)));
        condition.ApplyTo(request);
        using var reply = await SendAsync(request, condition, cancellationToken);
        return Stored(reply, length, condition);
    }

    private async Task<Response> SendOrCreateAsync(
        Func<Request> request, BlobCondition condition, CancellationToken cancellationToken)
    {
        var reply = await SendAsync(request(), condition, cancellationToken);
        if (reply.Status != 404 || ServiceErrors.CodeOf(reply) != "ContainerNotFound")
            return reply;
        reply.Dispose();
        await CreateAsync(cancellationToken);
        return await SendAsync(request(), condition, cancellationToken);
    }

    private Task<Response> SendAsync(Request request, BlobCondition condition, CancellationToken cancellationToken) =>
        condition.IsNone
            ? _service.SendAsync(request, cancellationToken)
            : _service.SendOnceAsync(request, cancellationToken);

    private StoredBlob? Stored(Response reply, long length, BlobCondition condition)
    {
        if (!condition.IsNone && ServiceErrors.CodeOf(reply) is "BlobAlreadyExists" or "ConditionNotMet")
            return null;
        _service.Expect(reply, 201);
        return new StoredBlob(_service.Header(reply, "ETag"), length);
    }

    private Request Range(string path, long offset)
    {
        var request = Request(RequestMethod.Get, path);
        request.Headers.SetValue("x-ms-range", $"bytes={offset}-{offset + BlockBytes - 1}");
        return request;
    }

    private Request Request(RequestMethod method, string path, string query = "")
    {
        if (path.Length is 0 or > LongestPath)
            throw new AzureLimitException(
                $"A blob's path may have {LongestPath} characters; this one has {path.Length}.");
        var names = path.Split('/').Select(Uri.EscapeDataString);
        return _service.Request(method, $"/{_name}/{string.Join('/', names)}{query}");
    }

    /// <summary>Of the whole blob: <c>Content-Range: bytes 0-99/1234</c>.</summary>
    private long LengthOf(Response reply) =>
        long.Parse(_service.Header(reply, "Content-Range").Split('/')[^1], CultureInfo.InvariantCulture);

    private static bool IsAbsent(Response reply) =>
        reply.Status == 404 && ServiceErrors.CodeOf(reply) is "BlobNotFound" or "ContainerNotFound";
}

/// <summary>What a blob must be for it to be written.</summary>
internal sealed record BlobCondition
{
    private readonly string? _header;
    private readonly string _value;

    private BlobCondition(string? header, string value) => (_header, _value) = (header, value);

    public static BlobCondition None { get; } = new(null, "");

    public static BlobCondition Absent { get; } = new("If-None-Match", "*");

    public bool IsNone => _header is null;

    public static BlobCondition Version(string etag) => new("If-Match", etag);

    public void ApplyTo(Request request)
    {
        if (_header is not null)
            request.Headers.SetValue(_header, _value);
    }
}

/// <summary>A blob that was written.</summary>
/// <param name="Length">In bytes.</param>
internal sealed record StoredBlob(string ETag, long Length);
