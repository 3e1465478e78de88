using System.Text.Json;
using Leads.Functions.Scorecards;
using Leads.Functions.Storage;

namespace Leads.Functions.Audit;

/// <summary>Walks every chain of a partition, its seals first: what they know is compared on the way.</summary>
internal sealed class TrailCheck(IRegionStorage storage, IRegionFiles files, SealKey? key)
{
    public async Task<TrailFindings> RunAsync(string partition)
    {
        var findings = new TrailFindings();
        var seals = new SealWalk(storage, files, key, findings);
        await seals.RunAsync(partition);
        var settings = new SettingsWalk(storage, findings);
        findings.Settings = await new NumberedWalk(storage, NumberedChain.Settings, findings)
            .RunAsync(partition, seals.Settings, settings.Add);
        await settings.CompareAsync(partition);
        findings.Activity = await new NumberedWalk(storage, NumberedChain.Activity, findings)
            .RunAsync(partition, seals.Activity, (_, _) => { });
        await new ProjectWalk(storage, files, seals.Heads, findings).RunAsync(partition);
        seals.CompareNewest();
        await CompareIssuesAsync(partition, seals.Codes, findings);
        return findings;
    }

    /// <summary>What issues print is frozen with them: a seal that was made anew shows beside it.</summary>
    private async Task CompareIssuesAsync(string partition, IReadOnlyDictionary<int, string> codes, TrailFindings findings)
    {
        var issues = new IssueStore(storage, files);
        foreach (var issue in await issues.ListAsync(partition, CancellationToken.None))
        {
            if (issue.Model is null || await PrintedAsync(issue) is not { } printed)
                continue;
            if (codes.GetValueOrDefault(printed.Number) != printed.Code)
                findings.Blame(NumberedChain.Seals.Name, printed.Number,
                    $"与 {issue.Week} 期所印的封签 {printed.Code} 不符",
                    $"it is not the seal {printed.Code} that the issue {issue.Week} prints");
        }

        async Task<Domain.Scorecards.IssueSeal?> PrintedAsync(Issue issue)
        {
            try
            {
                return (await issues.ModelAsync(partition, issue, CancellationToken.None)).Seal;
            }
            catch (Exception damage) when (damage is JsonException or InvalidDataException or IOException)
            {
                findings.Blame(NumberedChain.Seals.Name, 0, $"{issue.Week} 期无法读取", $"the issue {issue.Week} cannot be read");
                return null;
            }
        }
    }
}
