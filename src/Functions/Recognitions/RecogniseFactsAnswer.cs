using Leads.Functions.Hosting;

namespace Leads.Functions.Recognitions;

/// <summary>What became of many facts. The numbers are of all, each list shows at most 1,000.</summary>
/// <param name="Decided">Decided on by this call.</param>
/// <param name="Unchanged">As asked already.</param>
/// <param name="NotDecided">Refused, with why in <paramref name="Refused"/>.</param>
public sealed record RecogniseFactsAnswer(
    int Decided, int Unchanged, int NotDecided, IReadOnlyList<DecidedFact> Done, IReadOnlyList<RefusedFact> Refused)
{
    internal static RecogniseFactsAnswer Of(IReadOnlyList<FactOutcome> all, Language language)
    {
        var refused = all.Where(o => o.Refusal is not null).ToList();
        var done = all.Where(o => o.IsDone).ToList();
        return new RecogniseFactsAnswer(
            done.Count,
            all.Count - done.Count - refused.Count,
            refused.Count,
            [.. done.Take(RecogniseFacts.MostItems).Select(o => new DecidedFact(o.Of.Project, o.Of.Fact))],
            [.. refused.Take(RecogniseFacts.MostItems).Select(o => RefusedFact.Of(o, language))]);
    }
}

/// <summary>A fact that was decided on.</summary>
public sealed record DecidedFact(Guid Project, Guid Fact);

/// <summary>A fact that was not, and why.</summary>
/// <param name="Reason">For programs: <c>evidenceMissing</c>.</param>
/// <param name="Message">For people, in the caller's language.</param>
public sealed record RefusedFact(Guid Project, Guid Fact, string Reason, string Message)
{
    internal static RefusedFact Of(FactOutcome outcome, Language language)
    {
        var refusal = outcome.Refusal!;
        return new RefusedFact(
            outcome.Of.Project, outcome.Of.Fact, refusal.Type, (refusal.Detail ?? refusal.Title).In(language));
    }
}
