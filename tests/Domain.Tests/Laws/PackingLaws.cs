using Leads.Domain.Projects;
using Leads.Domain.Rates;
using RateRules = Leads.Domain.Rates.Rates;

namespace Leads.Domain.Tests.Laws;

public sealed class PackingLaws
{
    [Fact]
    public void The_order_of_recording_does_not_change_the_packed_bytes() => Case.Check(1500, c =>
    {
        var random = new Random(c.Seed);
        foreach (var project in c.Projects)
            Assert.Equal(FactPacking.Pack(project), FactPacking.Pack(Shuffled(project, random)));
    });

    [Fact]
    public void Late_early_and_repeated_deliveries_give_the_same_answers() => Case.Check(1500, c =>
    {
        var random = new Random(c.Seed);
        var deliveries = c.Projects.SelectMany(p => Deliveries(p, random)).ToArray();
        random.Shuffle(deliveries);
        var facts = Case.Pack(deliveries);
        Assert.Equal(Ask.Text(c.Answer()), Ask.Text(Ask.Answer(facts, c.Question, Case.Registered).Groups));
        Assert.All(c.Projects, p => Assert.Equal(p.Version, facts.VersionOf(p.Id)));
    });

    [Fact]
    public void A_table_that_was_tidied_up_gives_the_same_answers() => Case.Check(20, c =>
    {
        var facts = c.Facts();
        for (var round = 0; round < 300; round++)
            foreach (var project in c.Projects)
                facts.Set(project.Id, FactPacking.Pack(project with { Version = project.Version + round }));
        Assert.Equal(Ask.Text(c.Answer()), Ask.Text(Ask.Answer(facts, c.Question, Case.Registered).Groups));
    }, projects: 30);

    [Fact]
    public void A_project_reads_from_the_packed_bytes_as_it_was() => Case.Check(1500, c =>
    {
        var (facts, day) = (c.Facts(), c.Question.AsOf);
        foreach (var slow in c.Projects.Select(p => new SlowProject(p, c.Question)))
        {
            var view = Ask.View(facts, slow.Project.Id, c.Question);
            Assert.Equal(slow.Investment, view.Investment);
            Assert.Equal(
                (slow.Unit, slow.Chain, slow.PaidIn, slow.IsTerminated, slow.IsSuspended),
                (view.Unit, view.Chain, view.PaidIn, view.IsTerminated, view.IsSuspended));
            Assert.Equal(slow.Project.UpdatedOn().Where(on => on <= day).Max(on => (DateOnly?)on), view.LastUpdate);
            Assert.Equal(Furthest(slow), view.Furthest);
        }
    });

    [Fact]
    public void The_version_reads_without_the_rest_and_of_anything_else_there_is_none() => Case.Check(500, c =>
    {
        var random = new Random(c.Seed);
        foreach (var project in c.Projects)
        {
            var packed = FactPacking.Pack(project with { Version = 1 + random.Next(1 << random.Next(31)) });
            var facts = new RegionFacts();
            facts.Set(project.Id, packed);
            Assert.Equal(facts.VersionOf(project.Id), FactPacking.VersionOf(packed));
            Assert.Equal(0, FactPacking.VersionOf(packed.AsSpan(0, random.Next(2))));
            packed[0] = 255;
            Assert.Equal(0, FactPacking.VersionOf(packed));
        }
    });

    [Fact]
    public void A_copy_answers_the_same_and_changes_apart() => Case.Check(500, c =>
    {
        var facts = c.Facts();
        var copy = facts.Copy();
        foreach (var project in c.Projects)
            copy.Set(project.Id, FactPacking.Pack(project with { Version = project.Version + 1, Facts = [] }));
        copy.Set(new Guid(1, 2, 3, new byte[8]), FactPacking.Pack(new Life().Signed("2026-01-05").Of("新镇").Project()));
        Assert.Equal(Ask.Text(c.Answer()), Ask.Text(Ask.Answer(facts, c.Question, Case.Registered).Groups));
        Assert.Equal((c.Projects.Count, c.Projects.Count + 1), (facts.Count, copy.Count));
    });

