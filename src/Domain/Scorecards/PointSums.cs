namespace Leads.Domain.Scorecards;

/// <summary>Adds the points ledger up.</summary>
internal static class PointSums
{
    /// <summary>The ledger of a quarter or year; null where the year has no entry, and for weeks and months.</summary>
    public static PointTable? Of(
        ScorecardInput input, IReadOnlyList<Chain> chains, IReadOnlyList<Unit> units)
    {
        var period = input.Period;
        var year = input.Points.Where(e => e.On.Year == period.Year && e.On <= period.Last).ToList();
        if (period.Kind is not (PeriodKind.Quarter or PeriodKind.Year) || year.Count == 0)
            return null;
        var before = input.Previous?.Card is { } card && card.Year == period.Year ? card.Points?.Rows ?? [] : [];
        var subjects = chains.Select(c => (IsChain: true, c.Key, c.Name, Class: ""))
            .Concat(units.Select(u => (IsChain: false, u.Key, u.Name, u.Class)));
        var rows = subjects.Select(s => (s.Class, Row: RowOf(s.IsChain, s.Key, s.Name,
            [.. year.Where(e => e.IsChain == s.IsChain && e.Key == s.Key)], period,
            before.FirstOrDefault(r => r.IsChain == s.IsChain && r.Key == s.Key)?.Year ?? 0)))
            .Where(pair => pair.Row is not null).Select(pair => (pair.Class, Row: pair.Row!)).ToList();
        var told = input.Previous?.Card.Points?.Entries.Select(e => e.Id).ToHashSet() ?? [];
        var known = input.Previous?.Card.CutOff ?? DateTimeOffset.MinValue;
        return new PointTable(
            [.. rows.Select(pair => pair.Row with { Rank = RankOf(pair.Row, pair.Class, rows) })],
            [.. year.Where(e => e.On >= period.First || (e.At > known && !told.Contains(e.Id)))
                .OrderBy(e => e.On).ThenBy(e => e.Id)]);
    }

    private static PointRow? RowOf(
        bool isChain, string key, string name, IReadOnlyList<PointEntry> mine, Period period, decimal before)
    {
        if (mine.Count == 0)
            return null;
        decimal Signed(PointKind kind) => mine.Where(e => e.Kind == kind && e.On >= period.First).Sum(e => e.Effect);
        var row = new PointRow
        {
            IsChain = isChain,
            Key = key,
            Name = name,
            Before = before,
            Base = Signed(PointKind.Base),
            Bonus = Signed(PointKind.Bonus),
            Deduction = -Signed(PointKind.Deduction),
            Year = mine.Sum(e => e.Effect),
            IsVetoed = mine.Any(e => e.Kind == PointKind.Veto && e.Reverses is null
                && !mine.Any(other => other.Reverses == e.Id)),
        };
        return row with { Late = row.Year - row.Before - row.Period };
    }

    private static int? RankOf(PointRow row, string unitClass, IReadOnlyList<(string Class, PointRow Row)> rows) =>
        row.IsVetoed ? null : 1 + rows.Count(other => other.Row.IsChain == row.IsChain && other.Class == unitClass
            && !other.Row.IsVetoed && other.Row.Year > row.Year);
}
