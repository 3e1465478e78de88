using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>
/// The texts of a project that stand in a ledger's columns, as far as the importer finds them again: a text that
/// something later has followed, beyond the day, is not told.
/// </summary>
internal static class ProjectTexts
{
    /// <summary>The last progress note; of a lost lead the word that says so.</summary>
    public static string? Progress(Project project, DateOnly day)
    {
        if (LostWord(project, day) is { } word)
            return word;
        var text = Told(project.Notes.LastOrDefault(IsProgress), day) is { } note ? WithoutColumn(note, "进展") : null;
        return LedgerRowMaker.SaysLost(text) ? null : Exact(text);
    }

    public static string? Note(Project project, DateOnly day) =>
        Told(project.Notes.LastOrDefault(note => IsOf(note, "备注")), day) is { } note
            ? Exact(WithoutColumn(note, "备注"))
            : null;

    public static string? Problem(Project project, DateOnly day) =>
        Exact(project.Problems.LastOrDefault(p => p.SolvedOn is null && p.OpenedOn <= day)?.Text);

    public static string? NextStep(Project project, DateOnly day) =>
        project.NextSteps.MaxBy(s => s.At) is { } step && step.SetOn <= day ? Exact(step.Text) : null;

    /// <summary>Whether a text of a column is what is known already: the last of that column, or written by hand.</summary>
    public static bool IsLast(Project project, string column, string text) =>
        project.Notes.LastOrDefault(note => IsOf(note, column))?.Text == $"{column}：{text}"
        || (column == "进展" && project.Notes.LastOrDefault(IsProgress)?.Text == text);

    private static string? LostWord(Project project, DateOnly day)
    {
        var facts = project.Standing().Where(f => f.On <= day).ToList();
        var last = facts.Where(f => f.Kind == FactKind.Terminated).MaxBy(f => f.On);
        var isLost = last is not null
            && !facts.Any(f => f.Kind == FactKind.Signed || (f.Kind == FactKind.Reinstated && f.On >= last.On));
        return isLost && LedgerRowMaker.SaysLost(last!.Cause) ? last.Cause : null;
    }

    /// <summary>What is written by hand is progress; what an import wrote says of which column it is.</summary>
    private static bool IsProgress(Note note) => !IsOf(note, "备注") && !IsOf(note, "放行说明");

    private static bool IsOf(Note note, string column) => note.Text.StartsWith(column + "：", StringComparison.Ordinal);

    private static string WithoutColumn(Note note, string column) =>
        IsOf(note, column) ? note.Text[(column.Length + 1)..] : note.Text;

    private static Note? Told(Note? note, DateOnly day) => note?.On <= day ? note : null;

    private static string? Exact(string? text) =>
        LedgerText.IsTold(text) && Names.Trim(text!) == text ? text : null;
}
