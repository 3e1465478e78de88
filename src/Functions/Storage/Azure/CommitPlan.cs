using System.Diagnostics;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// The operations of a commit as what they do to entities, of which the service takes one change each: a project's
/// document and its packed facts are one.
/// </summary>
internal sealed class CommitPlan
{
    private readonly Dictionary<string, PlannedRow> _byKey = new(StringComparer.Ordinal);
    private readonly Sequences _sequences;

    private CommitPlan(IReadOnlyList<Operation> operations, Sequences sequences)
    {
        _sequences = sequences;
        Operations = operations.Count;
        for (var at = 0; at < operations.Count; at++)
            Add(operations[at], at);
    }

    public int Operations { get; }

    /// <summary>An operation that adds a row that one before it has written; -1 when there is none.</summary>
    public int FailsAt { get; private set; } = -1;

    /// <summary>In the order of operations.</summary>
    public List<PlannedRow> Rows { get; } = [];

    /// <summary>Pending rows that go, apart from the rest.</summary>
    public List<PlannedRow> PendingGone { get; } = [];

    /// <exception cref="ArgumentException">What <see cref="CommitRules"/> refuse.</exception>
    public static CommitPlan Of(IReadOnlyList<Operation> operations, Sequences sequences)
    {
        CommitRules.Check(operations);
        return new CommitPlan(operations, sequences);
    }

    private void Add(Operation operation, int at)
    {
        switch (operation)
        {
            case Operation.Insert insert:
                if (!Write(insert.Key, Wish.Insert, insert.Body, at) && FailsAt < 0)
                    FailsAt = at;
                break;
            case Operation.InsertIfAbsent insert:
                Write(insert.Key, Wish.InsertIfAbsent, insert.Body, at);
                break;
            case Operation.Put put:
                Write(put.Key, Wish.Put, put.Body, at);
                break;
            case Operation.Replace replace:
                Write(replace.Key, Wish.Replace, replace.Body, at, replace.ETag);
                break;
            case Operation.Delete delete:
                Row(delete.Key, delete.ETag is null ? Wish.Delete : Wish.DeleteVersion, at).Guard(delete.ETag);
                break;
            case Operation.PutPacked put:
                PutPacked(put, at);
                break;
            case Operation.MarkPending mark:
                AddPending(mark.Project, null, at);
                break;
            case Operation.DeletePending delete:
                DeletePending(delete.Sequences, at);
                break;
            default:
                throw new UnreachableException($"No such operation: {operation}");
        }
    }

    /// <summary>False when an operation before it has written the row.</summary>
    private bool Write(string key, Wish wish, ReadOnlyMemory<byte> body, int at, string? version = null)
    {
        var row = Row(key, Wish.PutPacked, at);
        if (row.Body is not null)
            return false;
        row.Write(wish, body, at);
        row.Guard(version);
        return true;
    }

    private void PutPacked(Operation.PutPacked put, int at)
    {
        Row(ProjectKey.Of(put.Project), Wish.PutPacked, at).Packed = put.Packed;
        AddPending(put.Project, put.Packed, at);
    }

    private void AddPending(Guid project, ReadOnlyMemory<byte>? packed, int at) =>
        Rows.Add(new PlannedRow(OwnKeys.PendingOf(_sequences.Next()), Wish.Insert, at)
        {
            Pending = project,
            Packed = packed,
        });

    private void DeletePending(IReadOnlyList<string> sequences, int at)
    {
        foreach (var key in sequences.Where(Sequences.IsOne).Select(OwnKeys.PendingOf))
        {
            var row = new PlannedRow(key, Wish.DeletePending, at);
            if (_byKey.TryAdd(key, row))
                PendingGone.Add(row);
        }
    }

    private PlannedRow Row(string key, Wish wish, int at)
    {
        var rowKey = KeyEncoding.Encode(key);
        if (_byKey.TryGetValue(rowKey, out var known))
            return known;
        var row = new PlannedRow(rowKey, wish, at) { IsProject = ProjectKey.Read(key) is not null };
        _byKey.Add(rowKey, row);
        Rows.Add(row);
        return row;
    }
}
