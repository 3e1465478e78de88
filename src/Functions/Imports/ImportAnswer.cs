using System.Text.Json.Serialization;
using Leads.Domain.Ledgers;
using Leads.Functions.Hosting;

namespace Leads.Functions.Imports;

/// <summary>An import as a clerk sees it.</summary>
public sealed record ImportAnswer
{
    public required Guid Id { get; init; }

    public required ImportState State { get; init; }

    public required string FileName { get; init; }

    /// <summary>Whose file it is; what is remembered of columns is theirs.</summary>
    public string? Sender { get; init; }

    public required DateOnly Cutoff { get; init; }

    /// <summary>Rows read = accepted + held back.</summary>
    public required int Read { get; init; }

    public required int Accepted { get; init; }

    /// <summary>Accepted rows of intended projects.</summary>
    public required int Intended { get; init; }

    /// <summary>Accepted rows of signed projects.</summary>
    public required int Signed { get; init; }

    /// <summary>Accepted rows of the form of progress: one fact each.</summary>
    public int Facts { get; init; }

    /// <summary>Accepted rows of the form of paid-in money: one payment each.</summary>
    public int Payments { get; init; }

    /// <summary>Trips in the accepted rows, and what becomes of them; null where the file has none.</summary>
    public TripCount? Trips { get; init; }

    /// <summary>Projects in the accepted rows: the same in both sheets is one.</summary>
    public required int Projects { get; init; }

    public required int Created { get; init; }

    public required int Updated { get; init; }

    public required int Unchanged { get; init; }

    public required IReadOnlyList<HeldBackRow> HeldBack { get; init; }

    public required IReadOnlyList<ChangedField> Changes { get; init; }

    public required IReadOnlyList<VanishedProject> Vanished { get; init; }

    /// <summary>小计 and 合计 that their rows do not add up to.</summary>
    public required IReadOnlyList<TotalMismatch> Totals { get; init; }

    public required IReadOnlyList<WarnedRow> Warnings { get; init; }

    public required IReadOnlyList<SheetCount> Sheets { get; init; }

    public required IReadOnlyList<SkippedSheet> Skipped { get; init; }

    public required IReadOnlyList<ColumnMatch> Columns { get; init; }

    /// <summary>Chains and units that look like others, for a clerk to decide.</summary>
    public IReadOnlyList<LikeName> Names { get; init; } = [];

    /// <summary>Rows that go in all the same, and that a clerk should look at first; they block nothing.</summary>
    public IReadOnlyList<SuspiciousRow> Suspicious { get; init; } = [];

    /// <summary>Cells that a clerk changed.</summary>
    public IReadOnlyList<CorrectedCell> Corrected { get; init; } = [];

    /// <summary>Rows that a clerk let in as they are.</summary>
    public IReadOnlyList<LetInRow> LetIn { get; init; } = [];

    /// <summary>After an undo: what was changed since the import and stays.</summary>
    public IReadOnlyList<KeptChange>? Kept { get; init; }

    /// <summary>How far a commit or an undo is that has not ended.</summary>
    public ImportProgress? Progress { get; init; }

    /// <summary>Why the last commit or undo could not be done.</summary>
    public FailedJob? Failure { get; init; }

    /// <summary>The same with its messages in a language.</summary>
    internal ImportAnswer In(Language language) => this with
    {
        Names = Names ?? [],
        Corrected = Corrected ?? [],
        LetIn = LetIn ?? [],
        Suspicious = [.. (Suspicious ?? []).Select(s => s with { Message = ImportWords.Of(s.Kind).In(language) })],
        HeldBack = [.. HeldBack.Select(h => h.In(language))],
        Warnings = [.. Warnings.Select(w => w with { Message = ImportWords.Of(w.Kind).In(language) })],
        Kept = Kept is null ? null : [.. Kept.Select(k => k with { Message = ImportWords.Of(k.Reason).In(language) })],
    };
}

/// <summary>A commit or an undo that could not be done, and why.</summary>
public sealed record FailedJob(DateTimeOffset At, string Message)
{
    internal static FailedJob? Of(ImportRecord record, Language language) =>
        record.Failure is { } failure ? new(failure.At, failure.Message.In(language)) : null;
}

