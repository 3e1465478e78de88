using Leads.Domain.Projects;

namespace Leads.Domain.Tests.Laws;

/// <summary>
/// Lives through the history of one project, mostly by the rules and sometimes past them, as an import may. Days come
/// from a small pool, so that many things fall on the same day.
/// </summary>
internal sealed class RandomHistory(Random random)
{
    public static readonly DateOnly Today = new(2026, 6, 15);

    public static readonly IReadOnlyList<DateOnly> Days =
    [
        new(2023, 2, 28), new(2023, 12, 31), new(2024, 1, 1), new(2024, 2, 29), new(2024, 8, 31), new(2024, 11, 30),
        new(2024, 12, 31), new(2025, 1, 1), new(2025, 1, 2), new(2025, 2, 28), new(2025, 5, 16), new(2025, 6, 14),
        new(2025, 6, 15), new(2025, 6, 16), new(2025, 12, 14), new(2025, 12, 15), new(2025, 12, 31), new(2026, 1, 1),
        new(2026, 1, 31), new(2026, 3, 15), new(2026, 3, 16), new(2026, 5, 15), new(2026, 5, 16), new(2026, 5, 17),
        new(2026, 6, 14), Today,
    ];

    private static readonly long?[] Amounts =
    [
        null, 0, 1, 49_999_999, 50_000_000, 99_999_999, 100_000_000, 499_999_999, 500_000_000, 999_999_999,
        1_000_000_000, 123_456_789_012,
    ];

    private static readonly string[] Names = ["", "食品医药", "5G/人工智能", "新能源"];

    private int minutes;

    public Project Live()
    {
        var project = Born();
        for (var left = random.Next(0, 22); left > 0; left--)
            project = random.Next(7) switch
            {
                0 => Step(project, Correct(project)),
                1 => Step(project, DecideOne(project)),
                2 => Aside(project),
                3 => Chance(3) ? project with { Facts = [.. project.Facts, Unruly()] } : project,
                _ => Step(project, ProjectRules.Record(project, Command(AnyKind()), AnyAuthor())),
            };
        return project;
    }

    /// <summary>A question's day: one of the pool, or the day before or after.</summary>
    public DateOnly Near() => Days[random.Next(Days.Count)].AddDays(random.Next(-1, 2));

    public Money? Amount() => Amounts[random.Next(Amounts.Length)] is { } yuan ? new Money(yuan) : null;

    public string Name() => Names[random.Next(Names.Length)];

    public bool Chance(int oneIn) => random.Next(oneIn) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public FactKind AnyKind() => Pick(Enum.GetValues<FactKind>());

    public Guid Id()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>What somebody may want to record; mostly whole, now and then with a part missing.</summary>
    public RecordFact Command(FactKind kind) => new()
    {
        Id = Id(),
        Kind = kind,
        On = Pick(Days),
        Amount = kind.HasAmount() ? Amount() : null,
        TotalInvestment = kind.HasTerms() ? Amount() : null,
        ContractedCapital = kind.HasTerms() || kind == FactKind.CapitalIncreased ? Amount() : null,
        Cause = kind.NeedsCause() ? "资金" : null,
    };

    public Author AnyAuthor() => new("someone", Now(), Today, !Chance(4));

    private Project Born()
    {
        var first = Command(Pick([FactKind.Intended, FactKind.Intended, FactKind.Signed]));
        return ProjectRules.Capture(Id(), Fields(), first, Name(), Name(), null, AnyAuthor())
            .Match(project => project, refusal => throw new InvalidOperationException(refusal.ToString()));
    }

    private ProjectFields Fields() => new()
    {
        Name = "项目",
        Sector = Name(),
        Origin = Chance(4) ? null : Pick(Enum.GetValues<Origin>()),
        AgreedOpening = Chance(2) ? Near() : null,
        AgreedProduction = Chance(2) ? Near() : null,
        AgreedCapacity = Chance(3) ? null : Near(),
        Counted = !Chance(5),
    };

    private static Project Step(Project project, Outcome<Change> outcome) =>
        outcome.Match(change => ProjectRules.Evolve(project, [change]), _ => project);

    private Outcome<Change> Correct(Project project)
    {
        var old = Pick(project.Facts);
        return ProjectRules.Correct(project, old.Id, Command(old.Kind), "更正", Chance(4), AnyAuthor());
    }

    private Outcome<Change> DecideOne(Project project) =>
        RecognitionRules.Decide(
            project, new DecideFact(Pick(project.Facts).Id, !Chance(3), "材料不全", Separate: true),
            AnyAuthor() with { Recognises = true });

    private Project Aside(Project project) => random.Next(4) switch
    {
        0 => Step(project, ProjectRules.Assign(
            Pick(Days), Chance(2) ? Name() : null, Chance(2) ? Name() : null, null, AnyAuthor())),
        1 => project with { Notes = [.. project.Notes, new Note(Id(), Pick(Days), "", false, "", Now(), Pick(Days))] },
        2 => project with { NextSteps = [.. project.NextSteps, new NextStep(Id(), "", Near(), "", Now(), Pick(Days))] },
        _ => project with { Problems = [.. project.Problems, Trouble()] },
    };

    private Problem Trouble() => new()
    {
        Id = Id(),
        Text = "用地",
        Due = Chance(4) ? null : Near(),
        OpenedOn = Pick(Days),
        SolvedOn = Chance(2) ? Pick(Days) : null,
        By = "",
        At = Now(),
    };

    /// <summary>A fact that the rules would not have let in this way, but that can be on record.</summary>
    private Fact Unruly()
    {
        var command = Command(AnyKind());
        return new Fact
        {
            Id = command.Id,
            Kind = command.Kind,
            On = command.On,
            Amount = command.Kind.HasAmount() ? command.Amount ?? Money.Zero : null,
            TotalInvestment = command.TotalInvestment,
            ContractedCapital = command.ContractedCapital,
            State = Chance(2) ? Recognition.Recognised : Pick(Enum.GetValues<Recognition>()),
            RecordedBy = "",
            RecordedAt = Now(),
            RecordedOn = Pick([.. Days.Where(day => day >= command.On)]),
        };
    }

    private DateTimeOffset Now() => new DateTimeOffset(2026, 6, 15, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes++ / 2);
}
