using static Leads.Functions.People.Roles;

namespace Leads.Functions.People;

/// <summary>
/// Who may call what: every operation by its name, with the roles that it admits. What is not in this table is refused
/// to everybody. Units and teams see, in what admits them, only what their <see cref="Scope"/> covers.
/// </summary>
internal static class Permissions
{
    private static readonly Dictionary<string, Permit> s_table = new(StringComparer.Ordinal)
    {
        // For everyone who is signed in, whatever the role.
        ["Contract"] = Permit.SignedIn,
        ["ListRegions"] = Permit.SignedIn,
        ["Dashboard"] = Permit.SignedIn,
        ["GetMe"] = Permit.Oneself,
        ["SignOut"] = Permit.Oneself,
        ["ChangePassword"] = Permit.Oneself,
        ["PasswordPage"] = Permit.Oneself,
        ["ChangePasswordByPage"] = Permit.Oneself,
        ["SignOutByPage"] = Permit.Oneself,
        ["ListTokens"] = Permit.SignedIn,
        ["CreateToken"] = Permit.SignedIn,
        ["RevokeToken"] = Permit.SignedIn,

        // People.
        ["GetPeopleTrail"] = new(Administrator),
        ["ListPeople"] = new(Administrator),
        ["GetPerson"] = new(Administrator),
        ["PutPerson"] = new(Administrator),
        ["SetPassword"] = new(Administrator),
        ["CreateLink"] = new(Administrator),
        ["SetUpPage"] = new(Administrator),
        ["SetUp"] = new(Administrator),

        // The region and its registry.
        ["GetRegion"] = new(All),
        ["PutRegion"] = new(Deciding),
        ["ListChains"] = new(All),
        ["GetChain"] = new(All),
        ["PutChain"] = new(Deciding),
        ["DeleteChain"] = new(Deciding),
        ["ListUnits"] = new(All),
        ["GetUnit"] = new(All),
        ["PutUnit"] = new(Deciding),
        ["DeleteUnit"] = new(Deciding),
        ["GetTargets"] = new(All),
        ["PutTargets"] = new(Deciding),
        ["ListRecipients"] = new(Deciding | Auditor),
        ["GetRecipient"] = new(Deciding | Auditor),
        ["PutRecipient"] = new(Deciding),
        ["DeleteRecipient"] = new(Deciding),
        ["MergeNames"] = new(Deciding),

        // Views of the ledger that are shared: their words may name any project.
        ["ListViews"] = new(Whole),
        ["PutView"] = new(Deciding),
        ["DeleteView"] = new(Deciding),

        // Projects and their facts.
        ["ListProjects"] = new(All),
        ["ExportProjects"] = new(All),
        ["ExportChosen"] = new(All),
        ["GetProject"] = new(All),
        ["ProjectPage"] = new(All),
        ["CaptureIntended"] = new(Deciding | Unit),
        ["CaptureSigned"] = new(Deciding | Unit),
        ["RecordFact"] = new(Deciding | Unit),
        ["CorrectFact"] = new(Deciding | Unit),
        ["RecogniseFact"] = new(Deciding),
        ["RecogniseFacts"] = new(Deciding),
        ["ListWaiting"] = new(Deciding | Auditor),
        ["AddEvidence"] = new(Deciding | Unit),
        ["GetEvidence"] = new(All),
        ["WithdrawEvidence"] = new(Deciding),
        ["PatchProject"] = new(Deciding),
        ["AssignProject"] = new(Deciding),
        ["WriteNote"] = new(Deciding | Unit | Team),
        ["SetNextStep"] = new(Deciding | Unit | Team),
        ["ReportProblem"] = new(Deciding | Unit | Team),
        ["AddTrip"] = new(Deciding),
        ["ListTrips"] = new(Whole | Team),
        ["ExportTrips"] = new(Whole | Team),

        // Rates.
        ["GetRates"] = new(All),
        ["ExplainRate"] = new(All),
        ["GetTrail"] = new(Deciding | Auditor),
        ["Reconcile"] = new(Deciding | Auditor),
        ["ListParked"] = new(Deciding | Auditor),
        ["ReplayParked"] = new(Deciding),

        // Ledgers in.
        ["ImportLedger"] = new(Deciding),
        ["ListImports"] = new(Deciding | Auditor),
        ["GetImport"] = new(Deciding),
        ["PatchImportRows"] = new(Deciding),
        ["CommitImport"] = new(Deciding),
        ["UndoImport"] = new(Deciding),
        ["GetTemplate"] = new(All),

        // Reports received, points.
        ["ListReports"] = new(Whole | Unit),
        ["PutReport"] = new(Deciding | Unit),
        ["DeleteReport"] = new(Deciding),
        ["EnterPoints"] = new(Deciding),
        ["ListPoints"] = new(Whole),
        ["ReversePoints"] = new(Deciding),

        // Scorecards.
        ["ListScorecards"] = new(All),
        ["GetScorecard"] = new(All),
        ["IssuePage"] = new(All),
        ["ExplainPage"] = new(All),
        ["PreviewScorecard"] = new(Whole),
        ["PreviewPage"] = new(Whole),
        ["GetScorecardDraft"] = new(Deciding),
        ["PutScorecardDraft"] = new(Deciding),
        ["DraftPage"] = new(Deciding),
        ["ActOnDraft"] = new(Deciding),
        ["IssueScorecard"] = new(Deciding),
        ["HoldScorecard"] = new(Deciding),
        ["ResendScorecard"] = new(Deciding),
        ["CorrectScorecard"] = new(Deciding),
        ["ListScorecardMails"] = new(Deciding | Auditor),
        ["ResumeMail"] = new(Administrator),

        // Open to all: what they tell is public, or they check a secret of their own.
        ["Root"] = Permit.Open,
        ["DashboardFile"] = Permit.Open,
        ["DashboardIcon"] = Permit.Open,
        ["GetHealth"] = Permit.Open,
        ["GetReady"] = Permit.Open,
        ["OpenLink"] = Permit.Door,
        ["SignIn"] = Permit.Door,
        ["SignInPage"] = Permit.Door,
        ["SignInByPage"] = Permit.Door,
        ["StartAtProvider"] = Permit.Door,
        ["BackFromProvider"] = Permit.Door,
        ["NoteMailEvents"] = Permit.Open,
    };

