using System.Text;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// What Table Storage takes. The emulator takes more, so that these are checked before anything is sent:
/// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
/// </summary>
internal static class TableLimits
{
    public const int MostOperations = 100;

    /// <summary>Of the body of an entity group transaction, as it is sent.</summary>
    public const int MostBatchBytes = 4 << 20;

    public const int MostEntityBytes = 1 << 20;

    /// <summary>Beside the three that every entity has.</summary>
    public const int MostProperties = 252;

    /// <summary>Of one property; texts count two bytes for each UTF-16 unit.</summary>
    public const int MostPropertyBytes = 64 << 10;

    /// <summary>In UTF-16 units: 1 KiB.</summary>
    public const int LongestKey = 512;

    public const int MostEntities = 1_000;

    public const int MostComparisons = 15;

    private const int LongestPropertyName = 255;

    // Its own 4 bytes and the Timestamp that the service adds.
    private const int FrameOfEntity = 4 + 8 + (2 * 9) + 8;

    private static readonly DateTime s_firstInstant = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static void CheckTable(string name)
    {
        if (name.Length is < 3 or > 63 || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
            throw new AzureLimitException(
                "A table's name has 3 to 63 ASCII letters and digits and begins with a letter.");
    }

    public static void CheckKey(string key)
    {
        if (key.Length > LongestKey)
            throw new AzureLimitException($"A key may have {LongestKey} characters; this one has {key.Length}.");
        if (key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)) || !IsWhole(key))
            throw new AzureLimitException("A key may hold no / \\ # ?, no control character and no half character.");
    }

    public static void CheckBatch(string partition, IReadOnlyList<EntityChange> changes)
    {
        if (changes.Count is 0 or > MostOperations)
            throw new AzureLimitException($"A batch has 1 to {MostOperations} changes; this one has {changes.Count}.");
        CheckKey(partition);
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (!rows.Add(change.RowKey))
                throw new AzureLimitException("A batch may change an entity once; this one does so twice.");
            Check(partition, change);
        }
    }

    public static void CheckBody(int bytes)
    {
        if (bytes > MostBatchBytes)
            throw new AzureLimitException($"A batch may take {MostBatchBytes} bytes; this one takes {bytes}.");
    }

    public static void CheckQuery(TableQuery query)
    {
        foreach (var key in (string?[])[query.Partition, query.From, query.Below])
            CheckKey(key ?? "");
        if (query.Top is < 1 or > MostEntities)
            throw new AzureLimitException($"A page has 1 to {MostEntities} entities.");
        if (ComparisonsIn(query.Condition()) is > MostComparisons and var count)
            throw new AzureLimitException($"A filter may have {MostComparisons} comparisons; this one has {count}.");
    }

    /// <summary>
    /// The size of an entity as the service counts it, by the formula of those who built it: names and texts in UTF-16.
    /// </summary>
    public static int SizeOf(string partition, string row, EntityProperties properties) =>
        FrameOfEntity + (2 * (partition.Length + row.Length))
        + properties.Sum(property => 8 + (2 * property.Key.Length) + SizeOf(property.Value));

    private static void Check(string partition, EntityChange change)
    {
        CheckKey(change.RowKey);
        if (change.IfMatch is { } etag && (etag.Length == 0 || etag.Any(c => c is < ' ' or > '~')))
            throw new AzureLimitException("A version is missing, or is none that the service gave.");
        if (change.Properties is not { } properties)
            return;
        if (properties.Count > MostProperties)
            throw new AzureLimitException(
                $"An entity may have {MostProperties} properties; this one has {properties.Count}.");
        foreach (var (name, value) in properties)
            CheckProperty(name, value);
        if (properties.DistinctBy(property => property.Key).Count() < properties.Count)
            throw new AzureLimitException("An entity has a property twice.");
        if (SizeOf(partition, change.RowKey, properties) is > MostEntityBytes and var size)
            throw new AzureLimitException($"An entity may take {MostEntityBytes} bytes; this one takes {size}.");
    }

    private static void CheckProperty(string name, object value)
    {
        if (name.Length is 0 or > LongestPropertyName || char.IsAsciiDigit(name[0])
            || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            || name is "PartitionKey" or "RowKey" or "Timestamp")
            throw new AzureLimitException($"A property cannot be called \"{name}\".");
        if (SizeOf(value) - 4 > MostPropertyBytes)
            throw new AzureLimitException(
                $"Property {name} may take {MostPropertyBytes} bytes; it takes {SizeOf(value) - 4}.");
        if (value is string text && !IsWhole(text))
            throw new AzureLimitException($"Property {name} holds half a character.");
        if (value is DateTime instant && instant < s_firstInstant)
            throw new AzureLimitException($"Property {name} lies before the year 1601.");
        if (value is double number && !double.IsFinite(number))
            throw new AzureLimitException($"Property {name} is no number.");
    }

    private static int SizeOf(object value) => value switch
    {
        string text => 4 + (2 * text.Length),
        ReadOnlyMemory<byte> bytes => 4 + bytes.Length,
        bool => 1,
        int => 4,
        Guid => 16,
        _ => 8,
    };

    private static bool IsWhole(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
                return false;
            rest = rest[length..];
        }

        return true;
    }

    /// <summary>What stands in quotes is no comparison; a doubled quote ends one text and begins the next.</summary>
    private static int ComparisonsIn(string condition) =>
        condition.Split('\'').Where((_, index) => index % 2 == 0)
            .SelectMany(text => text.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
            .Count(word => word is "eq" or "ne" or "gt" or "ge" or "lt" or "le");
}
