using Leads.Functions.Scorecards;
using Leads.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Scorecards;

public sealed class MailOnceTests
{
    [Fact]
    public async Task A_message_of_the_queue_that_comes_again_mails_nobody_again()
    {
        await using var bulletin = await Bulletin.StartAsync();
        await bulletin.SignAsync("光伏");
        Assert.Equal(201, (await bulletin.PostAsync("/2026-W47/issue")).Code);
        await bulletin.MailedAsync(2);
        foreach (var mail in bulletin.Mails)
            File.Delete(Path.Combine(bulletin.Outbox, mail)); // read and filed: a second one would lie here alone
        var queue = bulletin.App.Services.GetRequiredService<SendScorecard>();
        foreach (var person in new[] { "zhang", "li@x" })
            await queue.HandleAsync($"binzhou/2026-W47/issue/{person}", TestContext.Current.CancellationToken);
        Assert.Empty(bulletin.Mails);
    }

    [Fact]
    public async Task A_mail_in_hand_is_left_to_whoever_has_it_and_sent_once_it_is_let_go()
    {
        await using var bulletin = await Bulletin.StartAsync();
        var services = bulletin.App.Services;
        var stop = TestContext.Current.CancellationToken;
        var storage = services.GetRequiredService<IRegionStorage>();
        await storage.CommitAsync("binzhou", [new Operation.Put(MailPause.RowKey, "{}"u8.ToArray())], stop);
        Assert.Equal(201, (await bulletin.PostAsync("/2026-W47/issue")).Code);
        var dispatch = (await services.GetRequiredService<IssueStore>()
            .DispatchAsync("binzhou", "2026-W47", SendScorecard.IssueKind, stop))!;
        var claims = services.GetRequiredService<MailClaims>();
        var zhang = dispatch.People.Single(person => person.Id == "zhang");
        var claim = (await claims.TakeAsync("binzhou", dispatch, zhang))!;
        await storage.CommitAsync("binzhou", [new Operation.Delete(MailPause.RowKey, null)], stop);

        var queue = services.GetRequiredService<SendScorecard>();
        await queue.HandleAsync(SendScorecard.Resume, stop);
        await Eventually.True(() => Task.FromResult(bulletin.Mails.Length > 0));
        Assert.DoesNotContain("zhang", Assert.Single(bulletin.Mails), StringComparison.Ordinal);
        Assert.Equal(claim.ETag, (await storage.FindAsync("binzhou", claim.Key, stop))?.ETag);

        claims.LetGo(claim);
        await queue.HandleAsync(SendScorecard.Resume, stop);
        await bulletin.MailedAsync(2);
    }
}
