namespace Leads.Domain.Projects;

/// <summary>资本来源: where the money comes from.</summary>
public enum Origin
{
    /// <summary>省外.</summary>
    OtherProvince,

    /// <summary>市外: of the province, not of the city.</summary>
    OtherCity,

    /// <summary>本地.</summary>
    Local,

    /// <summary>境外.</summary>
    Abroad,
}

/// <summary>Who answers for a project from a day on. A null field leaves that one as it was.</summary>
public sealed record Assignment
{
    /// <summary>First day of the new holder; <see cref="DateOnly.MinValue"/> for the first ones.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Key of the responsible unit; "" for none.</summary>
    public string? Unit { get; init; }

    /// <summary>Key of the primary chain; "" for none.</summary>
    public string? Chain { get; init; }

    /// <summary>Leader in charge (包抓领导).</summary>
    public string? Leader { get; init; }

    /// <summary>When it was recorded; the later one wins where two begin on the same day.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string RecordedBy { get; init; }
}

/// <summary>A progress note (进展).</summary>
/// <param name="Key">Worth a line in the scorecard's key progress (重点进展).</param>
public sealed record Note(Guid Id, DateOnly On, string Text, bool Key, string By, DateTimeOffset At, DateOnly RecordedOn);

/// <summary>What is done next, and until when; a ledger may name no day.</summary>
public sealed record NextStep(Guid Id, string Text, DateOnly? Due, string By, DateTimeOffset At, DateOnly SetOn);

/// <summary>A difficulty (难点) that somebody has to solve by a day.</summary>
public sealed record Problem
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>土地, 资金, 人才, 手续 …</summary>
    public string Kind { get; init; } = "";

    /// <summary>What it is.</summary>
    public required string Text { get; init; }

    /// <summary>Who solves it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Until when; null = no date agreed.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The day it was reported, in the region's zone.</summary>
    public required DateOnly OpenedOn { get; init; }

    /// <summary>The day it was solved; null while it is open.</summary>
    public DateOnly? SolvedOn { get; init; }

    /// <summary>Who reported it.</summary>
    public required string By { get; init; }

    /// <summary>When it was reported.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Plain fields of a project, free of dates that rates depend on; changed by PATCH, not by facts.</summary>
public sealed record ProjectFields
{
    /// <summary>项目名称.</summary>
    public required string Name { get; init; }

    /// <summary>投资方; "" when not known.</summary>
    public string Investor { get; init; } = "";

    /// <summary>统一社会信用代码 of the investor.</summary>
    public string? CreditCode { get; init; }

    /// <summary>Where the investor is at home.</summary>
    public string? InvestorHome { get; init; }

    /// <summary>建设内容.</summary>
    public string? Content { get; init; }

    /// <summary>Key of the sector: 农业, 工业, 商贸流通 …; "" when not known.</summary>
    public string Sector { get; init; } = "";

    /// <summary>Capital origin; null when not known.</summary>
    public Origin? Origin { get; init; }

    /// <summary>Keys of secondary chains.</summary>
    public IReadOnlyList<string> SecondaryChains { get; init; } = [];

    /// <summary>上/中/下游.</summary>
    public string? LinkPosition { get; init; }

    /// <summary>建/延/补/强链.</summary>
    public string? LinkRole { get; init; }

    /// <summary>责任人.</summary>
    public string? ResponsiblePerson { get; init; }

    /// <summary>驻工地专员.</summary>
    public IReadOnlyList<string> SiteOfficers { get; init; } = [];

    /// <summary>来源: 招商顾问/商会/外出招商/以商招商 …</summary>
    public string? Source { get; init; }

    /// <summary>引荐人.</summary>
    public string? Introducer { get; init; }

    /// <summary>Park or site.</summary>
    public string? Park { get; init; }

    /// <summary>Land area in 亩.</summary>
    public decimal? LandArea { get; init; }

    /// <summary>Expected output a year.</summary>
    public Money? ExpectedOutput { get; init; }

    /// <summary>Expected tax a year.</summary>
    public Money? ExpectedTax { get; init; }

    /// <summary>Expected jobs.</summary>
    public int? ExpectedJobs { get; init; }

    /// <summary>Foreign direct investment in 万美元; never added to 元.</summary>
    public decimal? ForeignCapital { get; init; }

    /// <summary>Agreed opening date.</summary>
    public DateOnly? AgreedOpening { get; init; }

    /// <summary>Agreed production date.</summary>
    public DateOnly? AgreedProduction { get; init; }

    /// <summary>Agreed capacity date: from this day on the project counts in 达产率.</summary>
    public DateOnly? AgreedCapacity { get; init; }

    /// <summary>Counts for assessment (纳入考核).</summary>
    public bool Counted { get; init; } = true;

    /// <summary>Why it does not count.</summary>
    public string? NotCountedReason { get; init; }

    /// <summary>
    /// A level noted by hand before facts carried theirs; what is shown is <see cref="Project.HighestLevel"/>.
    /// </summary>
    public RecognitionLevel Level { get; init; } = RecognitionLevel.SelfReported;

    /// <summary>Contact of the investor; bureau and owner only.</summary>
    public string? Contact { get; init; }
}

