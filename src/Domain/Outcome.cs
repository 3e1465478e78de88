namespace Leads.Domain;

/// <summary>
/// What a rule decides: the accepted result, or a refusal with its reason. A refusal is a value, never an exception
/// (docs/decisions/0002).
/// </summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    /// <summary>Folds both cases into one value.</summary>
    public abstract TResult Match<TResult>(Func<T, TResult> accepted, Func<Refusal, TResult> refused);

    /// <summary>The rule lets it pass.</summary>
    public sealed record Accepted(T Value) : Outcome<T>
    {
        public override TResult Match<TResult>(Func<T, TResult> accepted, Func<Refusal, TResult> refused) =>
            accepted(Value);
    }

    /// <summary>The rule says no.</summary>
    public sealed record Refused(Refusal Refusal) : Outcome<T>
    {
        public override TResult Match<TResult>(Func<T, TResult> accepted, Func<Refusal, TResult> refused) =>
            refused(Refusal);
    }

    public static implicit operator Outcome<T>(T value) => new Accepted(value);

    public static implicit operator Outcome<T>(Refusal refusal) => new Refused(refusal);
}

/// <summary>Why a rule says no.</summary>
/// <param name="Reason">The reason, for programs.</param>
/// <param name="Field">The field of the request that it concerns, camelCase; empty when it is not about one.</param>
public sealed record Refusal(RefusalReason Reason, string Field = "");

/// <summary>Every reason a rule can refuse for. The words a person reads are chosen at the edge, in their language.</summary>
public enum RefusalReason
{
    /// <summary>A fact may not be dated later than today.</summary>
    DatedInTheFuture,

    /// <summary>A date before 1949-10-01 cannot be a project's.</summary>
    DatedTooEarly,

    /// <summary>PaidIn and CapitalIncreased need an amount above zero; no amount may be below it.</summary>
    AmountMissing,

    /// <summary>This kind of fact carries no amount.</summary>
    AmountNotAllowed,

    /// <summary>A signature's terms come with the signature or by correction, a second signature may not change them.</summary>
    TermsNotAllowed,

    /// <summary>A rejection, a termination, a suspension or a correction needs its reason.</summary>
    ReasonMissing,

    /// <summary>No such fact on this project.</summary>
    UnknownFact,

    /// <summary>The fact has already been replaced by a correction; correct that one.</summary>
    AlreadyReplaced,

    /// <summary>Only a waiting fact can be recognised or rejected, and a recognised one only be raised.</summary>
    NotWaiting,

    /// <summary>A recognised fact can be raised to a higher level, never lowered.</summary>
    LevelNotHigher,

    /// <summary>Only the bureau recognises.</summary>
    OnlyTheBureau,

    /// <summary>Four eyes: whoever recorded a fact may not recognise it.</summary>
    FourEyes,

    /// <summary>This kind of fact is recognised only with an evidence file.</summary>
    EvidenceMissing,

    /// <summary>Another unit has the project (首报首谈): only as one of its own can it be recognised.</summary>
    Collides,

    /// <summary>A project keeps a bounded number of evidence files.</summary>
    TooManyFiles,

    /// <summary>No such evidence file on this project.</summary>
    UnknownEvidence,

    /// <summary>The evidence file is withdrawn already.</summary>
    AlreadyWithdrawn,

    /// <summary>A resumption needs a suspension before it, a reinstatement a termination.</summary>
    NothingToRevive,

    /// <summary>The same fact (kind, date, amount) is already recorded.</summary>
    AlreadyRecorded,

    /// <summary>A first assignment gives a unit, a chain or a leader; this one gives none.</summary>
    NothingAssigned,

    /// <summary>The project already has its intent or signature; its terms change by correction only.</summary>
    UseCorrection,
}
