using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// Writes an entity group transaction as Table Storage takes it:
/// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
/// </summary>
/// <param name="table">The address of the table.</param>
internal sealed class BatchBody(string table, string partition) : IDisposable
{
    private const string Batch = "batch_leads";
    private const string ChangeSet = "changeset_leads";
    private const string Head = $"--{Batch}\r\nContent-Type: multipart/mixed; boundary={ChangeSet}\r\n\r\n";
    private const string Foot = $"--{ChangeSet}--\r\n--{Batch}--\r\n";

    // Only what JSON itself demands is escaped: 汉 takes three bytes then, not six.
    private static readonly JsonWriterOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _bytes = new(4 << 10);
    private readonly Utf8JsonWriter _json = new(Stream.Null, s_json);

    public static string ContentType => $"multipart/mixed; boundary={Batch}";

    /// <summary>What a batch takes beside its changes.</summary>
    public static int Frame => Head.Length + Foot.Length;

    public int Length => _bytes.WrittenCount;

    public void Dispose() => _json.Dispose();

    public ReadOnlyMemory<byte> Write(IReadOnlyList<EntityChange> changes)
    {
        Append(Head);
        foreach (var change in changes)
            Append(change);
        Append(Foot);
        return _bytes.WrittenMemory;
    }

    public void Append(EntityChange change)
    {
        Append($"--{ChangeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
        Append($"{change.Method} {table}");
        if (change is not EntityChange.Insert)
            Append(TableKeys.InUrl(partition, change.RowKey));
        Append(" HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n");
        if (change.IfMatch is { } etag)
            Append($"If-Match: {etag}\r\n");
        if (change is EntityChange.Insert)
            Append("Prefer: return-no-content\r\n");
        if (change.Properties is { } properties)
        {
            Append("Content-Type: application/json\r\n\r\n");
            Append(change.RowKey, properties);
        }
        else
        {
            Append("\r\n");
        }

        Append("\r\n");
    }

    private void Append(string text) => Encoding.UTF8.GetBytes(text, _bytes);

    private void Append(string row, EntityProperties properties)
    {
        _json.Reset(_bytes);
        _json.WriteStartObject();
        _json.WriteString("PartitionKey", partition);
        _json.WriteString("RowKey", row);
        foreach (var (name, value) in properties)
            Append(name, value);
        _json.WriteEndObject();
        _json.Flush();
    }

    private void Append(string name, object value)
    {
        switch (value)
        {
            case string text:
                _json.WriteString(name, text);
                break;
            case bool flag:
                _json.WriteBoolean(name, flag);
                break;
            case int number:
                _json.WriteNumber(name, number);
                break;
            case ReadOnlyMemory<byte> bytes:
                AppendType(name, "Edm.Binary");
                _json.WriteBase64String(name, bytes.Span);
                break;
            case long number:
                AppendType(name, "Edm.Int64");
                _json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                // A whole one without its type would become an Int32.
                AppendType(name, "Edm.Double");
                _json.WriteNumber(name, number);
                break;
            case Guid id:
                AppendType(name, "Edm.Guid");
                _json.WriteString(name, id);
                break;
            case DateTime instant:
                AppendType(name, "Edm.DateTime");
                _json.WriteString(name, instant.ToString("O", CultureInfo.InvariantCulture));
                break;
            default:
                throw new ArgumentException($"Property {name} has a type that Table Storage lacks.", nameof(value));
        }
    }

    private void AppendType(string name, string type) => _json.WriteString(name + "@odata.type", type);
}