    [Fact]
    public void The_holders_are_all_that_projects_have_on_any_day() => Case.Check(500, c =>
    {
        var (chains, units) = RateRules.Holders(c.Facts());
        var days = c.Projects.Where(p => !p.Undone).SelectMany(
            p => p.Assignments.Select(a => a.From).Append(DateOnly.MinValue).Select(day => (Project: p, Day: day))).ToList();
        Assert.Equal(Held(a => a.Chain), chains.Order(StringComparer.Ordinal));
        Assert.Equal(Held(a => a.Unit), units.Order(StringComparer.Ordinal));

        IEnumerable<string> Held(Func<Assignment, string?> dimension) =>
            days.Select(one => one.Project.HolderOn(one.Day, dimension)).Where(name => name.Length > 0)
                .Distinct().Order(StringComparer.Ordinal);
    });

    [Fact]
    public void Warnings_equal_the_slow_ones() => Case.Check(2000, c =>
    {
        var facts = c.Facts();
        foreach (var project in c.Projects)
        {
            var found = Ask.View(facts, project.Id, c.Question).Warnings;
            Assert.Equal(
                SlowWarnings.Of(new SlowProject(project, c.Question), c.Question),
                found.Aggregate(Warnings.None, (all, one) => all | one.Kind));
            Assert.All(found, warning => Assert.True(warning.Days >= 0));
        }
    });

    [Fact]
    public void Damaged_bytes_are_refused_as_invalid_and_leave_the_table_as_it_was() => Case.Check(3000, c =>
    {
        if (c.Projects.Count == 0)
            return;
        var (random, facts, project) = (new Random(c.Seed), c.Facts(), c.Projects[0]);
        var before = Ask.Text(Ask.Answer(facts, c.Question, Case.Registered).Groups);
        var damaged = Damage(FactPacking.Pack(project), random);
        if (Record.Exception(() => facts.Set(project.Id, damaged)) is not { } refusal)
        {
            // Some damage is another truth; then it must be one that can be answered from.
            Assert.NotNull(Ask.View(facts, project.Id, c.Question));
            return;
        }

        Assert.IsType<InvalidDataException>(refusal);
        Assert.Equal(before, Ask.Text(Ask.Answer(facts, c.Question, Case.Registered).Groups));
    });

    [Fact]
    public void Any_bytes_are_refused_as_invalid_or_read() => Case.Check(3000, c =>
    {
        var random = new Random(c.Seed);
        var bytes = new byte[random.Next(60)];
        random.NextBytes(bytes);
        if (bytes.Length > 0)
            bytes[0] = 1;
        var facts = new RegionFacts();
        if (Record.Exception(() => facts.Set(Guid.Empty, bytes)) is not { } refusal)
            return;
        Assert.IsType<InvalidDataException>(refusal);
        Assert.Equal(0, facts.Count);
    }, projects: 0);

    private static IEnumerable<Project> Deliveries(Project project, Random random)
    {
        for (var again = random.Next(1, 4); again > 0; again--)
            yield return project;
        for (var stale = project.Version - 1; stale > 0 && random.Next(3) > 0; stale--)
            yield return project with { Version = stale, Facts = [.. project.Facts.Take(random.Next(3))] };
    }

    private static Project Shuffled(Project project, Random random) => project with
    {
        Facts = Shuffled(project.Facts, random),
        Assignments = Shuffled(project.Assignments, random),
        Notes = Shuffled(project.Notes, random),
        NextSteps = Shuffled(project.NextSteps, random),
        Problems = Shuffled(project.Problems, random),
    };

    private static T[] Shuffled<T>(IEnumerable<T> items, Random random)
    {
        T[] shuffled = [.. items];
        random.Shuffle(shuffled);
        return shuffled;
    }

    private static byte[] Damage(byte[] packed, Random random)
    {
        byte[] damaged = random.Next(4) == 0 ? packed[..random.Next(packed.Length)] : [.. packed];
        for (var times = random.Next(1, 4); times > 0 && damaged.Length > 0; times--)
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return damaged;
    }

    private static FactKind? Furthest(SlowProject project) => Enum.GetValues<FactKind>()
        .Where(kind => kind <= FactKind.AtCapacity && project.Has(kind)).Max(kind => (FactKind?)kind);
}
