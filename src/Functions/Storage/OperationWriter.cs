using System.Diagnostics;
using System.Globalization;

namespace Leads.Functions.Storage;

/// <summary>What became of one operation.</summary>
/// <param name="Held">Its condition held.</param>
/// <param name="ETag">The version of the row it wrote; null when it wrote none.</param>
internal readonly record struct Applied(bool Held, long? ETag)
{
    public static Applied Refused => new(false, null);

    public static Applied Done => new(true, null);
}

/// <summary>Turns the operations of a commit into statements within the writer's transaction.</summary>
internal sealed class OperationWriter(SqliteFile file, VersionCounter versions)
{
    private readonly SqliteStatement _insert = file.Prepare(
        "INSERT INTO rows(region, key, etag, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");

    private readonly SqliteStatement _put = file.Prepare("""
        INSERT INTO rows(region, key, etag, body) VALUES (?, ?, ?, ?)
        ON CONFLICT(region, key) DO UPDATE SET etag = excluded.etag, body = excluded.body
        """);

    private readonly SqliteStatement _replace = file.Prepare(
        "UPDATE rows SET etag = ?, body = ? WHERE region = ? AND key = ? AND etag = ?");

    private readonly SqliteStatement _delete = file.Prepare("DELETE FROM rows WHERE region = ? AND key = ?");

    private readonly SqliteStatement _deleteVersion = file.Prepare(
        "DELETE FROM rows WHERE region = ? AND key = ? AND etag = ?");

    private readonly SqliteStatement _deletePacked = file.Prepare(
        "DELETE FROM packed WHERE region = ? AND project = ?");

    private readonly SqliteStatement _putPacked = file.Prepare(
        "REPLACE INTO packed(region, project, packed) VALUES (?, ?, ?)");

    private readonly SqliteStatement _markPending = file.Prepare(
        "INSERT INTO pending(region, sequence, project) VALUES (?, ?, ?)");

    private readonly SqliteStatement _deletePending = file.Prepare(
        "DELETE FROM pending WHERE region = ? AND sequence = ?");

    public Applied Apply(long region, Operation operation) => operation switch
    {
        Operation.Insert insert => Write(_insert, region, insert.Key, insert.Body) ?? Applied.Refused,
        Operation.InsertIfAbsent insert => Write(_insert, region, insert.Key, insert.Body) ?? Applied.Done,
        Operation.Put put => Write(_put, region, put.Key, put.Body) ?? Applied.Refused,
        Operation.Replace replace => Replace(region, replace),
        Operation.Delete delete => Delete(region, delete),
        Operation.PutPacked put => PutPacked(region, put),
        Operation.MarkPending mark => MarkPending(region, mark.Project),
        Operation.DeletePending delete => DeletePending(region, delete.Sequences),
        _ => throw new UnreachableException($"No such operation: {operation}"),
    };

    private Applied? Write(SqliteStatement statement, long region, string key, ReadOnlyMemory<byte> body)
    {
        var version = versions.Next();
        var changes = statement.Bind(region).BindText(key).Bind(version).BindText(body.Span).Run();
        return changes == 0 ? null : new Applied(true, version);
    }

    private Applied Replace(long region, Operation.Replace replace)
    {
        if (!TryNumber(replace.ETag, out var was))
            return Applied.Refused;
        var version = versions.Next();
        var changes = _replace
            .Bind(version).BindText(replace.Body.Span).Bind(region).BindText(replace.Key).Bind(was).Run();
        return changes == 0 ? Applied.Refused : new Applied(true, version);
    }

    private Applied Delete(long region, Operation.Delete delete)
    {
        var gone = delete.ETag is null
            ? _delete.Bind(region).BindText(delete.Key).Run() > 0
            : TryNumber(delete.ETag, out var was)
                && _deleteVersion.Bind(region).BindText(delete.Key).Bind(was).Run() > 0;
        if (gone && ProjectKey.Read(delete.Key) is { } project)
            _deletePacked.Bind(region).Bind(project).Run();
        return gone || delete.ETag is null ? Applied.Done : Applied.Refused;
    }

    private Applied PutPacked(long region, Operation.PutPacked put)
    {
        _putPacked.Bind(region).Bind(put.Project).BindBlob(put.Packed.Span).Run();
        return MarkPending(region, put.Project);
    }

    private Applied MarkPending(long region, Guid project)
    {
        _markPending.Bind(region).Bind(versions.Next()).Bind(project).Run();
        return Applied.Done;
    }

    private Applied DeletePending(long region, IReadOnlyList<string> sequences)
    {
        foreach (var sequence in sequences)
            if (TryNumber(sequence, out var number))
                _deletePending.Bind(region).Bind(number).Run();
        return Applied.Done;
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
