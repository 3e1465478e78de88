using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>Amounts that moved further than a contract does, or that contradict each other.</summary>
internal static class SuspiciousAmounts
{
    private static readonly decimal[] Slips = [10, 100, 1_000, 10_000];

    public static IEnumerable<Suspicion> Of(Suspect suspect) =>
        [.. OfTerms(suspect), .. OfPaidIn(suspect), .. Contradictions(suspect)];

    /// <summary>
    /// The terms of a contract or an intent against those known; of a new contract against those of its intent, from
    /// which it may well differ by half.
    /// </summary>
    private static IEnumerable<Suspicion> OfTerms(Suspect suspect)
    {
        foreach (var kind in (FactKind[])[FactKind.Signed, FactKind.Intended])
        {
            if (suspect.After.First(kind) is not { } now)
                continue;
            var known = suspect.Before?.First(kind);
            var was = known ?? (kind == FactKind.Signed ? suspect.After.First(FactKind.Intended) : null);
            if (Compare(was?.TotalInvestment, now.TotalInvestment, known is not null) is { } total)
                yield return suspect.At(
                    Field.TotalInvestment, total, $"{was!.TotalInvestment}", $"{now.TotalInvestment}");
            if (Compare(was?.ContractedCapital, now.ContractedCapital, known is not null) is { } contracted)
                yield return suspect.At(
                    Field.ContractedCapital, contracted, $"{was!.ContractedCapital}", $"{now.ContractedCapital}");
        }
    }

    /// <summary>Paid-in money grows by any share: only a slip can be told.</summary>
    private static IEnumerable<Suspicion> OfPaidIn(Suspect suspect)
    {
        if (suspect.Before is null)
            yield break;
        var (was, now) = (PaidIn(suspect.Before), PaidIn(suspect.After));
        if (Compare(was, now, known: false) is { } slip)
            yield return suspect.At(PaidInField(suspect), slip, $"{was}", $"{now}");
    }

    private static IEnumerable<Suspicion> Contradictions(Suspect suspect)
    {
        var (before, after) = (suspect.Before, suspect.After);
        if (IsContractAbove(after) && (before is null || !IsContractAbove(before)))
            yield return suspect.At(
                Field.ContractedCapital, SuspicionKind.ContractAboveInvestment,
                $"{after.First(FactKind.Signed)!.TotalInvestment}", $"{after.First(FactKind.Signed)!.ContractedCapital}");
        if (IsPaidAbove(after) && (before is null || !IsPaidAbove(before)))
            yield return suspect.At(
                PaidInField(suspect), SuspicionKind.PaidInAboveContract, $"{Promised(after)}", $"{PaidIn(after)}");
    }

    private static SuspicionKind? Compare(Money? was, Money? now, bool known)
    {
        if (was is not { Yuan: > 0 } old || now is not { } told || old == told)
            return null;
        var (low, high) = told < old ? (told, old) : (old, told);
        if (Array.Exists(Slips, slip => Math.Abs(high.Yuan - (low.Yuan * slip)) <= low.Yuan * slip / 100))
            return SuspicionKind.UnitSlip;
        return known && Math.Abs((decimal)told.Yuan - old.Yuan) > old.Yuan / 2m ? SuspicionKind.AmountJump : null;
    }

    private static bool IsContractAbove(Project project) =>
        project.First(FactKind.Signed) is { TotalInvestment: { Yuan: > 0 } total, ContractedCapital: { } contracted }
        && contracted > total;

    private static bool IsPaidAbove(Project project) =>
        Promised(project) is var promised && promised > Money.Zero && PaidIn(project) > promised;

    /// <summary>The contracted capital, or the total investment that stands in for it, with what was added to it.</summary>
    private static Money Promised(Project project)
    {
        var increases = project.Standing().Where(f => f.Kind == FactKind.CapitalIncreased).ToList();
        var signed = project.First(FactKind.Signed);
        return signed?.ContractedCapital is { Yuan: > 0 } contracted
            ? Sum(increases, f => f.ContractedCapital, contracted)
            : Sum(increases, f => f.Amount, (signed ?? project.First(FactKind.Intended))?.TotalInvestment);
    }

    private static Money PaidIn(Project project) =>
        Sum(project.Standing().Where(f => f.Kind == FactKind.PaidIn), f => f.Amount, null);

    private static Money Sum(IEnumerable<Fact> facts, Func<Fact, Money?> amount, Money? start) =>
        facts.Aggregate(start ?? Money.Zero, (sum, fact) => sum + (amount(fact) ?? Money.Zero));

    private static Field PaidInField(Suspect suspect) =>
        suspect.Project.Rows.Any(row => row.PaidInTotal is not null) ? Field.PaidInTotal
        : suspect.Project.Rows.Any(row => row.Kind == RowKind.PaidIn) ? Field.PaidInEntry
        : Field.PaidInThisYear;
}
