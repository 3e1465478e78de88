namespace Leads.Domain.Ledgers;

/// <summary>One to three rows of a sheet looked at as its header.</summary>
internal sealed class HeaderBlock
{
    private readonly List<Candidate> candidates;

    public HeaderBlock(HeaderGrid grid, int top, int bottom, ColumnChoices choices)
    {
        candidates = [.. Enumerable.Range(0, grid.Columns)
            .Select(column => Candidate.At(grid, top, bottom, column))
            .OfType<Candidate>()];
        NameThem();
        foreach (var candidate in candidates)
            candidate.Choose(choices);
        var fields = candidates.Select(candidate => candidate.Claim?.Field).OfType<Field>().ToHashSet();
        Score = fields.Count;
        // A child beneath the name's header would be a project: 项目名称 over 绿源肉牛养殖项目.
        NamesProjects = fields.Count(field => field != Field.Serial) >= 2
            && candidates.Any(candidate => candidate.Claim?.Field is Field.Name or Field.Destination
                && (candidate.OwnLevels == 1 || candidate.Said.By != ColumnOrigin.Header));
    }

    public int Score { get; }

    public bool NamesProjects { get; }

    /// <summary>
    /// Every column with the one field it is read as; where two claim a field, the plainer one has it.
    /// </summary>
    public IReadOnlyList<LedgerColumn> Resolve(Sheet sheet, int lastRow)
    {
        foreach (var candidate in candidates.Where(candidate => candidate.Claim?.Strength == Strength.IfCellsAgree))
            if (!ColumnCells.AreDates(sheet, lastRow, candidate.Column))
                candidate.Claim = null;
        foreach (var rivals in candidates.Where(candidate => candidate.Claim is not null)
            .GroupBy(candidate => (candidate.Claim!.Value.Field, candidate.Claim.Value.Year)).ToList())
            if (!rivals.Key.Field.IsJoined())
                foreach (var loser in rivals.OrderByDescending(Rank).Skip(1))
                    loser.Claim = null;
        return [.. candidates.Select(candidate => candidate.ToColumn())];
    }

    // OrderByDescending is stable: of equals the first stays first.
    private static (ColumnOrigin By, Strength Strength) Rank(Candidate candidate) =>
        (candidate.Said.By, candidate.Claim!.Value.Strength);

    private void NameThem()
    {
        foreach (var twins in candidates.GroupBy(candidate => candidate.Header).ToList())
            if (twins.Count() > 1)
                foreach (var twin in twins.Where(twin => twin.ParentHeader.Length > 0))
                    twin.Header = twin.ParentHeader + "/" + twin.Header;
        foreach (var twins in candidates.GroupBy(candidate => candidate.Header).ToList())
            foreach (var twin in twins.Skip(1))
                twin.Header += $"（{Letters(twin.Column)}列）";
    }

    private static string Letters(int column) =>
        (column >= 26 ? Letters((column / 26) - 1) : "") + (char)('A' + (column % 26));

    private sealed class Candidate
    {
        public required int Column { get; init; }

        public required string Header { get; set; }

        public required string ParentHeader { get; init; }

        public required IReadOnlyList<string> Labels { get; init; }

        public required int OwnLevels { get; init; }

        public Claim? Claim { get; set; }

        public ColumnSaying Said { get; private set; } = new(ColumnOrigin.Header, null, null, null);

        private Field? HeaderSays { get; init; }

        public static Candidate? At(HeaderGrid grid, int top, int bottom, int column)
        {
            var rows = grid.Path(top, bottom, column);
            if (rows.Count == 0)
                return null;
            var labels = rows.Select(row => grid.Text(row, column)).ToList();
            if (rows.Count == 1 && rows[0] > top && grid.ParentToTheLeft(rows[0] - 1, column) is { Length: > 0 } parent)
                labels.Insert(0, parent);
            labels.RemoveAll(label => label != labels[^1] && HeaderGrid.IsTitle(label));
            var claim = ClaimOf(labels);
            return new Candidate
            {
                Column = column,
                Header = grid.Written(rows[^1], column),
                ParentHeader = rows.Count > 1 ? grid.Written(rows[^2], column) : "",
                Labels = labels,
                OwnLevels = rows.Count,
                Claim = claim,
                HeaderSays = claim?.Field,
            };
        }

        public void Choose(ColumnChoices choices)
        {
            Said = choices.Of(Header);
            if (Said.By != ColumnOrigin.Header)
                Claim = Said.Field is { } field ? new Claim(field, Strength.Exact) : null;
        }

        public LedgerColumn ToColumn() => new(Column, Header, Labels, Claim, UnitOf(Labels), Said, HeaderSays);

        private static MoneyUnit? UnitOf(IReadOnlyList<string> labels) =>
            labels.Reverse().Select(MoneyUnit.InHeader).FirstOrDefault(unit => unit is not null);

        private static Claim? ClaimOf(List<string> labels)
        {
            var words = labels.Select(MoneyUnit.StripFrom).ToList();
            var context = string.Concat(words);
            var alone = FieldWords.Match(words[^1], context);
            if (alone is not null || words.Count == 1)
                return alone;
            return FieldWords.Match(context, context) is { } joined
                ? joined with { Strength = (Strength)Math.Min((int)joined.Strength, (int)Strength.Joined) }
                : null;
        }
    }
}