/// <summary>A row that waits for a clerk. Row is the file's 1-based row; column is the header's text.</summary>
/// <param name="Project">The project's name in the row; empty where the cell is.</param>
/// <param name="Investor">Its investor in the row; empty where the cell is.</param>
/// <param name="CanOverrule">A note lets it in as it is.</param>
public sealed record HeldBackRow(
    string Sheet, int Row, string Column, string Value, HoldReason Reason, string Message, string Project = "",
    string Investor = "", bool CanOverrule = false)
{
    /// <summary>The cells that are only in the remark once the row is let in.</summary>
    public IReadOnlyList<LeftOutCell> LeavesOut { get; init; } = [];

    internal HeldBackRow In(Language language) => this with
    {
        Message = ImportWords.Of(Reason).In(language),
        Project = Project ?? "",
        Investor = Investor ?? "",
        LeavesOut = LeavesOut ?? [],
    };
}

/// <summary>A row that a clerk let in as it is, and why.</summary>
public sealed record LetInRow(string Sheet, int Row, string Project, string Note)
{
    /// <summary>The cells that are only in the remark.</summary>
    public IReadOnlyList<LeftOutCell> LeftOut { get; init; } = [];
}

/// <summary>Trips of an import.</summary>
public sealed record TripCount(int Read, int Created, int Updated, int Unchanged);

/// <summary>A field of a known project that the import changes.</summary>
public sealed record ChangedField(
    string Project,
    string Field,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Was,
    string? Is,
    Guid Id);

/// <summary>A project of the file before this one that this one does not have.</summary>
public sealed record VanishedProject(string Project, string Investor, Guid Id);

/// <summary>A row that goes in, with something that a clerk should know of it.</summary>
public sealed record WarnedRow(string Sheet, int Row, string Column, string Value, LedgerWarningKind Kind,
    string Message);

/// <summary>The words for what an import found.</summary>
internal static class ImportWords
{
    public static Text FileGone { get; } = new(
        "没有做成：这次导入的文件不见了或读不出来。请重新上传文件。",
        "It was not done: a file of this import is gone. Send the ledger again.");

    public static Text Fault { get; } = new(
        "没有做成：系统内部错误，已记入日志；数据没有改动。", "It was not done: something went wrong here and is in the log. Nothing was changed.");

    public static Text Of(HoldReason reason) => reason switch
    {
        HoldReason.MissingName => new("缺项目名称，请补上。", "The project's name is missing; fill it in."),
        HoldReason.ImpossibleDate => new(
            "这个日期不存在，或晚于今天，请改正。", "This date does not exist or is later than today; correct it."),
        HoldReason.UnreadableDate => new(
            "看不出是哪一天，请写成 2026-11-21 或 2026年11月。", "Not a date; write 2026-11-21 or 2026年11月."),
        HoldReason.UnreadableAmount => new(
            "看不出确切金额，请写成一个数，例如 1.2亿元。", "Not one amount; write a number such as 1.2亿元."),
        HoldReason.SuspectedUnit => new(
            "金额大得或小得不合常理，疑似单位填错（亿元/万元）。请改正，或说明后放行。",
            "Too large or too small to be likely: the unit (亿元/万元) looks wrong. Correct it, or overrule with a note."),
        HoldReason.Duplicate => new(
            "同一张表里已有这个项目（名称和投资方相同），以上面的一行为准。",
            "This sheet has the project already (same name and investor); the row above stays."),
        HoldReason.ContradictoryAmounts => new(
            "到位资金前后矛盾：累计小于当年，或小于已登记的金额。",
            "The money paid in contradicts itself: the total is below this year's, or below what is recorded."),
        HoldReason.Conflict => new(
            "签约日期与已登记的相差一年以上，请核实；确认无误可说明后放行。",
            "The signing date is more than a year from the recorded one; check it, or overrule with a note."),
        HoldReason.Ambiguous => new(
            "名称和投资方对应两个已有项目，请指明是哪一个。", "Name and investor fit two known projects; say which one is meant."),
        HoldReason.MissingUnit => new(
            "金额没有单位：单元格、表头和单位行里都没有。", "The amount has no unit: none in the cell, the header or the unit line."),
        HoldReason.MissingCell => new("这一格必填，请补上。", "This cell must be filled."),
        HoldReason.UnknownMilestone => new(
            $"看不懂这个事项，请写成其中之一：{string.Join("、", MilestoneWords.Offered)}。",
            $"Not a known fact; write one of {string.Join("、", MilestoneWords.Offered)}."),
        HoldReason.MissingCause => new(
            "停建、终止要在备注里写明原因。", "A suspension or a termination needs its reason in the remark."),
        HoldReason.Contradictory => new(
            "上面已有同一件事的一行，日期或内容不一样，以上面的一行为准，请核实。",
            "A row above tells the same thing with another date or content; that one stays."),
        HoldReason.UnknownProject => new(
            "台账里没有这个项目（名称和投资方都要一致）。请改正写法，或先登记项目再导入。",
            "No such project (name and investor must both agree); correct them, or register the project first."),
        HoldReason.NothingToRevive => new(
            "没有停建就没有复工，没有终止就没有恢复：这个日期之前没有相应的记录。",
            "Nothing was suspended or terminated up to this date that could be resumed or reinstated."),
        HoldReason.CoveredByTotal => new(
            "台账已按累计到位数登记到这一天之后，这笔钱可能已算在内。核实后确未计入的，可说明后放行。",
            "A ledger's total that reaches beyond this day may hold this payment already; check it, or overrule with a note."),
    };

