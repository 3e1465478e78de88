namespace Leads.Domain.Rates;

/// <summary>The cohorts that the board keeps answers for.</summary>
public enum Cohort
{
    /// <summary>Since 1 January of the day's year.</summary>
    ThisYear,

    /// <summary>The calendar year before.</summary>
    LastYear,

    /// <summary>Everything up to the day.</summary>
    AllYears,
}

/// <summary>
/// The stored answers to the standard questions: every dimension × every cohort, as of one day. It is recomputed from
/// the facts, never added to.
/// </summary>
/// <param name="AsOf">The day it is as of.</param>
/// <param name="Answers">By cohort, then by dimension, in the order of the enums.</param>
public sealed record Board(DateOnly AsOf, IReadOnlyList<IReadOnlyList<Answer>> Answers)
{
    /// <summary>Computes the board of a region.</summary>
    public static Board Compute(
        RegionFacts facts,
        DateOnly asOf,
        RegionSettings settings,
        IReadOnlyList<GroupName> chains,
        IReadOnlyList<GroupName> units)
    {
        (Dimension, IReadOnlyList<GroupName>)[] by =
        [
            (Dimension.Total, []), (Dimension.Chain, chains), (Dimension.Unit, units), (Dimension.Sector, []),
            (Dimension.Size, []),
        ];
        var periods = Enum.GetValues<Cohort>().Select(cohort => PeriodOf(cohort, asOf))
            .Select(period => new Question(default, period.From, period.To, asOf, Filter.None, settings));
        return new Board(asOf, Rates.AnswerAll(facts, [.. periods], by));
    }

    /// <summary>Whether the board of its day answers a question.</summary>
    public static bool IsStandard(Question question) => CohortOf(question) is not null;

    /// <summary>The stored answer to a question; null when it is not a standard one.</summary>
    public Answer? Find(Question question) =>
        question.AsOf == AsOf && CohortOf(question) is { } cohort
            ? Answers[(int)cohort][(int)question.By]
            : null;

    /// <summary>First and last day of a cohort as of a day.</summary>
    public static (DateOnly From, DateOnly To) PeriodOf(Cohort cohort, DateOnly asOf) => cohort switch
    {
        Cohort.ThisYear => (new DateOnly(asOf.Year, 1, 1), asOf),
        Cohort.LastYear => (new DateOnly(asOf.Year - 1, 1, 1), new DateOnly(asOf.Year - 1, 12, 31)),
        Cohort.AllYears => (Question.Beginning, asOf),
    };

    private static Cohort? CohortOf(Question question)
    {
        if (question.Filter != Filter.None)
            return null;
        foreach (var cohort in Enum.GetValues<Cohort>())
        {
            if (PeriodOf(cohort, question.AsOf) == (question.From, question.End))
                return cohort;
        }

        return null;
    }
}
