using Leads.Domain.Projects;
using Leads.Domain.Rates;

namespace Leads.Domain.Tests.Laws;

/// <summary>One project under one question, straight from the words of the domain note: lists, no packing.</summary>
internal sealed class SlowProject
{
    private static readonly FactKind[] Working =
        [FactKind.Opened, FactKind.Completed, FactKind.Producing, FactKind.AtCapacity];

    private static readonly FactKind[] Following =
        [.. Working, FactKind.Incorporated, FactKind.SiteSecured, FactKind.PaidIn];

    private readonly Question question;
    private readonly List<Fact> known;

    public SlowProject(Project project, Question question)
    {
        Project = project;
        this.question = question;
        known = [.. project.Facts.Where(f => f.On <= question.AsOf && Counts(f))];
    }

    public Project Project { get; }

    public string Unit => Holder(a => a.Unit);

    public string Chain => Holder(a => a.Chain);

    public bool IsKnown => known.Count > 0;

    /// <summary>A list shows what the day knows or waits for, and what has no facts at all.</summary>
    public bool IsThere => Project.Facts.Where(f => Waits(f) || Counts(f)).ToList() is var facts
        && (facts.Count == 0 || facts.Any(f => f.On <= question.AsOf));

    public bool IsSigned => Has(FactKind.Signed);

    public bool IsOpened => Has(Working);

    public DateOnly? FirstOpened => First(Working);

    public long WaitingFacts =>
        Project.Facts.Count(f => Waits(f) && f.On <= question.AsOf);

    /// <summary>Of the contract once signed, of the intent before; null when not known.</summary>
    public Money? Investment =>
        TermsOf(IsSigned ? FactKind.Signed : FactKind.Intended)?.TotalInvestment;

    public Money PaidIn => Sum(FactKind.PaidIn, f => f.Amount, DateOnly.MinValue, question.AsOf);

    public bool StandsIn => Contract is null or { Yuan: 0 };

    /// <summary>Contracted outside capital, or total investment where there is none, with its increases.</summary>
    public Money Contracted => StandsIn
        ? (Investment ?? Money.Zero) + Sum(FactKind.CapitalIncreased, f => f.Amount, DateOnly.MinValue, question.AsOf)
        : Contract!.Value
            + Sum(FactKind.CapitalIncreased, f => f.ContractedCapital, DateOnly.MinValue, question.AsOf);

    /// <summary>Terminated last, and neither reinstated on nor signed after that day.</summary>
    public bool IsTerminated => known.Where(f => f.Kind == FactKind.Terminated).Max(f => (DateOnly?)f.On) is { } last
        && !known.Any(f => f.Kind == FactKind.Reinstated && f.On >= last)
        && !known.Any(f => f.Kind == FactKind.Signed && f.On > last);

    public bool IsSuspended => !IsTerminated && SuspendedSince is not null;

    /// <summary>First suspension after the last resumption; a resumption wins its day.</summary>
    public DateOnly? SuspendedSince
    {
        get
        {
            var resumed = known.Where(f => f.Kind == FactKind.Resumed).Max(f => (DateOnly?)f.On) ?? DateOnly.MinValue;
            return known.Where(f => f.Kind == FactKind.Suspended && f.On > resumed).Min(f => (DateOnly?)f.On);
        }
    }

    private Money? Contract => TermsOf(FactKind.Signed)?.ContractedCapital;

    private Money IncreasedInPeriod => Sum(FactKind.CapitalIncreased, f => f.Amount, question.From, question.End);

    private Money PaidInPeriod => Sum(FactKind.PaidIn, f => f.Amount, question.From, question.End);

    private bool IsInCohort => InPeriod(First(FactKind.Signed));

    private bool IsIntended =>
        InPeriod(First(FactKind.Intended)) && !(IsSigned && First(FactKind.Signed) < First(FactKind.Intended));

    private bool IsLanded => Has(FactKind.Incorporated)
        && (question.Settings.Landing == LandingRule.Incorporated || Has(FactKind.SiteSecured));

    private bool IsCapacityDue => Has(FactKind.Producing) && Project.Fields.AgreedCapacity <= question.AsOf;

    public bool Has(params FactKind[] kinds) => First(kinds) is not null;

    /// <summary>The earliest date by the day of any of these kinds.</summary>
    public DateOnly? First(params FactKind[] kinds) =>
        known.Where(f => kinds.Contains(f.Kind)).Min(f => (DateOnly?)f.On);

    public string KeyBy(Dimension by) => by switch
    {
        Dimension.Total => "total",
        Dimension.Chain => Chain,
        Dimension.Unit => Unit,
        Dimension.Sector => Project.Fields.Sector,
        Dimension.Size => BandOf(Investment),
    };

