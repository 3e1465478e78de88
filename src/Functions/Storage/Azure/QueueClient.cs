using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Azure;
using Azure.Core;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// A queue, as the Functions host reads it: messages are texts in base64. Whatever is asked is asked again when the
/// service is busy or silent: a message may be put twice but is never lost, and whoever takes it must not mind.
/// What goes wrong otherwise is a <see cref="RequestFailedException"/>, with status 0 when there was no answer.
/// </summary>
internal sealed class QueueClient
{
    /// <summary>Of one message in UTF-8; base64 makes the service's 64 KiB of it.</summary>
    public const int MostBytes = 48 << 10;

    private const int MostMessages = 32;

    private static readonly TimeSpan s_longestHidden = TimeSpan.FromDays(7);

    private readonly string _name;
    private readonly ServiceEndpoint _service;

    public QueueClient(string name, ServiceEndpoint service)
    {
        DashedNames.Check(name);
        (_name, _service) = (name, service);
    }

    /// <summary>Fine when it exists.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        using var reply = await _service.SendAsync(Request(RequestMethod.Put, ""), cancellationToken);
        if (reply.Status is not (201 or 204) && ServiceErrors.CodeOf(reply) != "QueueAlreadyExists")
            throw _service.Failure(reply);
    }

    /// <summary>Puts a message that stays until it is taken.</summary>
    /// <param name="delay">How long nobody sees it, at most seven days; null = not at all.</param>
    public Task PutAsync(string message, TimeSpan? delay, CancellationToken cancellationToken) =>
        PutAsync(message, delay, null, cancellationToken);

    /// <summary>Puts a message.</summary>
    /// <param name="delay">How long nobody sees it, at most seven days; null = not at all.</param>
    /// <param name="lasts">How long it stays where nobody takes it; null = for ever.</param>
    public async Task PutAsync(string message, TimeSpan? delay, TimeSpan? lasts, CancellationToken cancellationToken)
    {
        var bytes = StrictUtf8.Encoding.GetBytes(message);
        if (bytes.Length > MostBytes)
            throw new AzureLimitException($"A message may have {MostBytes} bytes; this one has {bytes.Length}.");
        var request = Request(
            RequestMethod.Post,
            $"/messages?messagettl={(lasts is { } time ? Seconds(time) : "-1")}"
            + $"&visibilitytimeout={Seconds(delay ?? TimeSpan.Zero)}");
        request.Headers.SetValue("Content-Type", "application/xml");
        request.Content = RequestContent.Create(BinaryData.FromString(
            $"<QueueMessage><MessageText>{Convert.ToBase64String(bytes)}</MessageText></QueueMessage>"));
        using var reply = await _service.SendAsync(request, cancellationToken);
        _service.Expect(reply, 201);
    }

    /// <summary>Takes messages; each comes back after a while unless it is deleted.</summary>
    /// <param name="most">1 to 32.</param>
    /// <param name="hidden">How long nobody else sees them: a second to seven days.</param>
    public async Task<IReadOnlyList<QueueMessage>> GetAsync(
        int most, TimeSpan hidden, CancellationToken cancellationToken)
    {
        if (most is < 1 or > MostMessages)
            throw new AzureLimitException($"1 to {MostMessages} messages can be taken at once.");
        var path = $"/messages?numofmessages={most}&visibilitytimeout={Seconds(hidden)}";
        using var reply = await _service.SendAsync(Request(RequestMethod.Get, path), cancellationToken);
        return [.. _service.Xml(reply).Elements("QueueMessage").Select(QueueMessage.Read)];
    }

    /// <summary>Hides a message for longer, or shows it at once; null when it is no longer the caller's.</summary>
    public async Task<QueueMessage?> UpdateAsync(
        QueueMessage message, TimeSpan hidden, CancellationToken cancellationToken)
    {
        var request = Request(RequestMethod.Put, $"{PathOf(message)}&visibilitytimeout={Seconds(hidden)}");
        using var reply = await _service.SendAsync(request, cancellationToken);
        if (IsLost(reply))
            return null;
        _service.Expect(reply, 204);
        return message with { Receipt = _service.Header(reply, "x-ms-popreceipt") };
    }

    /// <summary>Removes a message that was taken; false when it is no longer the caller's, or gone.</summary>
    public async Task<bool> DeleteAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        using var reply = await _service.SendAsync(Request(RequestMethod.Delete, PathOf(message)), cancellationToken);
        if (IsLost(reply))
            return false;
        _service.Expect(reply, 204);
        return true;
    }

    /// <summary>About how many there are, hidden ones too; never fewer than there are.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        using var reply = await _service.SendAsync(Request(RequestMethod.Get, "?comp=metadata"), cancellationToken);
        _service.Expect(reply, 200);
        return int.Parse(_service.Header(reply, "x-ms-approximate-messages-count"), CultureInfo.InvariantCulture);
    }

    private Request Request(RequestMethod method, string path) => _service.Request(method, $"/{_name}{path}");

    private static bool IsLost(Response reply) =>
        reply.Status is 400 or 404 && ServiceErrors.CodeOf(reply) is "PopReceiptMismatch" or "MessageNotFound";

    private static string PathOf(QueueMessage message) =>
        $"/messages/{Uri.EscapeDataString(message.Id)}?popreceipt={Uri.EscapeDataString(message.Receipt)}";

    private static string Seconds(TimeSpan time) =>
        time >= TimeSpan.Zero && time <= s_longestHidden
            ? Math.Ceiling(time.TotalSeconds).ToString(CultureInfo.InvariantCulture)
            : throw new AzureLimitException("A message can be hidden, and last, for seven days at most.");
}

/// <summary>A message that was taken.</summary>
/// <param name="Receipt">What makes it the caller's until it is seen again.</param>
/// <param name="Text">Null when it is no UTF-8 in base64: nobody of ours put it.</param>
/// <param name="DequeueCount">How often it was taken, this time included.</param>
internal sealed record QueueMessage(string Id, string Receipt, string? Text, int DequeueCount)
{
    internal static QueueMessage Read(XElement xml) => new(
        (string)xml.Element("MessageId")!,
        (string)xml.Element("PopReceipt")!,
        Decode((string)xml.Element("MessageText")!),
        (int)xml.Element("DequeueCount")!);

    private static string? Decode(string base64)
    {
        try
        {
            return StrictUtf8.Encoding.GetString(Convert.FromBase64String(base64));
        }
        catch (Exception odd) when (odd is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
