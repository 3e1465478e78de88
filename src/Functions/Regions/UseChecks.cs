using Leads.Domain;
using Leads.Functions.Hosting;
using Leads.Functions.Storage;

namespace Leads.Functions.Regions;

/// <summary>Whether a chain or unit may go: not while targets, recipients, projects or points speak of it.</summary>
public sealed class UseChecks(IRegionStorage storage, RegistryUses others)
{
    internal async Task<Problem?> RefuseUsedAsync(
        string region, string row, Func<Target, bool> isOfIt, string audience, CancellationToken cancellationToken)
    {
        var years = (await storage.ListAllAsync(region, RowKeys.AllTargets)).Select(RegionDocuments.ReadTargets)
            .Where(targets => targets.Items.Any(isOfIt)).Select(targets => targets.Year).ToList();
        if (years.Count > 0)
            return InUse(new($"{string.Join("、", years)} 年的目标", $"targets of {string.Join(", ", years)}"));
        var people = (await storage.ListAllAsync(region, RowKeys.Recipients)).Select(RegionDocuments.ReadRecipient)
            .Where(recipient => recipient.Audiences.Contains(audience)).Select(recipient => recipient.Id).ToList();
        if (people.Count > 0)
            return InUse(new($"收件人 {string.Join("、", people)}", $"recipients {string.Join(", ", people)}"));
        return await others.FindAsync(region, row, cancellationToken) is { } uses ? InUse(uses) : null;
    }

    private static Problem InUse(Text by) => Problem.Of(ProblemKind.InUse, new(
        $"使用者：{by.Zh}。请先改到别处。", $"In use by {by.En}; move them elsewhere first."));
}