    public bool IsIn(Figure figure) => figure switch
    {
        Figure.Intended => IsIntended,
        Figure.IntendedSigned => IsIntended && IsSigned,
        Figure.Signed => IsInCohort,
        Figure.SignedDirectly => IsInCohort && !(First(FactKind.Intended) <= First(FactKind.Signed)),
        Figure.SignedLarge => IsInCohort && Investment >= Money.FromYi(1),
        Figure.Fulfilled => IsInCohort && !IsTerminated && Has(Following),
        Figure.Landed => IsInCohort && IsLanded,
        Figure.Opened => IsInCohort && IsOpened,
        Figure.Producing => IsInCohort && Has(FactKind.Producing, FactKind.AtCapacity),
        Figure.CapacityDue => IsInCohort && IsCapacityDue,
        Figure.AtCapacity => IsInCohort && IsCapacityDue && Has(FactKind.AtCapacity),
        Figure.FundsPaid => IsInCohort && PaidIn > Money.Zero,
        Figure.FundsContracted => IsInCohort,
        Figure.PaidIn => PaidInPeriod > Money.Zero,
        Figure.Increased => IncreasedInPeriod > Money.Zero && First(FactKind.Signed) < question.From,
        Figure.OpenedInPeriod => InPeriod(FirstOpened),
        Figure.ProducingInPeriod => InPeriod(First(FactKind.Producing, FactKind.AtCapacity)),
        Figure.InTalks => Has(FactKind.Intended) && !IsSigned && !IsTerminated,
        Figure.Lost => IsTerminated && !IsSigned,
        Figure.Suspended => IsSuspended,
        Figure.Terminated => IsTerminated && IsSigned,
        Figure.Waiting => WaitingFacts > 0,
        Figure.Warned => SlowWarnings.Of(this, question) != Warnings.None,
        Figure.Projects => IsKnown,
    };

    public Money AmountOf(Figure figure) => figure switch
    {
        Figure.FundsPaid => PaidIn,
        Figure.FundsContracted => Contracted,
        Figure.PaidIn => PaidInPeriod,
        Figure.Increased => IncreasedInPeriod,
        _ => (Investment ?? Money.Zero) + IncreasedInPeriod,
    };

    public bool Passes(Filter filter) =>
        (filter.Chain is null || filter.Chain == Chain)
        && (filter.Unit is null || filter.Unit == Unit)
        && (filter.Sector is null || filter.Sector == Project.Fields.Sector)
        && (filter.Origin is null || filter.Origin == Project.Fields.Origin)
        && (filter.SizeFrom is null || Investment >= filter.SizeFrom)
        && (filter.SizeTo is null || Investment < filter.SizeTo)
        && filter.Milestones.All(kind => Has(kind))
        && !filter.Missing.Any(kind => Has(kind))
        && (filter.Warning == Warnings.None || (SlowWarnings.Of(this, question) & filter.Warning) != 0)
        && (filter.Counted is null || filter.Counted == Project.Fields.Counted)
        && (filter.Projects is null || filter.Projects.Contains(Project.Id));

    /// <summary>Neither recognised nor rejected.</summary>
    private static bool Waits(Fact fact) => fact.State is Recognition.Draft or Recognition.Submitted;

    /// <summary>Recognised, and not corrected by a recognised fact, be it over several corrections.</summary>
    private bool Counts(Fact fact) => fact.State == Recognition.Recognised && !fact.Withdraws && !IsReplaced(fact);

    private bool IsReplaced(Fact fact) => Project.Facts.Any(f =>
        f.Replaces == fact.Id && (f.State == Recognition.Recognised || IsReplaced(f)));

    private Fact? TermsOf(FactKind kind) =>
        known.Where(f => f.Kind == kind).OrderBy(f => f.On).ThenBy(f => f.Id).FirstOrDefault();

    private Money Sum(FactKind kind, Func<Fact, Money?> amount, DateOnly from, DateOnly to) =>
        new(known.Where(f => f.Kind == kind && f.On >= from && f.On <= to).Sum(f => amount(f)?.Yuan ?? 0));

    private bool InPeriod(DateOnly? day) => day >= question.From && day <= question.To && day <= question.AsOf;

    private string Holder(Func<Assignment, string?> dimension) => Project.Assignments
        .Where(a => a.From <= question.AsOf && dimension(a) is not null)
        .OrderBy(a => a.From).ThenBy(a => a.RecordedAt).ThenBy(dimension, StringComparer.Ordinal)
        .Select(dimension).LastOrDefault() ?? "";

    private static string BandOf(Money? investment) => investment?.Yi switch
    {
        null => "",
        < 0.5m => "<0.5",
        < 1 => "0.5-1",
        < 5 => "1-5",
        < 10 => "5-10",
        _ => ">=10",
    };
}
