using Leads.Functions.Hosting;
using Leads.Functions.Regions;

namespace Leads.Functions.Views;

/// <summary>Takes a shared view away.</summary>
internal static class DeleteView
{
    public static Task<IResult> Handle(HttpContext context, string region, string key, RegistryChanges changes) =>
        changes.ChangeAsync(context, region, async (_, storage) =>
            await storage.FindAsync(region, ViewRoutes.KeyOf(key), context.RequestAborted) is { } row
                ? DocumentChange.Remove(context.Request, row)
                : Problem.NotFound(new($"没有视图“{key}”。", $"There is no view \"{key}\".")));
}
