using System.Globalization;
using Leads.Domain.Ledgers;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>Puts changes into the words of a project's history: was → is.</summary>
internal static class History
{
    public static HistoryEntry Of(
        Project after, Project? before, string action, IReadOnlyList<Change> changes, Author author) => new(
        after.Version,
        author.Now,
        author.By,
        action,
        changes.OfType<Change.FactRecorded>().FirstOrDefault()?.Fact.Source,
        [.. changes.SelectMany(change => Describe(change, before))]);

    /// <summary>
    /// What an import did. The entry names every row that told of the project; where they are several, each change names
    /// its own.
    /// </summary>
    public static HistoryEntry OfImport(PlannedProject planned, string file, Author author)
    {
        var told = planned.Changes.SelectMany((change, at) => Describe(change, planned.Before).Select(one =>
            planned.Rows.Count > 1 && at < planned.Sources.Count
                ? one with { Source = Named(file, planned.Sources[at]) }
                : one));
        return new HistoryEntry(
            planned.After.Version, author.Now, author.By, "imported", Named(file, planned.Rows), [.. told]);
    }

    private static string Named(string file, IReadOnlyList<LedgerRow> rows) =>
        string.Join('；', rows.Select(row => $"{file} · {row.Sheet} · {row.Row}"));

    public static HistoryEntry OfCapture(Project project, string action, Author author) => new(
        project.Version,
        author.Now,
        author.By,
        action,
        project.Facts[0].Source,
        [.. project.Facts.Select(f => new HistoryChange(Json.Word(f.Kind), null, Describe(f)))]);

    /// <summary>An entry as those may read it who do not see contacts: that there was a change, not what it says.</summary>
    public static HistoryEntry WithoutContact(HistoryEntry entry) => entry with
    {
        Changes = [.. entry.Changes.Select(WithoutContact)],
    };

    /// <summary>The same of one change.</summary>
    public static HistoryChange WithoutContact(HistoryChange change) =>
        change.Field == "contact" ? change with { Was = null, Is = null } : change;

    /// <summary>The plain fields that differ, in the order of the record.</summary>
    public static IEnumerable<HistoryChange> Differences(ProjectFields was, ProjectFields now)
    {
        foreach (var (name, read) in PlainFields.All)
        {
            if (read(was) is var before && read(now) is var after && before != after)
                yield return new HistoryChange(name, before, after);
        }
    }

    private static IEnumerable<HistoryChange> Describe(Change change, Project? before) => change switch
    {
        Change.FactRecorded { Fact: { Replaces: { } old } fact } =>
            [new(Json.Word(fact.Kind), DescribeOld(before, old), fact.Withdraws ? null : Describe(fact) + "；" + fact.Why)],
        Change.FactRecorded { Fact: var fact } => [new(Json.Word(fact.Kind), null, Describe(fact))],
        Change.FactDecided decided => OfDecision(decided, before),
        Change.LevelRaised raised =>
            [new("level", Json.Word(raised.Was), $"{Json.Word(raised.Is)}；{NameOld(before, raised.Fact)}")],
        Change.EvidenceAdded { File: var file } =>
            [new("evidence", null, $"{file.Name}；{NameOld(before, file.Fact)}；sha256 {file.Sha256}")],
        Change.EvidenceWithdrawn { File: var file, Withdrawal: var w } =>
            [new("evidence", file.Name, null), new("reason", null, w.Reason)],
        Change.FieldsChanged fields => Differences(fields.Was, fields.Is),
        Change.Assigned { Assignment: var a } => Holders(a),
        Change.ChainMerged merged => [new("chain", merged.From, merged.Into)],
        Change.UnitMerged merged => [new("unit", merged.From, merged.Into)],
        Change.Noted { Note: var note } => [new("note", null, note.Text)],
        Change.NextStepSet { Step: var step } => [new("nextStep", null, $"{step.Text}（{step.Due:yyyy-MM-dd}）")],
        Change.ProblemSet { Problem: var problem } => [new("problem", null, problem.Text)],
        _ => throw new System.Diagnostics.UnreachableException(change.ToString()),
    };

    private static IEnumerable<HistoryChange> OfDecision(Change.FactDecided decided, Project? before)
    {
        var was = before?.Facts.FirstOrDefault(f => f.Id == decided.Fact)?.State ?? Recognition.Submitted;
        yield return new("recognition", Json.Word(was), Json.Word(decided.State));
        yield return new("fact", null, NameOld(before, decided.Fact));
        if (decided.Level is { } level)
            yield return new("level", null, Json.Word(level));
        if (decided.Reason is { Length: > 0 } reason)
            yield return new("reason", null, reason);
    }

    private static string? NameOld(Project? before, Guid old) =>
        before?.Facts.FirstOrDefault(f => f.Id == old) is { } fact ? $"{Json.Word(fact.Kind)} {Describe(fact)}" : null;

    private static IEnumerable<HistoryChange> Holders(Assignment a)
    {
        var from = a.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var (name, holder) in new[] { ("unit", a.Unit), ("chain", a.Chain), ("leader", a.Leader) })
        {
            if (holder is not null)
                yield return new HistoryChange(name, null, $"{holder}（{from} 起）");
        }
    }

    private static string? DescribeOld(Project? before, Guid old) =>
        before?.Facts.FirstOrDefault(f => f.Id == old) is { } fact ? Describe(fact) : null;

    private static string Describe(Fact fact)
    {
        var parts = new List<string> { fact.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        if (fact.Amount is { } amount)
            parts.Add($"{amount}亿元");
        if (fact.TotalInvestment is { } total)
            parts.Add($"总投资{total}亿元");
        if (fact.ContractedCapital is { } contracted)
            parts.Add($"合同引资额{contracted}亿元");
        if (fact.Cause is { Length: > 0 } cause)
            parts.Add(cause);
        return string.Join("，", parts);
    }
}
