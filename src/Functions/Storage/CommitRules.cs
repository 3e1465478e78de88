namespace Leads.Functions.Storage;

/// <summary>What every commit must keep to, wherever it goes; see <see cref="IRegionStorage.CommitAsync"/>.</summary>
internal static class CommitRules
{
    /// <summary>In UTF-16 units: the longest that every place takes, whatever it has to escape.</summary>
    public const int LongestKey = 250;

    /// <exception cref="ArgumentException">It does not keep to them; nothing was done.</exception>
    public static void Check(IReadOnlyList<Operation> operations)
    {
        var named = new Dictionary<string, Operation>(operations.Count, StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            CheckContent(operation);
            if (KeyOf(operation) is not { } key)
                continue;
            CheckKey(key);
            if (named.TryGetValue(key, out var before) && !MayFollow(before, operation))
                throw new ArgumentException($"A commit names the row {key} twice.", nameof(operations));
            if (before is null or Operation.PutPacked)
                named[key] = operation;
        }
    }

    /// <exception cref="ArgumentException">No storage takes such a key.</exception>
    public static void CheckKey(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (key.Length > LongestKey)
            throw new ArgumentException($"A key has at most {LongestKey} characters; this one has {key.Length}.");
    }

    private static void CheckContent(Operation operation)
    {
        var content = operation switch
        {
            Operation.Insert insert => insert.Body,
            Operation.InsertIfAbsent insert => insert.Body,
            Operation.Replace replace => replace.Body,
            Operation.Put put => put.Body,
            Operation.PutPacked put => put.Packed,
            _ => (ReadOnlyMemory<byte>?)null,
        };
        if (content is { IsEmpty: true })
            throw new ArgumentException("A row without content cannot be stored.");
    }

    /// <summary>The row that an operation names; null for what tells the fold.</summary>
    private static string? KeyOf(Operation operation) => operation switch
    {
        Operation.Insert insert => insert.Key,
        Operation.InsertIfAbsent insert => insert.Key,
        Operation.Replace replace => replace.Key,
        Operation.Put put => put.Key,
        Operation.Delete delete => delete.Key,
        Operation.PutPacked put => ProjectKey.Of(put.Project),
        _ => null,
    };

    /// <summary>An insert finds the row that is written already; packed facts belong to the document they come with.</summary>
    private static bool MayFollow(Operation before, Operation operation) => (before, operation) switch
    {
        (Operation.Delete, _) or (_, Operation.Delete) => false,
        (Operation.PutPacked, Operation.InsertIfAbsent) or (Operation.InsertIfAbsent, Operation.PutPacked) => false,
        (Operation.PutPacked, _) or (_, Operation.PutPacked) => true,
        (_, Operation.Insert or Operation.InsertIfAbsent) => true,
        _ => false,
    };
}
