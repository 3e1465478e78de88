using Leads.Domain;
using Leads.Domain.Ledgers;
using Leads.Domain.Projects;
using Leads.Functions.Projects;
using Leads.Functions.Regions;
using Leads.Functions.Storage;
using Problem = Leads.Functions.Hosting.Problem;

namespace Leads.Functions.Imports;

/// <summary>An import worked out against what is known now.</summary>
/// <param name="Keys">The natural-key rows of every name in the file, as they were read.</param>
public sealed record WorkedOut(
    ImportRecord Record,
    Ledger Ledger,
    ImportPlan Plan,
    Scene Scene,
    IReadOnlyDictionary<Guid, string> ETags,
    IReadOnlyDictionary<string, (NaturalKeyRow Row, string? ETag)> Keys,
    IReadOnlyList<PlannedTrip> Trips)
{
    /// <summary>Some row registers a project, accepted or not.</summary>
    public bool IsLedger => Ledger.Rows.Concat(Ledger.NotAccepted).Any(row => row.TellsProject);

    /// <summary>The same, its import keeping of what is remembered only what speaks of this file.</summary>
    public WorkedOut WithUsedMemory() => this with
    {
        Record = Record with
        {
            Remembered = [.. Ledger.Columns.Select(column => column.Remembered).OfType<RememberedColumn>().Distinct()
                .Select(StoredColumn.Of)],
        },
    };
}

