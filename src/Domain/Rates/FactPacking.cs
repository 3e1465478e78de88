using System.Text;
using Leads.Domain.Projects;

namespace Leads.Domain.Rates;

/// <summary>
/// Packs what rates need of a project into a small column (about 100 bytes), stored on its row. Two projects with the
/// same facts, recorded in whatever order, pack to the same bytes.
/// </summary>
public static class FactPacking
{
    internal const byte Format = 1;
    internal const int CountedFlag = 1;
    internal const int UndoneFlag = 2;
    internal const int OriginShift = 2;
    internal const int AgreedOpeningBit = (int)FactKind.InStatistics + 1;

    /// <summary>Days are stored as distance from 2010-01-01: two bytes for a century.</summary>
    internal static readonly int Epoch = new DateOnly(2010, 1, 1).DayNumber;

    /// <summary>The packed column of a project.</summary>
    public static byte[] Pack(Project project)
    {
        var standing = project.Standing().ToList();
        var signed = Project.First(standing, FactKind.Signed);
        var intended = Project.First(standing, FactKind.Intended);
        var writer = new PackWriter();
        writer.Byte(Format);
        writer.Number(project.Version);
        writer.Byte(Flags(project));
        PackDays(writer, project, standing);
        writer.OptionalMoney(intended?.TotalInvestment);
        writer.OptionalMoney(signed?.TotalInvestment);
        writer.OptionalMoney(signed?.ContractedCapital);
        writer.Text(project.Fields.Sector);
        writer.Text(project.HolderOn(DateOnly.MinValue, a => a.Unit));
        writer.Text(project.HolderOn(DateOnly.MinValue, a => a.Chain));
        PackEvents(writer, Events(project, standing, signed));
        return writer.ToArray();
    }

    /// <summary>The version of the project whose packed facts these are; 0 when they are none.</summary>
    public static int VersionOf(ReadOnlySpan<byte> packed)
    {
        if (packed.IsEmpty)
            return 0;
        try
        {
            var reader = new PackReader(packed);
            return reader.Byte() == Format ? (int)reader.Number() : 0;
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            return 0;
        }
    }

    private static byte Flags(Project project) => (byte)(
        (project.Fields.Counted ? CountedFlag : 0)
        | (project.Undone ? UndoneFlag : 0)
        | ((project.Fields.Origin is { } origin ? (int)origin + 1 : 0) << OriginShift));

    /// <summary>A bit for each day that is there (milestones, then the agreed dates), then the days.</summary>
    private static void PackDays(PackWriter writer, Project project, List<Fact> standing)
    {
        Span<int> days = stackalloc int[AgreedOpeningBit + 3];
        days.Fill(FactRow.Never);
        foreach (var fact in standing.Where(f => f.Kind.IsMilestone()))
            days[(int)fact.Kind] = Math.Min(days[(int)fact.Kind], fact.On.DayNumber);
        days[AgreedOpeningBit] = project.Fields.AgreedOpening?.DayNumber ?? FactRow.Never;
        days[AgreedOpeningBit + 1] = project.Fields.AgreedProduction?.DayNumber ?? FactRow.Never;
        days[AgreedOpeningBit + 2] = project.Fields.AgreedCapacity?.DayNumber ?? FactRow.Never;
        var bits = 0;
        for (var bit = 0; bit < days.Length; bit++)
            bits |= days[bit] == FactRow.Never ? 0 : 1 << bit;
        writer.Number(bits);
        foreach (var day in days)
        {
            if (day != FactRow.Never)
                writer.Day(day);
        }
    }

    private static void PackEvents(PackWriter writer, IEnumerable<PackedEvent> events)
    {
        var sorted = events.ToList();
        sorted.Sort();
        writer.Number(sorted.Count);
        foreach (var e in sorted)
            e.Write(writer);
    }

    private static IEnumerable<PackedEvent> Events(Project project, List<Fact> standing, Fact? signed) =>
        standing.SelectMany(fact => OfFact(fact, signed))
            .Concat(project.Waiting().Select(f => new PackedEvent(EventKind.Waiting, f.On.DayNumber)))
            .Concat(project.UpdatedOn().Select(day => new PackedEvent(EventKind.Updated, day.DayNumber)))
            .Concat(project.NextSteps.GroupBy(n => n.SetOn).Select(g => OfNextStep(g.MaxBy(n => (n.At, n.Id))!)))
            .Concat(project.Problems.Select(OfProblem))
            .Concat(Holders(project, EventKind.UnitAssigned, a => a.Unit))
            .Concat(Holders(project, EventKind.ChainAssigned, a => a.Chain));

