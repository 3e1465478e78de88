using Leads.Functions.Scorecards;
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
}
