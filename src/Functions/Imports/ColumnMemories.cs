using System.Text.Json;
using Leads.Domain;
using Leads.Domain.Ledgers;
using Leads.Functions.Hosting;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Imports;

/// <summary>What the files of one sender have taught, as it is stored: one row for each sender.</summary>
public sealed record ColumnMemoryRow(string Sender, IReadOnlyList<StoredColumn> Columns);

/// <summary>A remembered column as it is stored; a field that this version does not know is passed over.</summary>
/// <param name="Field">Its word on the wire; null: the column is left out.</param>
public sealed record StoredColumn(string Header, string Sheet, string? Field, string By, DateTimeOffset At)
{
    /// <summary>The word of its unit.</summary>
    public string? Unit { get; init; }

    internal static StoredColumn Of(RememberedColumn column) => new(
        column.Header, column.Sheet, column.Field is { } field ? Json.Word(field) : null, column.By, column.At)
    {
        Unit = column.Unit is { } unit ? Json.Word(unit) : null,
    };

    internal static IReadOnlyList<RememberedColumn> Known(IEnumerable<StoredColumn> columns) =>
        [.. columns.Select(column => column.ToKnown()).OfType<RememberedColumn>()];

    internal RememberedColumn? ToKnown() =>
        Field is null ? new(Header, Sheet, null, By, At)
        : EnumJson<Field>.TryRead(Field, out var field) && UnitIsKnown(out var unit)
            ? new(Header, Sheet, field, By, At) { Unit = unit }
            : null;

    private bool UnitIsKnown(out AmountUnit? unit)
    {
        var isKnown = EnumJson<AmountUnit>.TryRead(Unit, out var known);
        unit = isKnown ? known : null;
        return isKnown || Unit is null;
    }
}

/// <summary>What a commit taught, for its undo.</summary>
public sealed record TaughtColumns(string Sender, IReadOnlyList<TaughtColumn> Columns)
{
    internal static TaughtColumns Of(string sender, IEnumerable<ColumnLesson> lessons) => new(
        sender, [.. lessons.Select(lesson => new TaughtColumn(Stored(lesson.Before), Stored(lesson.After)))]);

    private static StoredColumn? Stored(RememberedColumn? column) => column is null ? null : StoredColumn.Of(column);
}

/// <summary>One header: what was remembered of it before a commit and after.</summary>
public sealed record TaughtColumn(StoredColumn? Before, StoredColumn? After)
{
    internal ColumnLesson? ToKnown() =>
        (Before?.ToKnown(), After?.ToKnown()) is var (before, after) && (before ?? after) is not null
            ? new ColumnLesson(before, after)
            : null;
}

/// <summary>Finds, teaches and takes back what is remembered of the columns of each sender's files.</summary>
public sealed class ColumnMemories(IRegionStorage storage)
{
    private const string Prefix = "columns-";

    // A bureau has some dozens; whoever taught something longest ago makes room.
    private const int MostSenders = 500;

    /// <summary>What is remembered of the files of a sender.</summary>
    public async Task<IReadOnlyList<StoredColumn>> OfAsync(
        string region, string sender, CancellationToken cancellationToken) =>
        await storage.FindAsync(region, KeyOf(sender), cancellationToken) is { } row ? Read(row).Columns : [];

    /// <summary>What the commit of an import teaches, and the operations that write it.</summary>
    internal async Task<(TaughtColumns? Taught, IReadOnlyList<Operation> Operations)> LearnAsync(
        WorkedOut worked, CancellationToken cancellationToken)
    {
        if (worked.Record.Columns.Count == 0)
            return (null, []);
        var (region, author, sender) = (worked.Scene.Registry.Region.Id, worked.Scene.Author, worked.Record.SentBy);
        var row = await storage.FindAsync(region, KeyOf(sender), cancellationToken);
        var before = MemoryIn(row);
        var after = before.Learn(worked.Ledger, worked.Record.Columns, author.By, author.Now);
        var lessons = before.LessonsTo(after);
        if (lessons.Count == 0)
            return (null, []);
        IReadOnlyList<Operation> room = row is null ? await MakeRoomAsync(region) : [];
        return (TaughtColumns.Of(sender, lessons), [.. room, Write(sender, after, row)]);
    }

    /// <summary>Takes back what a commit taught; the headers on which somebody said otherwise since stay.</summary>
    internal async Task<(IReadOnlyList<Operation> Operations, IReadOnlyList<string> Kept)> UnlearnAsync(
        string region, TaughtColumns? taught, CancellationToken cancellationToken)
    {
        if (taught is null)
            return ([], []);
        var row = await storage.FindAsync(region, KeyOf(taught.Sender), cancellationToken);
        var before = MemoryIn(row);
        var (after, kept) = before.Unlearn([.. taught.Columns.Select(c => c.ToKnown()).OfType<ColumnLesson>()]);
        return (before.LessonsTo(after).Count == 0 ? [] : [Write(taught.Sender, after, row)], kept);
    }

    private async Task<IReadOnlyList<Operation>> MakeRoomAsync(string region)
    {
        var rows = await storage.ListAllAsync(region, Prefix);
        return [.. rows.OrderByDescending(row => Read(row).Columns.Select(c => c.At).DefaultIfEmpty().Max())
            .Skip(MostSenders - 1).Select(row => new Operation.Delete(row.Key, row.ETag))];
    }

    private static Operation Write(string sender, ColumnMemory memory, Row? row)
    {
        var key = KeyOf(sender);
        if (memory.Columns.Count == 0 && row is not null)
            return new Operation.Delete(key, row.ETag);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new ColumnMemoryRow(sender, [.. memory.Columns.Select(StoredColumn.Of)]),
            ImportsJson.Stored.ColumnMemoryRow);
        return row is null ? new Operation.Insert(key, body) : new Operation.Replace(key, row.ETag, body);
    }

    private static ColumnMemory MemoryIn(Row? row) =>
        row is null ? ColumnMemory.Empty : new ColumnMemory(StoredColumn.Known(Read(row).Columns));

    private static ColumnMemoryRow Read(Row row) =>
        JsonSerializer.Deserialize(row.Body.Span, ImportsJson.Stored.ColumnMemoryRow)!;

    private static string KeyOf(string sender) => Prefix + NaturalKeys.Hash(NaturalKey.Part(sender));
}