/// <summary>Reads an uploaded ledger and plans what it changes; preview and commit do the same.</summary>
public sealed class ImportPlans(
    IRegionStorage storage, ImportStore imports, ProjectStore projects, TripChanges trips)
{
    /// <summary>Reads the file of an import and works it out; the problem when that cannot be done.</summary>
    public Task<(WorkedOut? Plan, Problem? Problem)> WorkOutAsync(
        Registry registry, ImportRecord record, Author author, CancellationToken cancellationToken) =>
        WorkOutAsync(registry, record, author, new ImportMeter(), cancellationToken);

    /// <summary>The same, noting how far it is.</summary>
    public async Task<(WorkedOut? Plan, Problem? Problem)> WorkOutAsync(
        Registry registry, ImportRecord record, Author author, ImportMeter meter, CancellationToken cancellationToken)
    {
        var (ledger, problem) = Read(
            registry,
            record,
            await imports.UploadAsync(registry.Region.Id, record.Id, cancellationToken),
            author,
            meter,
            cancellationToken);
        return ledger is null
            ? (null, problem)
            : (await WorkOutAsync(registry, record, ledger, author, meter, cancellationToken), null);
    }

    /// <summary>The same of a file at hand.</summary>
    public async Task<(WorkedOut? Plan, Problem? Problem)> WorkOutAsync(
        Registry registry, ImportRecord record, byte[] content, Author author, ImportMeter meter,
        CancellationToken cancellationToken)
    {
        var (ledger, problem) = Read(registry, record, content, author, meter, cancellationToken);
        return ledger is null
            ? (null, problem)
            : (await WorkOutAsync(registry, record, ledger, author, meter, cancellationToken), null);
    }

    /// <summary>Works out a ledger that has been read.</summary>
    public async Task<WorkedOut> WorkOutAsync(
        Registry registry, ImportRecord record, Ledger ledger, Author author, ImportMeter meter,
        CancellationToken cancellationToken)
    {
        meter.Enter(ImportPhase.Comparing, ledger.Rows.Count);
        var (region, all) = (registry.Region.Id, ledger.Rows.Count);
        var keys = await KeysAsync(region, ledger, count => meter.Part(count, 0, all / 4), cancellationToken);
        List<Guid> ids = [.. keys.Values.SelectMany(k => k.Row.Projects).Select(p => p.Project).Distinct()];
        var known = (await Pieces.ReadAsync(
                ids, piece => projects.LoadAsync(region, piece, cancellationToken),
                meter.Part(ids.Count, all / 4, all / 2)))
            .ToDictionary(p => p.Project.Id);
        var scene = new Scene(registry, author);
        var names = new NameChoices(record, registry);
        var context = new ImportContext
        {
            Known = row => Match(row, keys, known),
            ChainKey = name => names.ChosenKey(MergedKind.Chain, name) ?? scene.Chain(name)!,
            UnitKey = name => names.ChosenKey(MergedKind.Unit, name) ?? scene.Unit(name)!,
            NewId = new TimeOrderedIds(author.Now).Next,
            Author = author,
            File = record.FileName,
            Overruled = record.Overrules.Select(o => (o.Sheet, o.Row)).ToHashSet(),
            Planned = meter.Part(all, all / 2, all),
            Chosen = record.Choices.ToDictionary(c => (c.Sheet, c.Row), c => c.Into),
        };
        var plan = ImportPlanner.Plan(ledger, context);
        var planned = await trips.PlanAsync(region, ledger.Trips, context, cancellationToken);
        return new WorkedOut(
            record, ledger, plan, scene, known.ToDictionary(p => p.Key, p => p.Value.ETag), keys, planned);
    }

    /// <summary>The sheets are not needed once they are read, and are not held on to.</summary>
    private static (Ledger? Ledger, Problem? Problem) Read(
        Registry registry, ImportRecord record, byte[] content, Author author, ImportMeter meter,
        CancellationToken cancellationToken)
    {
        var file = LedgerFile.Read(content, record.FileName, cancellationToken);
        if (file is LedgerFile.Refused refused)
            return (null, ImportProblems.Refused(refused.Reason, refused.Row));
        var ledger = Read(registry, record, ((LedgerFile.Understood)file).Sheets, author, meter);
        return ledger.Cutoff > author.Today
            ? (null, ImportProblems.CutoffAfterToday(ledger.Cutoff))
            : (ledger, null);
    }

    private static Ledger Read(
        Registry registry, ImportRecord record, IReadOnlyList<Sheet> sheets, Author author, ImportMeter meter)
    {
        var settings = registry.Region.Settings;
        meter.Enter(ImportPhase.Reading, sheets.Sum(sheet => sheet.Rows.Count));
        return LedgerReader.Read(Watched(sheets, meter), new LedgerOptions
        {
            Today = author.Today,
            Cutoff = record.Cutoff,
            SuspectFrom = Money.FromYi(settings.SuspectedUnitFrom),
            SuspectBelow = Money.FromYi(settings.SuspectedUnitBelow),
            Fixes = record.Fixes,
            Overrules = record.Overrules,
            ColumnMap = record.Columns,
            Remembered = StoredColumn.Known(record.Remembered),
        });
    }

    private static List<Sheet> Watched(IReadOnlyList<Sheet> sheets, ImportMeter meter)
    {
        var (watched, read) = (new List<Sheet>(), 0);
        foreach (var sheet in sheets)
        {
            watched.Add(sheet with { Rows = meter.Watch(sheet.Rows, read, read + sheet.Rows.Count) });
            read += sheet.Rows.Count;
        }

        return watched;
    }

    private async Task<Dictionary<string, (NaturalKeyRow Row, string? ETag)>> KeysAsync(
        string region, Ledger ledger, Func<int, Action<int>> part, CancellationToken cancellationToken)
    {
        var keys = ledger.Rows.Concat(ledger.NotAccepted)
            .Select(row => NaturalKeys.KeyOf(row.Name)).Distinct().ToList();
        var rows = await Pieces.ReadAsync(
            keys, piece => storage.FindAllAsync(region, piece, cancellationToken), part(keys.Count));
        var found = rows.ToDictionary(row => row.Key, row => (NaturalKeys.Read(row), (string?)row.ETag));
        return keys.ToDictionary(key => key, key => found.GetValueOrDefault(key, (new NaturalKeyRow([]), null)));
    }

    private static IReadOnlyList<Project> Match(
        LedgerRow row,
        Dictionary<string, (NaturalKeyRow Row, string? ETag)> keys,
        Dictionary<Guid, StoredProject> known) =>
        [.. keys[NaturalKeys.KeyOf(row.Name)].Row.Match(row.Investor, row.CreditCode)
            .Where(entry => known.ContainsKey(entry.Project))
            .Select(entry => known[entry.Project].Project)];
}
