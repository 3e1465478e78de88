using Leads.Functions.Rates;

namespace Leads.Functions.Tests.Rates;

public sealed class RecentFoldsTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2026)]
    public void Whoever_knows_a_version_gets_all_that_was_folded_since_or_is_told_that_it_is_not_known(int seed)
    {
        output.WriteLine($"seed {seed}");
        var (random, recent, told) = (new Random(seed), RecentFolds.None(0), 0);
        var known = new List<Dictionary<Guid, byte>> { new() };
        for (var version = 1; version <= 300; version++)
        {
            var folded = Enumerable.Range(0, random.Next(random.Next(20) == 0 ? 300 : 8)).Select(_ => random.Next(500))
                .Distinct().ToDictionary(IdOf, _ => Packed(random));
            recent = recent.With(version, folded);
            known.Add(new(known[^1]));
            foreach (var (project, packed) in folded)
                known[^1][project] = packed.Span[0];
            Assert.True(recent.Projects.Sum(project => project.Packed.Length) < 30_000);
            for (var from = 0; from <= version; from++)
                told += AssertCatchesUp(recent, from, known) ? 1 : 0;
            Assert.Empty(recent.Since(version)!);
        }

        Assert.True(told > 1_000, $"{told}");
    }

    private static bool AssertCatchesUp(RecentFolds recent, int from, List<Dictionary<Guid, byte>> known)
    {
        if (recent.Since(from) is not { } missed)
            return false;
        var mine = new Dictionary<Guid, byte>(known[from]);
        foreach (var project in missed)
            mine[project.Project] = project.Packed.Span[0];
        Assert.Equal(known[^1].OrderBy(one => one.Key), mine.OrderBy(one => one.Key));
        return true;
    }

    private static Guid IdOf(int number) => new(number, 0, 0, new byte[8]);

    private static ReadOnlyMemory<byte> Packed(Random random)
    {
        var packed = new byte[random.Next(60, 200)];
        random.NextBytes(packed);
        return packed;
    }
}
