using Leads.Domain.Projects;

namespace Leads.Domain.Ledgers;

/// <summary>What projects are written with: the day, and the names of chains and units with what they mean.</summary>
public sealed record ExportContext
{
    /// <summary>What is dated later does not exist; the cut-off of the ledger.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The printed name of a chain's key.</summary>
    public required Func<string, string> ChainName { get; init; }

    /// <summary>The key that an importer would read a chain's name as.</summary>
    public required Func<string, string> ChainKey { get; init; }

    /// <summary>The printed name of a unit's key.</summary>
    public required Func<string, string> UnitName { get; init; }

    /// <summary>The key that an importer would read a unit's name as.</summary>
    public required Func<string, string> UnitKey { get; init; }
}

/// <summary>
/// A project as the rows of a ledger that an importer reads back as the same project. What a row cannot say exactly is
/// left empty: an empty cell changes nothing.
/// </summary>
public static class ProjectRows
{
    private static readonly DateOnly First = new(1949, 10, 1);

    /// <summary>
    /// The row of the contract, of the lead, or of both. The contract's tells everything that is known, the day of the
    /// intent too; the lead's beside it only the intent with its terms.
    /// </summary>
    public static IReadOnlyList<LedgerRow> Of(Project project, ExportContext context)
    {
        var row = Plain(project, context);
        if (!Has(project, FactKind.Signed, context) && IsLead(project))
            return [Lead(Whole(row, project, context), project, context)];
        var contract = Whole(row, project, context) with { Kind = RowKind.Signed };
        return Has(project, FactKind.Intended, context)
            ? [contract, Lead(row, project, context)]
            : [contract];
    }

    private static bool Has(Project project, FactKind kind, ExportContext context) =>
        project.First(kind)?.On <= context.Day;

    /// <summary>A project of which neither is recognised yet is what was entered; of a contract's row nothing may be.</summary>
    private static bool IsLead(Project project) => project.Facts.Any(f => f.Kind == FactKind.Intended);

    private static LedgerRow Lead(LedgerRow row, Project project, ExportContext context) =>
        Terms(row with { Kind = RowKind.Intended, Intended = Day(project, FactKind.Intended, context) },
            project.First(FactKind.Intended), context);

    private static LedgerRow Terms(LedgerRow row, Fact? fact, ExportContext context) =>
        fact is null || fact.On > context.Day ? row : row with
        {
            TotalInvestment = fact.TotalInvestment == Money.Zero ? null : fact.TotalInvestment,
            ContractedCapital = fact.ContractedCapital,
        };

    private static LedgerRow Plain(Project project, ExportContext context)
    {
        var fields = project.Fields;
        var chain = Holder(project, a => a.Chain, context);
        var unit = Holder(project, a => a.Unit, context);
        var leader = Holder(project, a => a.Leader, context);
        return new LedgerRow("", 0, RowKind.Intended, fields.Name)
        {
            Investor = Text(fields.Investor),
            CreditCode = fields.CreditCode,
            HomeRegion = Text(fields.InvestorHome),
            Origin = fields.Origin is { } origin ? OriginWord(origin) : null,
            Content = Text(fields.Content),
            Sector = Names.SectorKey(fields.Sector) == fields.Sector ? Text(fields.Sector) : null,
            Chain = Name(chain, context.ChainName, text => ReadChains(text, context) is [var one] ? one : null),
            SecondaryChains = Secondary(fields, context),
            Unit = Name(unit, context.UnitName, text => context.UnitKey(LedgerText.Line(text))),
            Source = Text(fields.Source),
            Introducer = Text(fields.Introducer),
            Park = Text(fields.Park),
            LandArea = fields.LandArea,
            Leader = LedgerText.Line(leader) == leader ? Text(leader) : null,
            ResponsiblePerson = Text(fields.ResponsiblePerson),
            Contact = Text(fields.Contact),
            AgreedOpening = Agreed(fields.AgreedOpening, context),
            AgreedProduction = Agreed(fields.AgreedProduction, context),
            AgreedCapacity = Agreed(fields.AgreedCapacity, context),
            Progress = ProjectTexts.Progress(project, context.Day),
            Problem = ProjectTexts.Problem(project, context.Day),
            NextStep = ProjectTexts.NextStep(project, context.Day),
            Note = ProjectTexts.Note(project, context.Day),
        };
    }

