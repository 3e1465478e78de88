using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>The settings of the scorecard as callers send them; every one left out has its default.</summary>
internal sealed class ScorecardBody
{
    public bool? Automatic { get; set; }

    public bool? Monthly { get; set; }

    public bool? Quarterly { get; set; }

    public bool? Yearly { get; set; }

    public int? SettleDays { get; set; }

    public TimeOnly? DraftAt { get; set; }

    public TimeOnly? IssueAt { get; set; }

    public TimeOnly? DueAt { get; set; }

    public IReadOnlyList<DateOnly>? Holidays { get; set; }

    public IReadOnlyList<DateOnly>? Workdays { get; set; }

    public int? ListLength { get; set; }

    public int? MinimumBase { get; set; }

    public RankMeasure? Measure { get; set; }

    public RankMeasure? ChainMeasure { get; set; }

    public IReadOnlyList<ClassMeasureBody?>? ClassMeasures { get; set; }

    public int? YellowBehind { get; set; }

    public int? RedBehind { get; set; }

    public int? Decimals { get; set; }

    public string? Title { get; set; }

    public string? TitleEn { get; set; }

    public string? Office { get; set; }

    public string? Copies { get; set; }

    public string? Remark { get; set; }

    public string? Contact { get; set; }

    public ScorecardSettings ToSettings(ScorecardSettings fallback) => new()
    {
        Automatic = Automatic ?? fallback.Automatic,
        Monthly = Monthly ?? fallback.Monthly,
        Quarterly = Quarterly ?? fallback.Quarterly,
        Yearly = Yearly ?? fallback.Yearly,
        SettleDays = SettleDays ?? fallback.SettleDays,
        DraftAt = DraftAt ?? BeforeIssue(IssueAt ?? fallback.IssueAt, fallback),
        IssueAt = IssueAt ?? fallback.IssueAt,
        DueAt = DueAt ?? fallback.DueAt,
        Holidays = Holidays ?? fallback.Holidays,
        Workdays = Workdays ?? fallback.Workdays,
        ListLength = ListLength ?? fallback.ListLength,
        MinimumBase = MinimumBase ?? fallback.MinimumBase,
        Measure = Measure ?? fallback.Measure,
        ChainMeasure = ChainMeasure ?? fallback.ChainMeasure,
        ClassMeasures = [.. ClassMeasures?.Select(item => item?.ToClassMeasure() ?? new("", null)) ?? []],
        YellowBehind = YellowBehind ?? fallback.YellowBehind,
        RedBehind = RedBehind ?? fallback.RedBehind,
        Decimals = Decimals ?? fallback.Decimals,
        Title = Title ?? fallback.Title,
        TitleEn = TitleEn ?? fallback.TitleEn,
        Office = Office ?? fallback.Office,
        Copies = Copies ?? fallback.Copies,
        Remark = Remark ?? fallback.Remark,
        Contact = Contact ?? fallback.Contact,
    };

    /// <summary>As long before the issue as by default; without a draft where the day has not that many hours.</summary>
    private static TimeOnly BeforeIssue(TimeOnly issue, ScorecardSettings fallback)
    {
        var ahead = fallback.IssueAt - fallback.DraftAt;
        return issue.ToTimeSpan() < ahead ? issue : issue.Add(-ahead);
    }
}

internal sealed class ClassMeasureBody
{
    public string? Class { get; set; }

    public RankMeasure? Measure { get; set; }

    public ClassMeasure ToClassMeasure() => new(Class?.Trim() ?? "", Measure);
}

/// <summary>Which settings of the scorecard are taken.</summary>
internal static class ScorecardChecks
{
    private const string At = "settings.scorecard.";
    private const int MaxDays = 1000;
    private const int MaxClasses = 50;

    public static ScorecardSettings Check(this ScorecardSettings scorecard, Fields fields)
    {
        fields.Whole(At + "listLength", scorecard.ListLength, 1, 100, 1);
        fields.Whole(At + "minimumBase", scorecard.MinimumBase, 1, 1000, 1);
        fields.Whole(At + "decimals", scorecard.Decimals, 1, 2, 1);
        fields.Whole(At + "settleDays", scorecard.SettleDays, 0, 60, 0);
        fields.Whole(At + "yellowBehind", scorecard.YellowBehind, 0, 100, 0);
        fields.Whole(At + "redBehind", scorecard.RedBehind, 0, 100, 0);
        if (scorecard.RedBehind < scorecard.YellowBehind)
            fields.Refuse(At + "redBehind", new("红灯不能早于黄灯：不能小于黄灯的百分点。", "Red cannot come before yellow: not less than the points for yellow."));
        if (scorecard.DraftAt > scorecard.IssueAt)
            fields.Refuse(At + "draftAt", new("草稿送审不能晚于自动签发。", "The draft may not go out after the issue itself."));
        CheckDays(scorecard, fields);
        CheckClasses(scorecard.ClassMeasures, fields);
        return scorecard with
        {
            Title = fields.Text(At + "title", scorecard.Title, 30),
            TitleEn = fields.Text(At + "titleEn", scorecard.TitleEn, 60),
            Office = fields.OptionalText(At + "office", scorecard.Office, 60),
            Copies = fields.OptionalText(At + "copies", scorecard.Copies, 300),
            Remark = fields.OptionalText(At + "remark", scorecard.Remark, 300),
            Contact = fields.OptionalText(At + "contact", scorecard.Contact, 200),
        };
    }

    private static void CheckDays(ScorecardSettings scorecard, Fields fields)
    {
        if (scorecard.Holidays.Count > MaxDays)
            fields.Refuse(At + "holidays", Say.TooMany(MaxDays));
        if (scorecard.Workdays.Count > MaxDays)
            fields.Refuse(At + "workdays", Say.TooMany(MaxDays));
        CheckYears("holidays", scorecard.Holidays, fields);
        CheckYears("workdays", scorecard.Workdays, fields);
        foreach (var day in scorecard.Workdays.Intersect(scorecard.Holidays).Order().Take(1))
            fields.Refuse(At + "workdays", new(
                $"{day:yyyy-MM-dd} 同时列为放假，请只保留一处。", $"{day:yyyy-MM-dd} is among the holidays too; keep one."));
    }

    private static void CheckYears(string name, IReadOnlyList<DateOnly> days, Fields fields)
    {
        foreach (var (day, at) in days.Take(MaxDays).Select((day, at) => (day, at)))
            fields.Day($"{At}{name}[{at}]", day);
    }

    private static void CheckClasses(IReadOnlyList<ClassMeasure> classes, Fields fields)
    {
        if (classes.Count > MaxClasses)
            fields.Refuse(At + "classMeasures", Say.TooMany(MaxClasses));
        for (var at = 0; at < Math.Min(classes.Count, MaxClasses); at++)
        {
            fields.Text($"{At}classMeasures[{at}].class", classes[at].Class, 60);
            if (classes.Take(at).Any(other => other.Class == classes[at].Class))
                fields.Refuse($"{At}classMeasures[{at}].class", new("与前面的一项重复，请只保留一项。",
                    "The same class came before; keep one."));
        }
    }
}
