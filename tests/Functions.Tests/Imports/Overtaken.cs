using Leads.Domain.Projects;
using Leads.Functions.Imports;
using Leads.Functions.Regions;
using Leads.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Imports;

/// <summary>
/// A commit or an undo as another process would have worked it out a moment ago: what happens in between must make its
/// writing fail.
/// </summary>
internal sealed class Overtaken(Bureau bureau, IReadOnlyList<Operation> operations)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Overtaken> CommitAsync(Bureau bureau, Guid import)
    {
        var (registry, record) = await FindAsync(bureau, import);
        var (_, operations) = await bureau.App.Services.GetRequiredService<RunCommit>().WorkOutAsync(
            registry, record, AuthorOf(bureau), new ImportMeter(), Stop);
        return new Overtaken(bureau, operations);
    }

    public static async Task<Overtaken> UndoAsync(Bureau bureau, Guid import)
    {
        var (registry, record) = await FindAsync(bureau, import);
        var (_, operations) = await bureau.App.Services.GetRequiredService<RunUndo>().WorkOutAsync(
            registry, record, AuthorOf(bureau), new ImportMeter(), Stop);
        return new Overtaken(bureau, operations);
    }

    public async Task FailsAsync()
    {
        var storage = bureau.App.Services.GetRequiredService<IRegionStorage>();
        Assert.False((await storage.CommitAsync("binzhou", operations, Stop)).Done);
    }

    private static async Task<(Registry, ImportRecord)> FindAsync(Bureau bureau, Guid import)
    {
        var services = bureau.App.Services;
        return ((await services.GetRequiredService<RegionStore>().LoadAsync("binzhou", Stop))!,
            (await services.GetRequiredService<ImportStore>().FindAsync("binzhou", import, Stop))!.Value.Record);
    }

    private static Author AuthorOf(Bureau bureau)
    {
        var now = bureau.Clock.GetUtcNow();
        return new Author("administrator", now, DateOnly.FromDateTime(now.UtcDateTime), Recognises: true);
    }
}