    private static LedgerRow Whole(LedgerRow row, Project project, ExportContext context)
    {
        var paid = project.Standing().Where(f => f.Kind == FactKind.PaidIn && f.On <= context.Day).ToList();
        return Terms(row, project.First(FactKind.Signed), context) with
        {
            Intended = Day(project, FactKind.Intended, context),
            Agreed = Day(project, FactKind.Agreed, context),
            Signed = Day(project, FactKind.Signed, context),
            Incorporated = Day(project, FactKind.Incorporated, context),
            SiteSecured = Day(project, FactKind.SiteSecured, context),
            Opened = Day(project, FactKind.Opened, context),
            Completed = Day(project, FactKind.Completed, context),
            Producing = Day(project, FactKind.Producing, context),
            AtCapacity = Day(project, FactKind.AtCapacity, context),
            InStatistics = Day(project, FactKind.InStatistics, context),
            Suspended = Last(project, FactKind.Suspended, context),
            Resumed = Last(project, FactKind.Resumed, context),
            Terminated = Termination(project, context),
            PaidInTotal = paid.Count == 0 ? null : Sum(paid),
            PaidInThisYear = paid.Count == 0 ? null : Sum(paid.Where(f => f.On.Year == context.Day.Year)),
        };
    }

    private static Money Sum(IEnumerable<Fact> entries) =>
        entries.Aggregate(Money.Zero, (sum, f) => sum + f.Amount!.Value);

    private static LedgerDate? Day(Project project, FactKind kind, ExportContext context) =>
        Written(project.First(kind), context);

    private static LedgerDate? Last(Project project, FactKind kind, ExportContext context) =>
        Written(project.Standing().Where(f => f.Kind == kind && f.On <= context.Day).MaxBy(f => f.On), context);

    /// <summary>No column says that a project was revived, so the end of one that was is not told, either.</summary>
    private static LedgerDate? Termination(Project project, ExportContext context)
    {
        var facts = project.Standing().Where(f => f.On <= context.Day).ToList();
        var last = facts.Where(f => f.Kind == FactKind.Terminated).MaxBy(f => f.On);
        var isRevived = last is not null && facts.Any(f =>
            f.Kind == FactKind.Reinstated && f.On >= last.On
            || f.Kind == FactKind.Signed && f.On > last.On && f.Id != project.First(FactKind.Signed)!.Id);
        return isRevived ? null : Written(last, context);
    }

    /// <summary>A month can be written, and a day; a day that is only about right cannot.</summary>
    private static LedgerDate? Written(Fact? fact, ExportContext context) =>
        fact is null || fact.On > context.Day || (fact.Approximate && fact.On.AddDays(1).Day != 1)
            ? null
            : new LedgerDate(fact.On, fact.Approximate);

    private static LedgerDate? Agreed(DateOnly? day, ExportContext context) =>
        day is { } known && known >= First && known.Year <= context.Day.Year + 50 ? new LedgerDate(known, false) : null;

    private static string Holder(Project project, Func<Assignment, string?> dimension, ExportContext context) =>
        project.HolderOn(context.Day, dimension);

    /// <summary>The printed name if it is read as the key, else the key if that is, else nothing.</summary>
    private static string? Name(string key, Func<string, string> name, Func<string, string?> read) =>
        new[] { name(key), key }.FirstOrDefault(text => Text(text) is not null && read(text) == key);

    private static IReadOnlyList<string> ReadChains(string text, ExportContext context) =>
        [.. LedgerText.Names(text).Select(context.ChainKey)];

    private static IReadOnlyList<string> Secondary(ProjectFields fields, ExportContext context)
    {
        var names = fields.SecondaryChains.Select(key =>
            Name(key, context.ChainName, text => ReadChains(text, context) is [var one] ? one : null)).ToList();
        return names.Contains(null) || names.Distinct().Count() != names.Count ? [] : [.. names.OfType<string>()];
    }

    private static string? Text(string? text) => LedgerText.IsTold(text) ? text : null;

    private static string OriginWord(Origin origin) => origin switch
    {
        Origin.OtherProvince => "省外",
        Origin.OtherCity => "市外",
        Origin.Local => "本地",
        Origin.Abroad => "境外",
    };
}
