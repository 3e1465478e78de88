using System.Text.Json;
using Leads.Functions.Storage.Azure;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>What we write, everybody can read, and the reverse.</summary>
public sealed class AzureSdkTests : IAsyncLifetime
{
    private const string Region = "青山县";

    private static readonly Guid s_id = new("0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee");

    private readonly string _name = Azurite.NewName();
    private AzureSdk _sdk = null!;
    private AzureAccount _account = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _sdk = await AzureSdk.StartAsync();
        _account = (await Azurite.SharedAsync()).Account;
    }

    public ValueTask DisposeAsync()
    {
        _sdk.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_libraries_read_every_type_that_we_write()
    {
        var table = _account.Table(_name);
        await table.CreateAsync(Stop);
        await DoneAsync(table, new EntityChange.Insert("project-它's 50%", new EntityProperties
        {
            { "Text", "“5亿”\r\n<𠮷>" },
            { "Bytes", new byte[] { 0, 255 } },
            { "Yes", true },
            { "Small", -7 },
            { "Large", long.MaxValue },
            { "Real", 2.5 },
            { "Id", s_id },
            { "On", new DateOnly(2026, 11, 21) },
        }));

        var entity = await _sdk.AskAsync(
            new { ask = "readEntity", name = _name, partition = Region, row = "project-它's 50%" });

        Assert.Equal("“5亿”\r\n<𠮷>", Value(entity, "Text", "String"));
        Assert.Equal("AP8=", Value(entity, "Bytes", "Binary"));
        Assert.Equal("true", Value(entity, "Yes", "Boolean").ToLowerInvariant());
        Assert.Equal("-7", Value(entity, "Small", "Int32"));
        Assert.Equal("9223372036854775807", Value(entity, "Large", "Int64"));
        Assert.Equal("2.5", Value(entity, "Real", "Double"));
        Assert.Equal(s_id.ToString(), Value(entity, "Id", "Guid"));
        Assert.StartsWith("2026-11-21T00:00:00", Value(entity, "On", "DateTime"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task We_read_every_type_that_the_libraries_write()
    {
        await _sdk.AskAsync(new { ask = "createTable", name = _name });
        var entity = new
        {
            partitionKey = Region,
            rowKey = "project-它's 50%",
            Text = "“5亿”\r\n<𠮷>",
            Bytes = new { type = "Binary", value = "AP8=" },
            Yes = true,
            Small = -7,
            Large = new { type = "Int64", value = "9223372036854775807" },
            Real = new { type = "Double", value = 2.5 },
            Id = new { type = "Guid", value = s_id },
            At = new { type = "DateTime", value = "2026-11-21T08:30:01.1234567Z" },
        };
        object[][] actions = [["create", entity]];
        await _sdk.AskAsync(new { ask = "writeEntities", name = _name, actions });

        var table = _account.Table(_name);
        var found = await table.FindAsync(Region, "project-它's 50%", null, Stop);
        var queried = Assert.Single((await table.QueryAsync(new TableQuery(Region), null, Stop)).Entities);

        Assert.Equal(found!.ETag, queried.ETag);
        Assert.All([found, queried], read =>
        {
            Assert.Equal("“5亿”\r\n<𠮷>", read.Text("Text"));
            Assert.Equal([0, 255], read.Bytes("Bytes"));
            Assert.True(read.Flag("Yes"));
            Assert.Equal((-7L, long.MaxValue), (read.Number("Small"), read.Number("Large")));
            Assert.Equal(2.5, read.Real("Real"));
            Assert.Equal(s_id, read.Id("Id"));
            Assert.Equal(
                new DateTimeOffset(2026, 11, 21, 8, 30, 1, TimeSpan.Zero).AddTicks(1_234_567), read.Instant("At"));
        });
    }

    [Fact]
    public async Task Batches_of_both_change_the_same_entities_under_the_same_versions()
    {
        var table = _account.Table(_name);
        await table.CreateAsync(Stop);
        var ours = await DoneAsync(
            table, [.. Enumerable.Range(0, 100).Select(number => new EntityChange.Put($"r{number:D3}", Value("我们")))]);

        var theirs = Enumerable.Range(0, 100).Select(number => new object[]
        {
            "update",
            new { partitionKey = Region, rowKey = $"r{number:D3}", etag = ours.ETags[number], Value = "他们" },
            "Replace",
            new { etag = ours.ETags[number] },
        });
        await _sdk.AskAsync(new { ask = "writeEntities", name = _name, actions = theirs });

        var after = (await table.QueryAsync(new TableQuery(Region), null, Stop)).Entities;
        Assert.Equal(Enumerable.Repeat("他们", 100), after.Select(entity => entity.Text("Value")));
        Assert.IsType<BatchOutcome.Refused>(await table.SubmitAsync(
            Region, [new EntityChange.Replace("r000", ours.ETags[0]!, Value("旧"))], Stop));
        await DoneAsync(
            table, new EntityChange.Replace("r000", after[0].ETag, Value("我们")), new EntityChange.Delete("r001", "*"));
        var seen = await _sdk.AskAsync(new { ask = "readEntities", name = _name, partition = Region });
        Assert.Equal(99, seen.GetArrayLength());
        Assert.Equal("我们", Value(seen[0], "Value", "String"));
    }

    [Fact]
    public async Task Messages_of_both_are_the_same()
    {
        await _sdk.AskAsync(new { ask = "createQueue", name = _name });
        var queue = _account.Queue(_name);

        await queue.PutAsync("""{"region":"青山县"}""", null, Stop);
        var taken = await _sdk.AskAsync(new { ask = "takeMessage", name = _name });
        Assert.Equal("""{"region":"青山县"}""", taken.GetProperty("text").GetString());

        await _sdk.AskAsync(new { ask = "putMessage", name = _name, text = """{"region":"青山县 <&>"}""" });
        var message = Assert.Single(await queue.GetAsync(1, TimeSpan.FromMinutes(1), Stop));
        Assert.Equal("""{"region":"青山县 <&>"}""", message.Text);
        Assert.True(await queue.DeleteAsync(message, Stop));
    }

    [Fact]
    public async Task A_message_that_nobody_of_ours_wrote_has_no_text()
    {
        await _sdk.AskAsync(new { ask = "createQueue", name = _name });
        await _sdk.AskAsync(new { ask = "putMessage", name = _name, raw = "not <base64>" });

        var message = Assert.Single(await _account.Queue(_name).GetAsync(1, TimeSpan.FromMinutes(1), Stop));

        Assert.Null(message.Text);
        Assert.True(await _account.Queue(_name).DeleteAsync(message, Stop));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(BlobContainer.BlockBytes + 3)]
    public async Task Blobs_of_both_are_the_same(int length)
    {
        var container = _account.Container(_name);
        var bytes = new byte[length];
        new Random(20_261_127).NextBytes(bytes);
        using var content = new MemoryStream(bytes);

        await container.PutAsync("青山县/台账%203.xlsx", content, BlobCondition.None, Stop);
        var read = await _sdk.AskAsync(new { ask = "readBlob", name = _name, path = "青山县/台账%203.xlsx" });
        Assert.Equal(bytes, read.GetProperty("base64").GetBytesFromBase64());

        var base64 = Convert.ToBase64String(bytes);
        await _sdk.AskAsync(new { ask = "writeBlob", name = _name, path = "青山县/他们的 + 50%.csv", base64 });
        await using var stream = await container.OpenAsync("青山县/他们的 + 50%.csv", Stop);
        using var copy = new MemoryStream();
        await stream!.CopyToAsync(copy, Stop);
        Assert.Equal(bytes, copy.ToArray());

        var names = await _sdk.AskAsync(new { ask = "listBlobs", name = _name });
        Assert.Equal(names.EnumerateArray().Select(name => name.GetString()), await container.ListAsync("", Stop));
    }

    private static async Task<BatchOutcome.Done> DoneAsync(TableClient table, params EntityChange[] changes) =>
        Assert.IsType<BatchOutcome.Done>(await table.SubmitAsync(Region, changes, Stop));

    private static EntityProperties Value(string value) => new() { { "Value", value } };

    /// <summary>Plain where the library takes the type for granted, else <c>{type, value}</c>.</summary>
    private static string Value(JsonElement entity, string property, string type)
    {
        var value = entity.GetProperty(property);
        if (value.ValueKind != JsonValueKind.Object)
            return value.ToString();
        Assert.Equal(type, value.GetProperty("type").GetString());
        return value.GetProperty("value").ToString();
    }
}
