namespace Leads.Domain;

/// <summary>When and how scorecards go out.</summary>
public sealed record ScorecardSettings
{
    /// <summary>Whether the timer issues the weeks by itself.</summary>
    public bool Automatic { get; init; } = true;

    /// <summary>Whether it issues the months (月讲评) by itself too.</summary>
    public bool Monthly { get; init; }

    /// <summary>Whether it issues the quarters (季通报) by itself too.</summary>
    public bool Quarterly { get; init; }

    /// <summary>Whether it issues the years (年终) by itself too.</summary>
    public bool Yearly { get; init; }

    /// <summary>Days after the end of a month, quarter or year that its facts are given to come in.</summary>
    public int SettleDays { get; init; } = 4;

    /// <summary>
    /// Local time of the day at which its draft goes to those who may hold it; at <see cref="IssueAt"/> there is none.
    /// </summary>
    public TimeOnly DraftAt { get; init; } = new(6, 0);

    /// <summary>Local time of the day at which it sends itself.</summary>
    public TimeOnly IssueAt { get; init; } = new(8, 0);

    /// <summary>Local time on Friday until which reports are due.</summary>
    public TimeOnly DueAt { get; init; } = new(10, 0);

    /// <summary>Days off beside the published ones and the weekends.</summary>
    public IReadOnlyList<DateOnly> Holidays { get; init; } = [];

    /// <summary>Days that are worked although they are published as off, or lie on a weekend.</summary>
    public IReadOnlyList<DateOnly> Workdays { get; init; } = [];

    /// <summary>How many the red and the black list name per class, at most half of the class.</summary>
    public int ListLength { get; init; } = 3;

    /// <summary>Signed projects below which nobody is ranked.</summary>
    public int MinimumBase { get; init; } = 3;

    /// <summary>What the lists rank by, where nothing else is said.</summary>
    public RankMeasure Measure { get; init; } = RankMeasure.Opening;

    /// <summary>What chains are ranked by; null: as all.</summary>
    public RankMeasure? ChainMeasure { get; init; }

    /// <summary>What single classes of units are ranked by.</summary>
    public IReadOnlyList<ClassMeasure> ClassMeasures { get; init; } = [];

    /// <summary>Percentage points behind time from which on the light is yellow.</summary>
    public int YellowBehind { get; init; } = 10;

    /// <summary>Percentage points behind time above which the light is red.</summary>
    public int RedBehind { get; init; } = 30;

    /// <summary>Decimals of printed percents and percentage points: 1 or 2.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>What the bulletin is called.</summary>
    public string Title { get; init; } = "招商周通报";

    /// <summary>What it is called in English.</summary>
    public string TitleEn { get; init; } = "Investment Weekly";

    /// <summary>Who publishes it (编发单位), in its head; "" prints the region's name.</summary>
    public string Office { get; init; } = "";

    /// <summary>Who else gets the printed bulletin (抄送); "" prints no such line.</summary>
    public string Copies { get; init; } = "";

    /// <summary>A line of the region's own among the notes in the foot.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Who answers questions about it; printed in the foot. No personal phone number.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Whether periods of a kind are issued by the timer.</summary>
    public bool Sends(Scorecards.PeriodKind kind) => kind switch
    {
        Scorecards.PeriodKind.Week => Automatic,
        Scorecards.PeriodKind.Month => Monthly,
        Scorecards.PeriodKind.Quarter => Quarterly,
        Scorecards.PeriodKind.Year => Yearly,
    };

    /// <summary>What a class of units is ranked by.</summary>
    public RankMeasure MeasureOf(string unitClass) =>
        ClassMeasures.FirstOrDefault(c => c.Class == unitClass)?.Measure ?? Measure;
}

/// <summary>What a class of units is ranked by; null: as all.</summary>
public sealed record ClassMeasure(string Class, RankMeasure? Measure);