    public static Text Of(KeptReason reason) => reason switch
    {
        KeptReason.ChangedSince => new("导入之后有人改过，没有动它。", "Somebody changed it since the import; it was left alone."),
        KeptReason.UsedByProjects => new("别的项目正在使用，没有删除。", "Other projects use it; it was not removed."),
        KeptReason.UsedByTargets => new("目标任务正在使用，没有删除。", "Targets use it; it was not removed."),
        KeptReason.UsedByRecipients => new("通报收件人正在使用，没有删除。", "Recipients use it; it was not removed."),
        KeptReason.UsedByPoints => new("加减分台账正在使用，没有删除。", "The points ledger uses it; it was not removed."),
        KeptReason.UsedByTrips => new("外出招商记录正在使用，没有删除。", "Trips use it; it was not removed."),
    };

    public static Text Of(LedgerWarningKind kind) => kind switch
    {
        LedgerWarningKind.DatedAfterCutoff => new("日期晚于截止日。", "Dated after the cut-off."),
        LedgerWarningKind.SignedWithoutSignedRow => new(
            "进展写“已签约”，但签约表里没有这个项目。", "It says signed, but no signed row has this project."),
        LedgerWarningKind.TerminatedWithoutDate => new(
            "备注写项目终止，但没有终止日期，未作终止处理。", "A remark says terminated, but no date is given: not recorded as terminated."),
        LedgerWarningKind.NoSignatureDate => new(
            "签约表里没有签约日期，不计为签约。", "A signed row without the day of the signature: it does not count as signed."),
        LedgerWarningKind.NoIntentDate => new(
            "没有登记日期，不计入登记和在谈；请在项目里补记。",
            "A lead without the day of its intent counts neither as a lead nor in talks; record it in the project."),
        LedgerWarningKind.FormulaError => new(
            "这一格是公式错误，或公式没有算出结果，没有采用。", "A formula that failed or was never calculated: not taken."),
        LedgerWarningKind.CutoffWithoutYear => new(
            "标题的截止日没有年份，按今天处理。", "The title's cut-off has no year; today is taken."),
        LedgerWarningKind.NothingFilled => new(
            "这张表还没有填写，没有可导入的内容。", "No row of this sheet is filled: there is nothing to import."),
    };

