namespace Leads.Domain.Projects;

/// <summary>One thing that happened to a project: what its history tells and what makes its state.</summary>
public abstract record Change
{
    private Change()
    {
    }

    /// <summary>The project after it.</summary>
    public abstract Project Apply(Project project);

    /// <summary>A fact was recorded, as it is; a correction too.</summary>
    public sealed record FactRecorded(Fact Fact) : Change
    {
        public override Project Apply(Project project) => project with { Facts = [.. project.Facts, Fact] };
    }

    /// <summary>A waiting fact was recognised at a level, or rejected with a reason.</summary>
    public sealed record FactDecided(Guid Fact, Recognition State, string By, DateTimeOffset At, string? Reason) : Change
    {
        /// <summary>The level that it was recognised at; null for a rejection.</summary>
        public RecognitionLevel? Level { get; init; }

        /// <summary>The project is one of its own although others have its natural key.</summary>
        public bool Separate { get; init; }

        public override Project Apply(Project project) => project with
        {
            Separate = project.Separate || Separate,
            Facts = [.. project.Facts.Select(f => f.Id == Fact ? Decided(f) : f)],
        };

        private Fact Decided(Fact fact) => fact with
        {
            State = State,
            DecidedBy = By,
            DecidedAt = At,
            DecidedLevel = Level,
            SelfRecognised = State == Recognition.Recognised && fact.RecordedBy == By,
            Rejection = State == Recognition.Rejected ? Reason : null,
        };
    }

    /// <summary>
    /// A recognised fact was recognised at a higher level, too. Who first recognised it and when stays: it has counted
    /// since then.
    /// </summary>
    public sealed record LevelRaised(Guid Fact, RecognitionLevel Was, RecognitionLevel Is) : Change
    {
        public override Project Apply(Project project) => project with
        {
            Facts = [.. project.Facts.Select(f => f.Id == Fact ? f with { DecidedLevel = Is } : f)],
        };
    }

    /// <summary>An evidence file came in.</summary>
    public sealed record EvidenceAdded(EvidenceFile File) : Change
    {
        public override Project Apply(Project project) =>
            project with { EvidenceFiles = [.. project.EvidenceFiles, File] };
    }

    /// <summary>An evidence file was withdrawn; it is kept and stands for nothing.</summary>
    public sealed record EvidenceWithdrawn(EvidenceFile File, EvidenceWithdrawal Withdrawal) : Change
    {
        public override Project Apply(Project project) => project with
        {
            EvidenceFiles =
                [.. project.EvidenceFiles.Select(f => f.Id == File.Id ? f with { Withdrawal = Withdrawal } : f)],
        };
    }

    /// <summary>Plain fields were changed.</summary>
    public sealed record FieldsChanged(ProjectFields Was, ProjectFields Is) : Change
    {
        public override Project Apply(Project project) => project with { Fields = Is };
    }

    /// <summary>Unit, chain or leader were assigned.</summary>
    public sealed record Assigned(Assignment Assignment) : Change
    {
        public override Project Apply(Project project) =>
            project with { Assignments = [.. project.Assignments, Assignment] };
    }

    /// <summary>A chain was merged into another: who held the project under the old key holds it under the new one.</summary>
    public sealed record ChainMerged(string From, string Into) : Change
    {
        public override Project Apply(Project project) => project with
        {
            Assignments = [.. project.Assignments.Select(a => a.Chain == From ? a with { Chain = Into } : a)],
            Fields = project.Fields with
            {
                SecondaryChains = [.. project.Fields.SecondaryChains.Select(c => c == From ? Into : c).Distinct()],
            },
        };
    }

    /// <summary>A unit was merged into another.</summary>
    public sealed record UnitMerged(string From, string Into) : Change
    {
        public override Project Apply(Project project) => project with
        {
            Assignments = [.. project.Assignments.Select(a => a.Unit == From ? a with { Unit = Into } : a)],
        };
    }

    /// <summary>A progress note was written.</summary>
    public sealed record Noted(Note Note) : Change
    {
        public override Project Apply(Project project) => project with { Notes = [.. project.Notes, Note] };
    }

    /// <summary>The next step was set.</summary>
    public sealed record NextStepSet(NextStep Step) : Change
    {
        public override Project Apply(Project project) => project with { NextSteps = [.. project.NextSteps, Step] };
    }

    /// <summary>A problem was reported, changed or solved.</summary>
    public sealed record ProblemSet(Problem Problem) : Change
    {
        public override Project Apply(Project project) => project with
        {
            Problems = [.. project.Problems.Where(p => p.Id != Problem.Id), Problem],
        };
    }
}
