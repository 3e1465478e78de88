namespace Leads.Domain.Ledgers;

/// <summary>What a clerk said of a header in a committed file; no field: the column is left out.</summary>
/// <param name="Header">Compared as names are: brackets, widths and blanks tell nothing apart.</param>
/// <param name="Sheet">Where it counts: in sheets of this name, since several had the header, or "", in all.</param>
/// <param name="By">Who committed the file.</param>
/// <param name="At">When that was asked for.</param>
public sealed record RememberedColumn(string Header, string Sheet, Field? Field, string By, DateTimeOffset At)
{
    /// <summary>The unit of its amounts where the file names none.</summary>
    public AmountUnit? Unit { get; init; }

    /// <summary>What tells it from others of the same sender.</summary>
    public (string Header, string Sheet) Key => (NaturalKey.Part(Header), NaturalKey.Part(Sheet));

    internal bool IsFor(string sheet) => Sheet.Length == 0 || Key.Sheet == NaturalKey.Part(sheet);
}

/// <summary>One thing that a commit did to a memory; without a before it is new, without an after forgotten.</summary>
public sealed record ColumnLesson(RememberedColumn? Before, RememberedColumn? After)
{
    /// <summary>The header that it is about.</summary>
    public string Header => (After ?? Before)!.Header;

    internal (string Header, string Sheet) Key => (After ?? Before)!.Key;
}

/// <summary>What the headers of one sender's files mean, as clerks have said; the oldest first.</summary>
public sealed record ColumnMemory(IReadOnlyList<RememberedColumn> Columns)
{
    /// <summary>More headers than any sender's files have; what was said longest ago is forgotten.</summary>
    public const int Most = 200;

    public static ColumnMemory Empty { get; } = new([]);

    /// <summary>
    /// What is remembered after a file is committed; what a clerk said again stays as it was said first. What is said
    /// of a form is not remembered.
    /// </summary>
    public ColumnMemory Learn(Ledger ledger, IReadOnlyList<ColumnChoice> choices, string by, DateTimeOffset at)
    {
        var forms = ledger.Columns.Where(column => column.Field?.FormOf() is not null).Select(c => c.Sheet).ToHashSet();
        var sheets = ledger.Columns.Where(column => !forms.Contains(column.Sheet))
            .ToLookup(column => NaturalKey.Part(column.Header), column => column.Sheet);
        return choices.Where(choice => sheets[NaturalKey.Part(choice.Header)].Contains(choice.Sheet)).Aggregate(
            this,
            (memory, choice) =>
            {
                var isOnly = sheets[NaturalKey.Part(choice.Header)].Distinct().Count() == 1;
                return memory.Learn(
                    choice,
                    new RememberedColumn(choice.Header, isOnly ? "" : choice.Sheet, choice.Field, by, at)
                    {
                        Unit = choice.Unit,
                    });
            });
    }

    /// <summary>What makes another memory of this one.</summary>
    public IReadOnlyList<ColumnLesson> LessonsTo(ColumnMemory after)
    {
        var (was, now) = (Columns.ToDictionary(c => c.Key), after.Columns.ToDictionary(c => c.Key));
        return [.. was.Keys.Union(now.Keys)
            .Select(key => new ColumnLesson(was.GetValueOrDefault(key), now.GetValueOrDefault(key)))
            .Where(lesson => lesson.Before != lesson.After)];
    }

    /// <summary>The memory without these lessons; what was said otherwise since stays and is named.</summary>
    public (ColumnMemory After, IReadOnlyList<string> Kept) Unlearn(IReadOnlyList<ColumnLesson> lessons)
    {
        var untouched = lessons.ToLookup(lesson => Columns.FirstOrDefault(c => c.Key == lesson.Key) == lesson.After);
        var keys = untouched[true].Select(lesson => lesson.Key).ToHashSet();
        var back = Columns.Where(column => !keys.Contains(column.Key))
            .Concat(untouched[true].Select(lesson => lesson.Before).OfType<RememberedColumn>());
        return (Of(back.OrderBy(column => column.At)), [.. untouched[false].Select(lesson => lesson.Header)]);
    }

    private ColumnMemory Learn(ColumnChoice choice, RememberedColumn said)
    {
        var counts = Columns.Where(c => c.Key.Header == said.Key.Header && c.IsFor(choice.Sheet)).ToList();
        if (choice.Automatic)
            return new ColumnMemory([.. Columns.Except(counts)]);
        if (counts.MaxBy(column => column.Sheet.Length > 0) is { } known
            && (known.Field, known.Unit) == (choice.Field, choice.Unit))
            return this;
        // What was said for the whole file goes on in its other sheets.
        var replaced = said.Sheet.Length == 0 ? counts : counts.Where(column => column.Sheet.Length > 0);
        return Of(Columns.Except(replaced).Append(said));
    }

    private static ColumnMemory Of(IEnumerable<RememberedColumn> columns) => new([.. columns.TakeLast(Most)]);
}
