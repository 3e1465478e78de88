using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>Takes a person off the scorecard's mail.</summary>
internal static class DeleteRecipient
{
    public static Task<IResult> Handle(HttpContext context, string region, string id, RegistryChanges changes) =>
        changes.ChangeAsync(context, region, async (_, storage) =>
            await storage.FindAsync(region, RowKeys.Recipient(id), context.RequestAborted) is { } row
                ? DocumentChange.Remove(context.Request, row)
                : Problem.NotFound(Say.NoSuch(RegionRoutes.RecipientWord, id)));
}
