using System.Runtime.InteropServices;
using Leads.Domain.Projects;

namespace Leads.Domain.Rates;

/// <summary>
/// The one pure function behind every rate, count and list: facts and a question in, an exact answer out
/// (domain note, section 3). Nothing else in the product adds up projects.
/// </summary>
public static class Rates
{
    /// <summary>The key of the only group of <see cref="Dimension.Total"/>.</summary>
    public const string TotalKey = "total";

    /// <summary>Answers a question. Registered groups are listed even without projects.</summary>
    public static Answer Answer(RegionFacts facts, Question question, IReadOnlyList<GroupName> registered)
    {
        var tallies = new Tallies(question.By, facts.NameCount);
        var reader = new RowReader(facts, question);
        foreach (ref readonly var row in facts.Rows)
        {
            if (reader.Read(in row, out var reading))
                tallies.Add(in reading);
        }

        return new Answer(question, tallies.ToGroups(facts, registered));
    }

    /// <summary>
    /// Answers questions that differ only in their period, each by several dimensions, in one pass over the facts:
    /// what holds on the day is read once, and each project is added once, to its place in all dimensions.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<Answer>> AnswerAll(
        RegionFacts facts,
        IReadOnlyList<Question> periods,
        IReadOnlyList<(Dimension By, IReadOnlyList<GroupName> Registered)> by)
    {
        var stock = new RowReader(facts, periods[0]);
        var readers = periods.Select(question => new PeriodReader(facts, question)).ToArray();
        var places = periods.Select(_ => new Dictionary<Place, Tally>()).ToArray();
        foreach (ref readonly var row in facts.Rows)
        {
            if (!stock.ReadStock(in row, out var standing))
                continue;
            for (var i = 0; i < readers.Length; i++)
            {
                var reading = standing;
                readers[i].Read(in row, ref reading);
                if (reading.Figures != 0)
                    TallyAt(places[i], reading.Place).Add(in reading);
            }
        }

        return [.. periods.Select((question, i) => (IReadOnlyList<Answer>)
            [.. by.Select(d => RollUp(facts, question with { By = d.By }, places[i], d.Registered))])];
    }

    /// <summary>The projects behind a number of one group; its length and sum are that number.</summary>
    public static Explanation Explain(RegionFacts facts, Question question, Figure figure, string key)
    {
        var items = new List<Contribution>();
        var sum = Money.Zero;
        var reader = new RowReader(facts, question);
        foreach (ref readonly var row in facts.Rows)
        {
            if (!reader.Read(in row, out var reading) || !reading.Has(figure)
                || Tallies.KeyOf(facts, question.By, reading.Place) != key)
                continue;
            var amount = new Money(reading.AmountOf(figure));
            items.Add(new Contribution(row.Project, amount));
            sum += amount;
        }

        items.Sort((a, b) => a.Project.CompareTo(b.Project));
        return new Explanation(items, sum);
    }

    /// <summary>The ids of the projects that a filter lets through as of a day, in the order of their ids.</summary>
    public static IReadOnlyList<Guid> Select(RegionFacts facts, Question question)
    {
        var found = new List<Guid>();
        var reader = new RowReader(facts, question);
        foreach (ref readonly var row in facts.Rows)
        {
            if (IsThere(in row, question.AsOf.DayNumber) && reader.Read(in row, out _))
                found.Add(row.Project);
        }

        found.Sort();
        return found;
    }

    /// <summary>Facts that are all dated later do not exist yet; a project without any stays in sight.</summary>
    private static bool IsThere(in FactRow row, int day) =>
        Math.Min(row.FirstFact, row.FirstWaiting) is var first && (first <= day || first == FactRow.Never);

    /// <summary>
    /// The ids of the projects of which the contract, or without one the intent, has one of these total investments.
    /// </summary>
    public static IReadOnlyList<Guid> WithInvestment(RegionFacts facts, IReadOnlySet<Money> amounts)
    {
        var found = new List<Guid>();
        foreach (ref readonly var row in facts.Rows)
        {
            var investment = row.Signed == FactRow.Never ? row.IntendedInvestment : row.SignedInvestment;
            if (!row.Undone && investment > 0 && amounts.Contains(new Money(investment)))
                found.Add(row.Project);
        }

        return found;
    }

    /// <summary>The ids of the projects whose holders on a day, unit and chain, are among those asked for.</summary>
    public static IReadOnlySet<Guid> HeldBy(RegionFacts facts, DateOnly day, Func<string, string, bool> holders)
    {
        var found = new HashSet<Guid>();
        foreach (ref readonly var row in facts.Rows)
        {
            var on = new RowOn(in row, facts, day.DayNumber);
            if (!row.Undone && holders(facts.NameOf(on.Unit()), facts.NameOf(on.Chain())))
                found.Add(row.Project);
        }

        return found;
    }

    /// <summary>The keys of all chains and units that the projects have, or had on some day.</summary>
    public static (IReadOnlySet<string> Chains, IReadOnlySet<string> Units) Holders(RegionFacts facts)
    {
        var (chains, units) = (new HashSet<int>(), new HashSet<int>());
        foreach (ref readonly var row in facts.Rows)
        {
            if (row.Undone)
                continue;
            chains.Add(row.Chain);
            units.Add(row.Unit);
            if (row.LastAssigned == int.MinValue)
                continue;
            foreach (var e in facts.EventsOf(in row))
            {
                if (e.Kind == EventKind.ChainAssigned)
                    chains.Add((int)e.Value);
                else if (e.Kind == EventKind.UnitAssigned)
                    units.Add((int)e.Value);
            }
        }

        return (Named(chains), Named(units));

        HashSet<string> Named(HashSet<int> names) =>
            [.. names.Select(facts.NameOf).Where(name => name.Length > 0)];
    }

    /// <summary>What the facts say of one project as of a day; null when it is not known.</summary>
    public static ProjectView? View(RegionFacts facts, Guid project, DateOnly asOf, RegionSettings settings)
    {
        if (!facts.TryFind(project, out var index))
            return null;
        var row = new RowOn(in facts.Rows[index], facts, asOf.DayNumber);
        return ProjectView.Of(row, facts, new WarningDays(asOf, settings.Warnings));
    }

    /// <summary>The same of a project at hand.</summary>
    public static ProjectView View(Project project, DateOnly asOf, RegionSettings settings)
    {
        var facts = new RegionFacts();
        facts.Set(project.Id, FactPacking.Pack(project));
        return View(facts, project.Id, asOf, settings)!;
    }

    /// <summary>The numerator's figure of a rate.</summary>
    public static Figure Numerator(RateKind rate) => rate switch
    {
        RateKind.Signing => Figure.IntendedSigned,
        RateKind.Fulfilment => Figure.Fulfilled,
        RateKind.Landing => Figure.Landed,
        RateKind.Opening => Figure.Opened,
        RateKind.Producing => Figure.Producing,
        RateKind.Capacity => Figure.AtCapacity,
        RateKind.Funds => Figure.FundsPaid,
    };

    /// <summary>The denominator's figure of a rate.</summary>
    public static Figure Denominator(RateKind rate) => rate switch
    {
        RateKind.Signing => Figure.Intended,
        RateKind.Fulfilment or RateKind.Landing or RateKind.Opening or RateKind.Producing => Figure.Signed,
        RateKind.Capacity => Figure.CapacityDue,
        RateKind.Funds => Figure.FundsContracted,
    };

    private static Tally TallyAt(Dictionary<Place, Tally> places, Place place)
    {
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(places, place, out _);
        return tally ??= new Tally();
    }

    private static Answer RollUp(
        RegionFacts facts, Question question, Dictionary<Place, Tally> places, IReadOnlyList<GroupName> registered)
    {
        var tallies = new Tallies(question.By, facts.NameCount);
        foreach (var (place, tally) in places)
            tallies.Add(place, tally);
        return new Answer(question, tallies.ToGroups(facts, registered));
    }
}
