using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Leads.Domain.Projects;

namespace Leads.Domain.Rates;

/// <summary>
/// The packed facts of a region, unpacked side by side in memory: what every question is answered from. About 220
/// bytes a project. One writer at a time; readers must not run beside it (the owner holds a lock).
/// </summary>
public sealed class RegionFacts
{
    // An entry of a dictionary by id with its bucket, some of them free; a short name in list and dictionary.
    private const int IndexBytes = 48;
    private const int NameBytes = 128;

    private readonly Dictionary<Guid, int> indexes;
    private readonly Dictionary<string, int> nameIndexes;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> namesBySpan;
    private readonly List<string> names;
    private readonly RowList rows;
    private FactEvent[] events;
    private int eventCount;
    private int garbage;

    /// <summary>No projects yet.</summary>
    public RegionFacts()
    {
        (indexes, rows, events) = ([], new RowList(), new FactEvent[4]);
        (names, nameIndexes) = ([""], new(StringComparer.Ordinal) { [""] = 0 });
        namesBySpan = nameIndexes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private RegionFacts(RegionFacts other)
    {
        (indexes, rows, events) = (new(other.indexes), new RowList(other.rows), [.. other.events]);
        (names, nameIndexes) = ([.. other.names], new(other.nameIndexes, StringComparer.Ordinal));
        (eventCount, garbage) = (other.eventCount, other.garbage);
        namesBySpan = nameIndexes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many projects there are.</summary>
    public int Count => rows.Count;

    /// <summary>About how much memory they take.</summary>
    public long Bytes =>
        ((long)rows.Count * (Unsafe.SizeOf<FactRow>() + IndexBytes))
        + ((long)events.Length * Unsafe.SizeOf<FactEvent>()) + ((long)names.Count * NameBytes);

    internal RowList Rows => rows;

    internal int NameCount => names.Count;

    /// <summary>
    /// Takes the packed facts of a project over those known of it, unless they are older. Throws
    /// <see cref="InvalidDataException"/> for bytes that are not packed facts; nothing changes then.
    /// </summary>
    public void Set(Guid project, ReadOnlySpan<byte> packed)
    {
        var before = eventCount;
        FactRow row;
        try
        {
            row = Read(project, packed);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException
            or SwitchExpressionException)
        {
            eventCount = before;
            throw new InvalidDataException($"The packed facts of project {project} cannot be read.", e);
        }

        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(indexes, project, out var known);
        if (known && rows[index].Version > row.Version)
        {
            eventCount = before;
            return;
        }

        if (known)
        {
            garbage += rows[index].EventCount;
            rows[index] = row;
        }
        else
        {
            index = rows.Add(in row);
        }

        if (garbage > 4096 && garbage > eventCount / 2)
            Compact();
    }

    /// <summary>The same facts, to be changed apart from these.</summary>
    public RegionFacts Copy() => new(this);

    /// <summary>The version of a project that is known here; 0 when it is not.</summary>
    public int VersionOf(Guid project) => indexes.TryGetValue(project, out var index) ? rows[index].Version : 0;

    internal ReadOnlySpan<FactEvent> EventsOf(in FactRow row) => events.AsSpan(row.EventStart, row.EventCount);

    internal bool TryFind(Guid project, out int index) => indexes.TryGetValue(project, out index);

    internal string NameOf(int name) => names[name];

    /// <summary>The index of a name; -1 for one that no project carries.</summary>
    internal int FindName(string name) => nameIndexes.TryGetValue(name, out var index) ? index : -1;

    private int NameIndex(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return 0;
        if (utf8.Length > 4096)
            throw new ArgumentException("A name is too long.");
        Span<char> characters = stackalloc char[utf8.Length];
        var name = characters[..Encoding.UTF8.GetChars(utf8, characters)];
        if (namesBySpan.TryGetValue(name, out var index))
            return index;
        names.Add(name.ToString());
        return nameIndexes[names[^1]] = names.Count - 1;
    }

    private FactRow Read(Guid project, ReadOnlySpan<byte> packed)
    {
        var reader = new PackReader(packed);
        if (reader.Byte() != FactPacking.Format)
            throw new ArgumentException("Unknown format.");
        var row = new FactRow { Project = project, Version = (int)reader.Number() };
        var flags = reader.Byte();
        row.Counted = (flags & FactPacking.CountedFlag) != 0;
        row.Undone = (flags & FactPacking.UndoneFlag) != 0;
        row.Origin = (byte)(flags >> FactPacking.OriginShift);
        var mask = (int)reader.Number();
        row.Intended = DayAt(ref reader, mask, (int)FactKind.Intended);
        row.Agreed = DayAt(ref reader, mask, (int)FactKind.Agreed);
        row.Signed = DayAt(ref reader, mask, (int)FactKind.Signed);
        row.Incorporated = DayAt(ref reader, mask, (int)FactKind.Incorporated);
        row.SiteSecured = DayAt(ref reader, mask, (int)FactKind.SiteSecured);
        row.Opened = DayAt(ref reader, mask, (int)FactKind.Opened);
        row.Completed = DayAt(ref reader, mask, (int)FactKind.Completed);
        row.Producing = DayAt(ref reader, mask, (int)FactKind.Producing);
        row.AtCapacity = DayAt(ref reader, mask, (int)FactKind.AtCapacity);
        row.InStatistics = DayAt(ref reader, mask, (int)FactKind.InStatistics);
        row.FirstFact = FirstMilestone(in row);
        row.FirstOpened = Math.Min(Math.Min(row.Opened, row.Completed), Math.Min(row.Producing, row.AtCapacity));
        row.AgreedOpening = DayAt(ref reader, mask, FactPacking.AgreedOpeningBit);
        row.AgreedProduction = DayAt(ref reader, mask, FactPacking.AgreedOpeningBit + 1);
        row.AgreedCapacity = DayAt(ref reader, mask, FactPacking.AgreedOpeningBit + 2);
        row.IntendedInvestment = reader.Money();
        row.SignedInvestment = reader.Money();
        row.Contracted = reader.Money();
        row.Sector = NameIndex(reader.Text());
        row.Unit = NameIndex(reader.Text());
        row.Chain = NameIndex(reader.Text());
        ReadEvents(ref reader, ref row);
        if (reader.Left > 0)
            throw new ArgumentException("There is more than the facts.");
        return row;
    }

    private static int DayAt(ref PackReader reader, int mask, int bit) =>
        (mask & (1 << bit)) == 0 ? FactRow.Never : reader.Day();

    private static int FirstMilestone(in FactRow row)
    {
        var first = FactRow.Never;
        for (var kind = FactKind.Intended; kind.IsMilestone(); kind++)
            first = Math.Min(first, row.DayOf(kind));
        return first;
    }

    private void ReadEvents(ref PackReader reader, ref FactRow row)
    {
        row.EventStart = eventCount;
        row.EventCount = (int)reader.Number();
        if (row.EventCount > reader.Left)
            throw new ArgumentException("There are fewer events than announced.");
        while (eventCount + row.EventCount > events.Length)
            Array.Resize(ref events, events.Length * 2);
        row.FirstPaid = row.FirstIncreased = row.FirstSuspended = row.FirstTerminated = FactRow.Never;
        row.FirstWaiting = row.FirstNextStep = row.FirstProblem = FactRow.Never;
        row.LastPaid = row.LastUpdated = row.LastAssigned = int.MinValue;
        for (var i = 0; i < row.EventCount; i++)
        {
            var e = ReadEvent(ref reader);
            events[eventCount++] = e;
            Note(ref row, e);
        }
    }

    private FactEvent ReadEvent(ref PackReader reader)
    {
        var kind = (EventKind)reader.Byte();
        var day = reader.Day();
        return new FactEvent(day, kind, kind switch
        {
            EventKind.PaidIn or EventKind.Increased or EventKind.ContractedIncreased => reader.Number(),
            EventKind.NextStep => reader.Day(),
            EventKind.Problem => ((long)reader.Day() << 32) | (uint)reader.Day(),
            EventKind.UnitAssigned or EventKind.ChainAssigned => NameIndex(reader.Text()),
            EventKind.Suspended or EventKind.Resumed or EventKind.Terminated or EventKind.Reinstated
                or EventKind.SignedAgain or EventKind.Waiting or EventKind.Updated => 0L,
        });
    }

    /// <summary>Keeps what saves most questions from looking at the events. Events come in order of their days.</summary>
    private static void Note(ref FactRow row, FactEvent e)
    {
        if (e.Kind <= EventKind.SignedAgain)
            row.FirstFact = Math.Min(row.FirstFact, e.Day);
        switch (e.Kind)
        {
            case EventKind.PaidIn:
                row.PaidIn = checked(row.PaidIn + e.Value);
                row.FirstPaid = Math.Min(row.FirstPaid, e.Day);
                row.LastPaid = e.Day;
                break;
            case EventKind.Increased or EventKind.ContractedIncreased:
                row.FirstIncreased = Math.Min(row.FirstIncreased, e.Day);
                break;
            case EventKind.Suspended:
                row.FirstSuspended = Math.Min(row.FirstSuspended, e.Day);
                break;
            case EventKind.Terminated:
                row.FirstTerminated = Math.Min(row.FirstTerminated, e.Day);
                break;
            case EventKind.Waiting:
                row.FirstWaiting = Math.Min(row.FirstWaiting, e.Day);
                break;
            case EventKind.Updated:
                row.LastUpdated = e.Day;
                break;
            case EventKind.NextStep:
                row.FirstNextStep = Math.Min(row.FirstNextStep, e.Day);
                break;
            case EventKind.Problem:
                row.FirstProblem = Math.Min(row.FirstProblem, e.Day);
                break;
            case EventKind.UnitAssigned or EventKind.ChainAssigned:
                row.LastAssigned = e.Day;
                break;
            case EventKind.Resumed or EventKind.Reinstated or EventKind.SignedAgain:
                break;
        }
    }

    private void Compact()
    {
        var kept = new FactEvent[Math.Max(128, (eventCount - garbage) * 3 / 2)];
        var count = 0;
        foreach (ref var row in rows)
        {
            EventsOf(row).CopyTo(kept.AsSpan(count));
            row.EventStart = count;
            count += row.EventCount;
        }

        (events, eventCount, garbage) = (kept, count, 0);
    }
}