    /// <summary>The whole table, by name of operation.</summary>
    public static IReadOnlyDictionary<string, Permit> Table { get; } = s_table;

    /// <summary>
    /// The permit of what an address means; null where there is none: nobody may. Triggers, which are mapped only where
    /// nobody but the Functions host reaches them, bring their own.
    /// </summary>
    public static Permit? Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<Permit>() ?? OfName(endpoint);

    private static Permit? OfName(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<IEndpointNameMetadata>() is { } named
            ? s_table.GetValueOrDefault(named.EndpointName)
            : null;
}

/// <summary>Who is admitted to an operation.</summary>
/// <param name="Roles">The roles; none where signing in is enough.</param>
internal sealed record Permit(Roles Roles)
{
    /// <summary>Anyone, signed in or not.</summary>
    public static readonly Permit Open = new(None) { IsOpen = true };

    /// <summary>The same, for people who want to come in: an address may try so often.</summary>
    public static readonly Permit Door = new(None) { IsOpen = true, IsDoor = true };

    /// <summary>Everyone who is signed in.</summary>
    public static readonly Permit SignedIn = new(None);

    /// <summary>The same, even with the first password.</summary>
    public static readonly Permit Oneself = new(None) { IsOneself = true };

    public bool IsOpen { get; private init; }

    public bool IsDoor { get; private init; }

    public bool IsOneself { get; private init; }
}
