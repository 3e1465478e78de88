using Leads.Functions.Storage.Azure;

namespace Leads.Functions.Tests.Storage.Azure;

public sealed class QueueTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_comes_as_it_was_put_and_is_gone_when_deleted()
    {
        var queue = await NewQueueAsync();
        await queue.PutAsync("""{"region":"青山县 <&> 𠮷"}""", null, Stop);

        var message = Assert.Single(await queue.GetAsync(32, s_minute, Stop));

        Assert.Equal(("""{"region":"青山县 <&> 𠮷"}""", 1), (message.Text, message.DequeueCount));
        Assert.Empty(await queue.GetAsync(1, s_minute, Stop));
        Assert.Equal(1, await queue.CountAsync(Stop));
        Assert.True(await queue.DeleteAsync(message, Stop));
        Assert.False(await queue.DeleteAsync(message, Stop));
        Assert.Equal(0, await queue.CountAsync(Stop));
    }

    [Fact]
    public async Task A_queue_may_be_created_again()
    {
        var queue = await NewQueueAsync();
        await queue.PutAsync("a", null, Stop);
        await queue.CreateAsync(Stop);

        Assert.Equal(1, await queue.CountAsync(Stop));
    }

    [Fact]
    public async Task A_queue_of_the_host_is_made_with_its_first_message()
    {
        var (account, name) = ((await Azurite.SharedAsync()).Account, Azurite.NewName());
        var queues = new HostQueues(account);
        Assert.Equal(0, await queues.CountAsync(name, Stop));
        foreach (var message in new[] { "binzhou", "xunyi" })
            await queues.PutAsync(name, message, TimeSpan.FromHours(1), Stop);
        Assert.Equal(2, await queues.CountAsync(name, Stop));

        var taken = await account.Queue(name).GetAsync(32, s_minute, Stop);

        Assert.Equal(["binzhou", "xunyi"], taken.Select(message => message.Text).Order());
    }

    [Fact]
    public async Task A_message_that_was_shown_again_belongs_to_who_takes_it_next()
    {
        var queue = await NewQueueAsync();
        await queue.PutAsync("a", null, Stop);
        var first = Assert.Single(await queue.GetAsync(1, s_minute, Stop));

        Assert.NotNull(await queue.UpdateAsync(first, TimeSpan.Zero, Stop));
        var second = Assert.Single(await queue.GetAsync(1, s_minute, Stop));

        Assert.Equal((first.Id, 2), (second.Id, second.DequeueCount));
        Assert.Null(await queue.UpdateAsync(first, s_minute, Stop));
        Assert.False(await queue.DeleteAsync(first, Stop));
        Assert.True(await queue.DeleteAsync(second, Stop));
    }

    [Fact]
    public async Task Who_hides_a_message_for_longer_keeps_it_under_a_new_receipt()
    {
        var queue = await NewQueueAsync();
        await queue.PutAsync("a", null, Stop);
        var taken = Assert.Single(await queue.GetAsync(1, TimeSpan.FromSeconds(1), Stop));

        var kept = await queue.UpdateAsync(taken, s_minute, Stop);

        Assert.NotEqual(taken.Receipt, kept!.Receipt);
        Assert.False(await queue.DeleteAsync(taken, Stop));
        Assert.True(await queue.DeleteAsync(kept, Stop));
    }

    [Fact]
    public async Task A_delayed_message_is_there_and_not_seen_yet()
    {
        var queue = await NewQueueAsync();
        await queue.PutAsync("later", s_minute, Stop);
        await queue.PutAsync("now", null, Stop);

        Assert.Equal("now", Assert.Single(await queue.GetAsync(32, s_minute, Stop)).Text);
        Assert.Equal(2, await queue.CountAsync(Stop));
    }

    [Fact]
    public async Task A_message_of_48_KiB_goes_through()
    {
        var queue = await NewQueueAsync();
        var text = new string('汉', QueueClient.MostBytes / 3);
        await queue.PutAsync(text, null, Stop);

        Assert.Equal(text, Assert.Single(await queue.GetAsync(1, s_minute, Stop)).Text);
    }

    [Fact]
    public async Task A_message_may_be_put_twice_but_is_not_lost_when_the_service_is_busy()
    {
        await using var service = await OddService.StartAsync((context, time) =>
        {
            context.Response.StatusCode = time == 1 ? 503 : 201;
            return Task.CompletedTask;
        });

        await service.Queue.PutAsync("a", null, Stop);

        Assert.Equal(2, service.Asked);
    }

    private static async Task<QueueClient> NewQueueAsync()
    {
        var queue = (await Azurite.SharedAsync()).Account.Queue(Azurite.NewName());
        await queue.CreateAsync(Stop);
        return queue;
    }
}