/// <summary>
/// A project: plain fields and dated facts. It has no status; whatever is asked of it is asked as of a day.
/// </summary>
public sealed record Project
{
    /// <summary>Time-ordered id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows by one with every change.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Plain fields.</summary>
    public required ProjectFields Fields { get; init; }

    /// <summary>All facts ever recorded, replaced ones too, in the order of recording.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Who answers for it, from when.</summary>
    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    /// <summary>Progress notes.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>Next steps; the one set last stands.</summary>
    public IReadOnlyList<NextStep> NextSteps { get; init; } = [];

    /// <summary>Problems, solved ones too.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Made on purpose although its natural key was taken.</summary>
    public bool Separate { get; init; }

    /// <summary>
    /// Other units' projects that had its natural key when its unit entered it (首报首谈): the bureau decides which of them
    /// it is, and only the bureau sees them.
    /// </summary>
    public IReadOnlyList<Guid> CollidesWith { get; init; } = [];

    /// <summary>Evidence files of its facts, withdrawn ones too, in the order they came.</summary>
    public IReadOnlyList<EvidenceFile> EvidenceFiles { get; init; } = [];

    /// <summary>The import that made it was undone: it counts for nothing and is in no list, its history stays.</summary>
    public bool Undone { get; init; }

    /// <summary>
    /// SHA-256 of the newest entry of its history, lower-case hexadecimal; null before the first. Carried from version to
    /// version; no rule looks at it.
    /// </summary>
    public string? Head { get; init; }

    /// <summary>
    /// The facts that count: recognised, not replaced by a recognised correction, not a mere withdrawal.
    /// </summary>
    public IEnumerable<Fact> Standing()
    {
        var replaced = ReplacedBy(f => f.State == Recognition.Recognised);
        return Facts.Where(f =>
            f.State == Recognition.Recognised && !f.Withdraws && !replaced.Contains(f.Id));
    }

    /// <summary>
    /// Ids of the facts that some of the corrections replace. A correction of a correction replaces what that one was
    /// to replace, too, recognised or not.
    /// </summary>
    public IReadOnlySet<Guid> ReplacedBy(Func<Fact, bool> corrections)
    {
        // Nearly all projects: asked for every fact of every answer, so it costs nothing there.
        if (Facts.All(f => f.Replaces is null))
            return System.Collections.Frozen.FrozenSet<Guid>.Empty;
        var facts = Facts.ToLookup(f => f.Id);
        var replaced = new HashSet<Guid>();
        foreach (var correction in Facts.Where(corrections))
        {
            for (var fact = correction; fact?.Replaces is { } old && replaced.Add(old);)
                fact = facts[old].FirstOrDefault();
        }

        return replaced;
    }

    /// <summary>An entry that met another unit's and that the bureau has not decided on (首报首谈).</summary>
    public bool IsDraft => CollidesWith.Count > 0 && Facts.All(fact => fact.State == Recognition.Draft);

    /// <summary>Facts that wait for recognition and count for nothing yet.</summary>
    public IEnumerable<Fact> Waiting() => Facts.Where(f => f.State.Waits());

    /// <summary>
    /// 最高认定层级: the highest level at which any of its facts was recognised. A later correction does not lower it:
    /// it says what was reached.
    /// </summary>
    public RecognitionLevel HighestLevel() =>
        Facts.Where(f => f.State == Recognition.Recognised).Select(f => f.DecidedLevel ?? default)
            .Append(Fields.Level).Max();

    /// <summary>The standing evidence of a fact: its own files, and for a correction those of what it corrects.</summary>
    public IEnumerable<EvidenceFile> EvidenceOf(Guid fact)
    {
        var corrected = new HashSet<Guid>();
        for (Guid? next = fact; next is { } id && corrected.Add(id);)
            next = Facts.FirstOrDefault(f => f.Id == id)?.Replaces;
        return EvidenceFiles.Where(file => file.Withdrawal is null && corrected.Contains(file.Fact));
    }

    /// <summary>The standing fact of this kind with the earliest date; for equal dates the smaller id.</summary>
    public Fact? First(FactKind kind) => First(Standing(), kind);

    /// <summary>The same among facts that are known to stand.</summary>
    internal static Fact? First(IEnumerable<Fact> standing, FactKind kind) =>
        standing.Where(f => f.Kind == kind).MinBy(f => (f.On, f.Id));

    /// <summary>Holder of one dimension on a day: the assignment that begins last on or before it.</summary>
    public string HolderOn(DateOnly day, Func<Assignment, string?> dimension) =>
        Assignments.Where(a => a.From <= day && dimension(a) is not null)
            .OrderBy(a => a.From).ThenBy(a => a.RecordedAt).ThenBy(dimension, StringComparer.Ordinal)
            .Select(dimension).LastOrDefault() ?? "";

    /// <summary>Days, in the region's zone, on which anything was recorded about it; ascending, each once.</summary>
    public IReadOnlyList<DateOnly> UpdatedOn() =>
        [.. Facts.Select(f => f.RecordedOn)
            .Concat(Notes.Select(n => n.RecordedOn))
            .Concat(NextSteps.Select(n => n.SetOn))
            .Concat(Problems.Select(p => p.OpenedOn))
            .Concat(Problems.Where(p => p.SolvedOn is not null).Select(p => p.SolvedOn!.Value))
            .Distinct().Order()];
}
