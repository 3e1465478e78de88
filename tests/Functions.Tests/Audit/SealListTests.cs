using Leads.Functions.Audit;
using Leads.Functions.Regions;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Audit;

public sealed class SealListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Now_and_then_a_list_names_all_projects_and_the_next_seal_needs_no_earlier_list()
    {
        using var folder = new TemporaryFolder();
        await using (var bureau = await SealedCounty.OpenAsync(folder.Path))
        {
            var services = bureau.App.Services;
            var seals = new List<Seal>();
            while (seals.Count(seal => seal.File is not null) < Seals.MostLists + 2)
            {
                await bureau.CaptureAsync("signed", $"项目{seals.Count}", "2026-03-01");
                bureau.Clock.Advance(TimeSpan.FromDays(1));
                await services.GetRequiredService<Seals>().SealDailyAsync(SealedCounty.Region, "Asia/Shanghai", Stop);
                var storage = services.GetRequiredService<IRegionStorage>();
                seals = [.. (await storage.ListAllAsync(SealedCounty.Region, "seal-")).Select(Seal.Read).OfType<Seal>()];
            }

            var whole = Assert.Single(seals, seal => seal.ListsAll == true);
            Assert.Equal(whole.Projects, whole.Changed);
            Assert.True(whole.Projects > Seals.MostLists, $"It is a list of {whole.Projects}.");
            var listing = seals.Where(seal => seal.File is not null).ToList();
            Assert.All(listing.Except([whole]), seal => Assert.Equal(1, seal.Changed));
            Assert.Same(whole, listing[Seals.MostLists]);
        }

        Assert.Contains("The trail is whole", await LeadsCommand.DoneAsync(folder.Path, "verify"));
    }
}
