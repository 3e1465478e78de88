using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Functions.Storage;

namespace Leads.Bench;

/// <summary>Projects as a county has them: every stage, chain and unit, over six years. The same in every run.</summary>
internal static class Seeds
{
    private const int Kinds = 20_000;
    private const int PerCommit = 2_000;

    private static readonly string[] s_sectors = ["农业", "工业", "商贸流通"];

    public static IReadOnlyList<string> Chains { get; } = [.. Enumerable.Range(1, 12).Select(n => $"第{n}产业链")];

    public static IReadOnlyList<string> Units { get; } = [.. Enumerable.Range(1, 30).Select(n => $"第{n}镇")];

    /// <summary>The body of a capture.</summary>
    public static string Capture(string name, int number) => $$"""
        {"name":"年产十万吨果品加工项目{{name}}","investor":"山东某某果业有限公司{{number % 997}}","sector":"{{s_sectors[number % 3]}}","chain":"{{Chains[number % 12]}}","unit":"{{Units[number % 30]}}","totalInvestment":{{(number % 200) + 1}}.5,"contractedCapital":{{(number % 150) + 1}},"on":"{{DateTime.UtcNow.Year}}-01-15"}
        """;

    /// <summary>
    /// Writes the packed facts of so many projects past the program, in a folder that nobody holds; their documents
    /// are left out, no rate reads them.
    /// </summary>
    public static async Task FillAsync(string folder, string region, int count)
    {
        await using var storage = Bench.OpenStorage(folder);
        var random = new Random(2026);
        var kinds = Enumerable.Range(0, Math.Min(count, Kinds)).Select(_ => FactPacking.Pack(Project(random))).ToList();
        var now = DateTimeOffset.UtcNow;
        for (var at = 0; at < count; at += PerCommit)
        {
            await storage.CommitAsync(
                region,
                [.. Enumerable.Range(at, Math.Min(PerCommit, count - at)).Select(number =>
                    new Operation.PutPacked(Guid.CreateVersion7(now.AddMilliseconds(number)), kinds[number % kinds.Count]))],
                CancellationToken.None);
            var pending = (await storage.ReadPendingAsync(region, PerCommit, CancellationToken.None)).Rows;
            await storage.CommitAsync(
                region, [new Operation.DeletePending([.. pending.Select(row => row.Sequence)])], CancellationToken.None);
        }
    }

    private static Project Project(Random random)
    {
        var signed = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(-random.Next(1, 6 * 365));
        var author = new Author("bench", DateTimeOffset.UtcNow, signed.AddDays(2_500), Recognises: true);
        var first = new RecordFact
        {
            Id = Guid.CreateVersion7(),
            Kind = random.Next(4) == 0 ? FactKind.Intended : FactKind.Signed,
            On = signed,
            TotalInvestment = Money.FromYi(random.Next(1, 200) / 10m),
            ContractedCapital = Money.FromYi(random.Next(1, 100) / 10m),
        };
        var fields = new ProjectFields { Name = "项目", Sector = s_sectors[random.Next(3)] };
        var captured = ProjectRules.Capture(
            Guid.CreateVersion7(), fields, first, Units[random.Next(30)], Chains[random.Next(12)], null, author);
        var project = captured.Match(done => done, refusal => throw new InvalidOperationException($"{refusal}"));
        return first.Kind == FactKind.Intended ? project : Advance(project, signed, author, random);
    }

    private static Project Advance(Project project, DateOnly on, Author author, Random random)
    {
        FactKind[] stages =
            [FactKind.Incorporated, FactKind.SiteSecured, FactKind.Opened, FactKind.PaidIn, FactKind.PaidIn, FactKind.Producing];
        foreach (var kind in stages.Take(random.Next(stages.Length + 1)))
        {
            on = on.AddDays(random.Next(5, 120));
            var command = new RecordFact
            {
                Id = Guid.CreateVersion7(),
                Kind = kind,
                On = on,
                Amount = kind == FactKind.PaidIn ? Money.FromYi(random.Next(1, 30) / 10m) : null,
            };
            var change = ProjectRules.Record(project, command, author)
                .Match(done => done, refusal => throw new InvalidOperationException($"{refusal}"));
            project = ProjectRules.Evolve(project, [change]);
        }

        return project;
    }
}
