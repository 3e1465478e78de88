namespace Leads.Domain.Rates;

/// <summary>One group's counts and sums, by figure.</summary>
internal sealed class Tally
{
    private const int Figures = (int)Figure.Projects + 1;

    private readonly Cell[] cells = new Cell[Figures];
    private long standIns;

    public long WaitingFacts { get; private set; }

    public long Count(Figure figure) => cells[(int)figure].Count;

    public Money Sum(Figure figure) => new(cells[(int)figure].Sum);

    public void Add(in RowReading reading)
    {
        var isTerminated = reading.Has(Figure.Terminated) ? 1 : 0;
        var isSuspended = reading.Has(Figure.Suspended) ? 1 : 0;
        for (var rest = reading.Figures; rest != 0; rest &= rest - 1)
        {
            var figure = System.Numerics.BitOperations.TrailingZeroCount(rest);
            ref var cell = ref cells[figure];
            cell.Count++;
            cell.Sum = checked(cell.Sum + reading.AmountOf((Figure)figure));
            cell.Terminated += isTerminated;
            cell.Suspended += isSuspended;
        }

        WaitingFacts += reading.WaitingFacts;
        if (reading.StandsIn && reading.Has(Figure.FundsContracted))
            standIns++;
    }

    /// <summary>Adds what was tallied of other projects.</summary>
    public void Add(Tally other)
    {
        for (var figure = 0; figure < Figures; figure++)
        {
            ref var cell = ref cells[figure];
            ref readonly var more = ref other.cells[figure];
            cell.Count += more.Count;
            cell.Sum = checked(cell.Sum + more.Sum);
            cell.Terminated += more.Terminated;
            cell.Suspended += more.Suspended;
        }

        WaitingFacts += other.WaitingFacts;
        standIns += other.standIns;
    }

    public RateAnswer ToRate(RateKind kind)
    {
        var above = Rates.Numerator(kind);
        var below = Rates.Denominator(kind);
        return new RateAnswer(
            kind,
            Count(above),
            Count(below),
            Sum(above),
            Sum(below),
            kind == RateKind.Funds ? standIns : 0,
            cells[(int)above].Terminated,
            cells[(int)above].Suspended);
    }

    /// <summary>The running numbers of one figure, side by side in memory.</summary>
    private struct Cell
    {
        public long Count;
        public long Sum;
        public long Terminated;
        public long Suspended;
    }
}