    private static IEnumerable<PackedEvent> OfFact(Fact fact, Fact? signed)
    {
        var day = fact.On.DayNumber;
        switch (fact.Kind)
        {
            case FactKind.PaidIn:
                return [new(EventKind.PaidIn, day, fact.Amount!.Value.Yuan)];
            case FactKind.CapitalIncreased:
                var total = new PackedEvent(EventKind.Increased, day, fact.Amount!.Value.Yuan);
                return fact.ContractedCapital is { } contracted
                    ? [total, new(EventKind.ContractedIncreased, day, contracted.Yuan)]
                    : [total];
            case FactKind.Suspended:
                return [new(EventKind.Suspended, day)];
            case FactKind.Resumed:
                return [new(EventKind.Resumed, day)];
            case FactKind.Terminated:
                return [new(EventKind.Terminated, day)];
            case FactKind.Reinstated:
                return [new(EventKind.Reinstated, day)];
            case FactKind.Signed when fact.Id != signed?.Id:
                return [new(EventKind.SignedAgain, day)];
            case FactKind.Signed or FactKind.Intended or FactKind.Agreed or FactKind.Incorporated
                or FactKind.SiteSecured or FactKind.Opened or FactKind.Completed or FactKind.Producing
                or FactKind.AtCapacity or FactKind.InStatistics:
                return [];
            default:
                throw new System.Diagnostics.UnreachableException(fact.Kind.ToString());
        }
    }

    private static PackedEvent OfNextStep(NextStep step) =>
        new(EventKind.NextStep, step.SetOn.DayNumber, step.Due?.DayNumber ?? FactRow.Never);

    private static PackedEvent OfProblem(Problem problem) => new(
        EventKind.Problem,
        problem.OpenedOn.DayNumber,
        problem.Due?.DayNumber ?? FactRow.Never,
        problem.SolvedOn?.DayNumber ?? FactRow.Never);

    /// <summary>Each day on which the holder of a dimension changes, with the one who holds it from then on.</summary>
    private static IEnumerable<PackedEvent> Holders(Project project, EventKind kind, Func<Assignment, string?> dimension) =>
        project.Assignments.Where(a => a.From > DateOnly.MinValue && dimension(a) is not null)
            .Select(a => a.From).Distinct()
            .Select(from => new PackedEvent(kind, from.DayNumber) { Text = project.HolderOn(from, dimension) });
}

/// <summary>An event on its way into the packed column.</summary>
internal readonly record struct PackedEvent(EventKind Kind, int Day, long Number = 0, int Second = 0)
    : IComparable<PackedEvent>
{
    public string Text { get; init; } = "";

    /// <summary>By day, then by everything else, so that the order of recording leaves no trace.</summary>
    public int CompareTo(PackedEvent other)
    {
        var order = (Day, Kind, Number, Second).CompareTo((other.Day, other.Kind, other.Number, other.Second));
        return order != 0 ? order : string.CompareOrdinal(Text, other.Text);
    }

    public void Write(PackWriter writer)
    {
        writer.Byte((byte)Kind);
        writer.Day(Day);
        switch (Kind)
        {
            case EventKind.PaidIn or EventKind.Increased or EventKind.ContractedIncreased:
                writer.Number(Number);
                break;
            case EventKind.NextStep:
                writer.Day((int)Number);
                break;
            case EventKind.Problem:
                writer.Day((int)Number);
                writer.Day(Second);
                break;
            case EventKind.UnitAssigned or EventKind.ChainAssigned:
                writer.Text(Text);
                break;
            case EventKind.Suspended or EventKind.Resumed or EventKind.Terminated or EventKind.Reinstated
                or EventKind.SignedAgain or EventKind.Waiting or EventKind.Updated:
                break;
        }
    }
}

/// <summary>Writes variable-length numbers, 7 bits a byte.</summary>
internal sealed class PackWriter
{
    private readonly List<byte> bytes = new(128);

    public byte[] ToArray() => [.. bytes];

    public void Byte(byte value) => bytes.Add(value);

    /// <summary>A number of at least zero.</summary>
    public void Number(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        for (var rest = (ulong)value; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                bytes.Add((byte)rest);
                return;
            }

            bytes.Add((byte)((rest & 0x7F) | 0x80));
        }
    }

    /// <summary>A day, before or after the epoch.</summary>
    public void Day(int day)
    {
        long distance = (long)day - FactPacking.Epoch;
        Number(distance < 0 ? (-distance * 2) - 1 : distance * 2);
    }

    public void OptionalMoney(Money? money) => Number(money is { } known ? checked(known.Yuan + 1) : 0);

    public void Text(string text)
    {
        Number(Encoding.UTF8.GetByteCount(text));
        bytes.AddRange(Encoding.UTF8.GetBytes(text));
    }
}

/// <summary>Reads what <see cref="PackWriter"/> wrote.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> packed)
{
    private readonly ReadOnlySpan<byte> packed = packed;
    private int at;

    public readonly int Left => packed.Length - at;

    public byte Byte() => packed[at++];

    public long Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = packed[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return (long)value;
        }

        throw new ArgumentException("A number is too long.");
    }

    /// <summary>A day of the calendar, or <see cref="FactRow.Never"/>.</summary>
    public int Day()
    {
        var number = Number();
        var day = (int)(FactPacking.Epoch + ((number & 1) == 0 ? number / 2 : -(number / 2) - 1));
        return day == FactRow.Never || (day >= 0 && day <= DateOnly.MaxValue.DayNumber)
            ? day
            : throw new ArgumentException("Not a day of the calendar.");
    }

    public long Money() => Number() - 1;

    public ReadOnlySpan<byte> Text()
    {
        var length = (int)Number();
        var text = packed.Slice(at, length);
        at += length;
        return text;
    }
}