    public static Text Of(SuspicionKind kind) => kind switch
    {
        SuspicionKind.UnitSlip => new(
            "金额恰好是原来的十倍、百倍、千倍或万倍（或几分之一），疑似单位填错或小数点错位。",
            "The amount is 10, 100, 1,000 or 10,000 times the other (or that part of it): a slip of unit or digit?"),
        SuspicionKind.AmountJump => new(
            "金额与已登记的相差一半以上，请核实。", "The amount differs from the recorded one by more than half."),
        SuspicionKind.ContractAboveInvestment => new(
            "合同引资额大于总投资，请核实。", "The contracted capital is above the total investment."),
        SuspicionKind.PaidInAboveContract => new(
            "到位资金大于合同引资额（没有合同引资额的，大于总投资），请核实。",
            "More is paid in than contracted, or than the total investment where nothing is contracted."),
        SuspicionKind.DateInAnotherYear => new(
            "日期改到了另一个年度，两个年度的数字都会变，请核实。",
            "The date moves into another year: the numbers of both years change."),
        SuspicionKind.OpenedBeforeSigned => new("开工早于签约，请核实。", "The works began before the signature."),
        SuspicionKind.DatesOutOfOrder => new("日期先后颠倒，请核实。", "The dates are out of order."),
        SuspicionKind.StatusWithoutDate => new(
            "进展写了已开工、已竣工、已投产或已达产，但没有相应的日期，不计入。",
            "The progress says opened, completed, producing or at capacity, but no such date is given: it does not count."),
        SuspicionKind.SameInvestorAndAmount => new(
            "与另一个项目投资方相同、总投资相同，可能是同一个项目，请核实。",
            "Another project has the same investor and the same total investment: perhaps it is the same project."),
        SuspicionKind.MilestoneGone => new(
            "以前的台账里有这个日期，这一份里空了；空格不删除，原日期保留。确属误填的，请到项目里更正。",
            "An earlier ledger told this date, and this one leaves it empty: it stays. If it was wrong, correct the project."),
    };

    public static Text Of(FileRefusal reason, int? row) => reason switch
    {
        FileRefusal.NotALedger => new("不是台账文件，请上传 .xlsx 或 .csv。", "This is no ledger; send an .xlsx or a .csv file."),
        FileRefusal.PasswordProtected =>
            new("文件有密码，请去掉密码后再上传。", "The file is protected by a password; remove it first."),
        FileRefusal.OldXls => new("这是旧版 .xls，请在 Excel 里另存为 .xlsx。", "This is an old .xls; save it as .xlsx first."),
        FileRefusal.WebPage => new("这是网页，不是表格。请在 Excel 里打开，另存为 .xlsx 后再上传。",
            "This is a web page. Open it in Excel and save it as .xlsx first."),
        FileRefusal.TooLarge => new("文件太大（最大 20 MB）。请删掉图片和无关的表，或分成几个文件上传。",
            "The file is too large (at most 20 MB). Remove pictures and other sheets, or send it in parts."),
        FileRefusal.TooMuchInside => new("文件解压后太大，多半是带格式的空行空列太多。请把有内容的行复制到新表里再上传。",
            "The file unpacks to too much, most likely empty rows with formats. Copy the filled rows to a new sheet."),
        FileRefusal.TooManyCells => new("表格太大（一个文件最多 3 万行、每行 200 列、60 万格）。请分成几个文件上传。",
            "The ledger is too large (at most 30,000 rows of 200 columns, 600,000 cells). Send it in parts."),
        FileRefusal.LongCell => new("有一格的文字超过 32767 个字，请改短后再上传。",
            "A cell holds more than 32,767 characters; shorten it first."),
        FileRefusal.OpenQuote => new($"第 {row} 行有一个引号没有成对，后面的内容分不清。请补上或删掉这个引号。",
            $"A quote in row {row} has no partner, so what follows cannot be told apart; complete or remove it."),
        FileRefusal.Garbled => new("文件里有乱码（编码已损坏）。请在 Excel 里打开原件，另存为 .xlsx 后再上传。",
            "Some characters are broken. Open the original in Excel and save it as .xlsx first."),
        FileRefusal.Damaged => new("文件已损坏，打不开。请在 Excel 里打开并另存一次。",
            "The file is damaged. Open it in Excel and save it again."),
        FileRefusal.Empty => new("文件是空的。", "The file is empty."),
    };
}
