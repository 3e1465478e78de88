using Leads.Functions.Storage.Azure;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>What Azure would refuse and the emulator takes is refused by us, before anything is sent.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private const string Region = "青山县";

    private OddService _service = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await OddService.StartAsync(400);

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(0, false)]
    public Task A_batch_has_a_hundred_changes_at_most(int count, bool isSent) =>
        CheckAsync(isSent, [.. Enumerable.Range(0, count).Select(number => Put($"r{number}", Text(1)))]);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_batch_has_four_mebibytes_at_most_as_it_is_sent(int more, bool isSent)
    {
        var changes = Enumerable.Range(0, 64).Select(number => Put($"r{number:D2}", Bytes(48_700))).ToList();
        var room = TableLimits.MostBatchBytes - BatchBody.Frame - changes.Sum(Weigh) - Weigh(Put("last", Text(0)));
        Assert.InRange(room, 1, 32_768);

        await CheckAsync(isSent, [.. changes, Put("last", Text(room + more))]);
        Assert.Equal(isSent ? TableLimits.MostBatchBytes : 0, _service.Received);
    }

    [Fact]
    public Task An_entity_is_changed_once_in_a_batch() =>
        CheckAsync(isSent: false, Put("a", Text(1)), new EntityChange.Delete("a", "*"));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task An_entity_has_one_mebibyte_at_most_as_the_service_counts(int more, bool isSent)
    {
        var properties = Large(0);
        var room = (TableLimits.MostEntityBytes - TableLimits.SizeOf(Region, "row", properties)) / 2;

        Assert.Equal(TableLimits.MostEntityBytes, TableLimits.SizeOf(Region, "row", Large(room)));
        await CheckAsync(isSent, Put("row", Large(room + more)));
    }

    [Theory]
    [InlineData(252, true)]
    [InlineData(253, false)]
    public Task An_entity_has_252_properties_at_most(int count, bool isSent)
    {
        var properties = new EntityProperties();
        for (var number = 0; number < count; number++)
            properties.Add($"P{number}", number);
        return CheckAsync(isSent, Put("a", properties));
    }

    [Fact]
    public async Task A_property_has_64_KiB_at_most_and_texts_take_two_bytes_a_unit()
    {
        await CheckAsync(isSent: true, Put("a", Text(32_768)));
        await CheckAsync(isSent: true, Put("a", Bytes(65_536)));
        await CheckAsync(isSent: false, Put("a", Text(32_769)));
        await CheckAsync(isSent: false, Put("a", Bytes(65_537)));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("a\u007fb")]
    [InlineData("a\u009fb")]
    public async Task A_key_holds_no_character_that_the_service_forbids(string key)
    {
        await CheckAsync(isSent: false, Put(key, Text(1)));
        await RefusedAsync(() => _service.Table.SubmitAsync(key, [Put("a", Text(1))], Stop));
        await RefusedAsync(() => _service.Table.FindAsync(Region, key, null, Stop));
        await RefusedAsync(() => _service.Table.QueryAsync(new TableQuery(key), null, Stop));
        await RefusedAsync(() => _service.Table.QueryAsync(new TableQuery(Region) { From = key }, null, Stop));
    }

    [Fact]
    public async Task A_key_has_a_KiB_at_most_and_only_whole_characters()
    {
        await CheckAsync(isSent: true, Put(new string('长', 512), Text(1)));
        await CheckAsync(isSent: false, Put(new string('长', 513), Text(1)));
        await CheckAsync(isSent: false, Put("\ud83d", Text(1)));
    }

    [Fact]
    public async Task A_property_has_a_name_and_a_value_that_the_service_knows()
    {
        await CheckAsync(isSent: false, Put("a", new EntityProperties { { "1st", 1 } }));
        await CheckAsync(isSent: false, Put("a", new EntityProperties { { "with-dash", 1 } }));
        await CheckAsync(isSent: false, Put("a", new EntityProperties { { new string('p', 256), 1 } }));
        await CheckAsync(isSent: false, Put("a", new EntityProperties { { "Timestamp", 1 } }));
        await CheckAsync(isSent: false, Put("a", new EntityProperties { { "Twice", 1 }, { "Twice", 2 } }));
        await CheckAsync(isSent: false, Put("a", new EntityProperties { { "Half", "\udc00" } }));
        await CheckAsync(isSent: false, Put("a", new EntityProperties { { "Early", new DateOnly(1600, 12, 31) } }));
        await CheckAsync(isSent: false, Put("a", new EntityProperties { { "NoNumber", double.NaN } }));
    }

    [Fact]
    public async Task A_version_that_no_service_gave_is_not_sent()
    {
        await CheckAsync(isSent: false, new EntityChange.Delete("a", ""));
        await CheckAsync(isSent: false, new EntityChange.Delete("a", "*\r\nX-Other: 1"));
    }

    [Fact]
    public async Task A_filter_has_fifteen_comparisons_at_most_and_words_in_texts_are_none()
    {
        var query = new TableQuery(Region) { From = "a", Below = "b" };
        string Filter(int count) => string.Join(" or ", Enumerable.Repeat("(Name eq 'it''s (gt le' )", count));

        await Assert.ThrowsAsync<global::Azure.RequestFailedException>(
            () => _service.Table.QueryAsync(query with { Filter = Filter(12) }, null, Stop));
        Assert.Equal(1, _service.Asked);
        await RefusedAsync(() => _service.Table.QueryAsync(query with { Filter = Filter(13) }, null, Stop), asked: 1);
        await RefusedAsync(() => _service.Table.QueryAsync(query with { Top = 1_001 }, null, Stop), asked: 1);
    }

    [Fact]
    public async Task A_message_has_48_KiB_at_most()
    {
        await Assert.ThrowsAsync<global::Azure.RequestFailedException>(
            () => _service.Queue.PutAsync(new string('a', 48 << 10), null, Stop));
        Assert.Equal(1, _service.Asked);
        await RefusedAsync(() => _service.Queue.PutAsync(new string('汉', 16_385), null, Stop), asked: 1);
        await RefusedAsync(() => _service.Queue.PutAsync("a", TimeSpan.FromDays(8), Stop), asked: 1);
        await RefusedAsync(() => _service.Queue.GetAsync(33, TimeSpan.FromSeconds(1), Stop), asked: 1);
    }

    [Fact]
    public async Task Names_are_those_that_the_services_allow()
    {
        var account = (await Azurite.SharedAsync()).Account;
        foreach (var name in (string[])["ab", "1table", "with-dash", "名称", new string('t', 64)])
            Assert.Throws<AzureLimitException>(() => account.Table(name));
        foreach (var name in (string[])["ab", "Upper", "two--dashes", "-dash", "dash-", "under_score", new('q', 64)])
        {
            Assert.Throws<AzureLimitException>(() => account.Queue(name));
            Assert.Throws<AzureLimitException>(() => account.Container(name));
        }

        await RefusedAsync(() => _service.Container.ExistsAsync(new string('p', 1_025), Stop));
    }

    private async Task CheckAsync(bool isSent, params EntityChange[] changes)
    {
        var asked = _service.Asked;
        if (!isSent)
        {
            await RefusedAsync(() => _service.Table.SubmitAsync(Region, changes, Stop), asked);
            return;
        }

        Assert.IsType<BatchOutcome.Refused>(await _service.Table.SubmitAsync(Region, changes, Stop));
        Assert.Equal(asked + 1, _service.Asked);
    }

    private async Task RefusedAsync(Func<Task> ask, int asked = 0)
    {
        await Assert.ThrowsAsync<AzureLimitException>(ask);
        Assert.Equal(asked, _service.Asked);
    }

    private int Weigh(EntityChange change) => _service.Table.Weigh(Region, change);

    private static EntityChange.Put Put(string row, EntityProperties properties) => new(row, properties);

    private static EntityProperties Text(int length) => new() { { "Text", new string('a', length) } };

    private static EntityProperties Bytes(int length) => new() { { "Bytes", new byte[length] } };

    private static EntityProperties Large(int last)
    {
        var properties = new EntityProperties { { "Last", new string('汉', last) } };
        for (var number = 0; number < 15; number++)
            properties.Add($"Body{number}", new byte[64 << 10]);
        return properties;
    }
}
