using System.Text.RegularExpressions;
using Azure;
using Leads.Functions.Hosting;
using Leads.Functions.Storage.Azure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Storage.Azure;

public sealed class TableTests
{
    private const string Region = "青山县";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_written_is_read_back()
    {
        var table = await NewTableAsync();
        var id = new Guid("0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee");
        var instant = new DateTimeOffset(2026, 11, 21, 8, 30, 1, TimeSpan.Zero).AddTicks(1_234_567);
        byte[] bytes = [0, 1, 254, 255];
        await DoneAsync(table, new EntityChange.Insert("project-它's 50% + 𠮷", new EntityProperties
        {
            { "Text", "5亿\r\n\"引号\" \\ <a> 𠮷 \u0001" },
            { "Empty", "" },
            { "Bytes", bytes },
            { "Yes", true },
            { "Small", -7 },
            { "Large", long.MinValue },
            { "Real", 2.0 },
            { "Id", id },
            { "At", instant },
            { "On", new DateOnly(2026, 11, 21) },
        }));

        var found = await table.FindAsync(Region, "project-它's 50% + 𠮷", null, Stop);
        var queried = Assert.Single((await table.QueryAsync(new TableQuery(Region), null, Stop)).Entities);

        Assert.Equal(found!.ETag, queried.ETag);
        Assert.All([found, queried], entity =>
        {
            Assert.Equal("project-它's 50% + 𠮷", entity.RowKey);
            Assert.Equal("5亿\r\n\"引号\" \\ <a> 𠮷 \u0001", entity.Text("Text"));
            Assert.Equal("", entity.Text("Empty"));
            Assert.Equal(bytes, entity.Bytes("Bytes"));
            Assert.True(entity.Flag("Yes"));
            Assert.Equal((-7L, long.MinValue), (entity.Number("Small"), entity.Number("Large")));
            Assert.Equal(2.0, entity.Real("Real"));
            Assert.Equal(id, entity.Id("Id"));
            Assert.Equal(instant, entity.Instant("At"));
            Assert.Equal(new DateOnly(2026, 11, 21), entity.Day("On"));
            Assert.Null(entity.Text("Nothing"));
        });
    }

    [Fact]
    public async Task A_table_may_be_created_again_and_what_it_lacks_is_null()
    {
        var table = await NewTableAsync();
        await table.CreateAsync(Stop);

        Assert.Null(await table.FindAsync(Region, "nothing", null, Stop));
        Assert.Empty((await table.QueryAsync(new TableQuery(Region), null, Stop)).Entities);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_an_error_not_an_absence()
    {
        var table = (await Azurite.SharedAsync()).Account.Table(Azurite.NewName());

        var find = await Assert.ThrowsAsync<RequestFailedException>(() => table.FindAsync(Region, "a", null, Stop));
        var query = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.QueryAsync(new TableQuery(Region), null, Stop));
        var batch = await table.SubmitAsync(Region, [new EntityChange.Put("a", Value("1"))], Stop);

        Assert.Equal((404, "TableNotFound"), (find.Status, find.ErrorCode));
        Assert.Equal((404, "TableNotFound"), (query.Status, query.ErrorCode));
        Assert.Equal((404, "TableNotFound"), Status(batch));
    }

    [Fact]
    public async Task A_merge_leaves_what_it_does_not_name_and_a_replacement_does_not()
    {
        var table = await NewTableAsync();
        var before = await DoneAsync(table, Names("abcd", row => new EntityChange.Insert(row, Value("old"))));

        var after = await DoneAsync(
            table,
            new EntityChange.Put("a", Other()),
            new EntityChange.PutMerged("b", Other()),
            new EntityChange.Replace("c", before.ETags[2]!, Other()),
            new EntityChange.Merge("d", before.ETags[3]!, Other()),
            new EntityChange.PutMerged("e", Other()));

        Assert.Equal(
            ["a: -new", "b: old-new", "c: -new", "d: old-new", "e: -new"],
            (await AllAsync(table)).Select(
                entity => $"{entity.RowKey}: {entity.Text("Value")}-{entity.Text("Other")}"));
        Assert.Equal(after.ETags, (await AllAsync(table)).Select(entity => entity.ETag));
        Assert.DoesNotContain(after.ETags, etag => etag is null || before.ETags.Contains(etag));
    }

    [Fact]
    public async Task A_deleted_entity_is_gone_and_has_no_version()
    {
        var table = await NewTableAsync();
        var before = await DoneAsync(table, Names("abc", row => new EntityChange.Insert(row, Value("1"))));

        var after = await DoneAsync(
            table, new EntityChange.Delete("a", before.ETags[0]!), new EntityChange.Delete("b", "*"));

        Assert.Equal([null, null], after.ETags);
        Assert.Equal("c", Assert.Single(await AllAsync(table)).RowKey);
    }

    [Fact]
    public async Task What_is_refused_is_named_and_nothing_else_of_the_batch_happens()
    {
        var table = await NewTableAsync();
        var first = await DoneAsync(table, new EntityChange.Insert("there", Value("1")));
        await DoneAsync(table, new EntityChange.Put("there", Value("2")));
        var stale = first.ETags[0]!;

        async Task RefusedAsync(int status, string code, EntityChange change)
        {
            var outcome = await table.SubmitAsync(Region, [new EntityChange.Put("new", Value("1")), change], Stop);
            Assert.Equal(new BatchOutcome.Refused(1, status, code), outcome);
        }

        await RefusedAsync(409, "EntityAlreadyExists", new EntityChange.Insert("there", Value("3")));
        await RefusedAsync(412, "UpdateConditionNotSatisfied", new EntityChange.Replace("there", stale, Value("3")));
        await RefusedAsync(412, "UpdateConditionNotSatisfied", new EntityChange.Merge("there", stale, Value("3")));
        await RefusedAsync(412, "UpdateConditionNotSatisfied", new EntityChange.Delete("there", stale));
        await RefusedAsync(404, "ResourceNotFound", new EntityChange.Replace("gone", stale, Value("3")));
        await RefusedAsync(404, "ResourceNotFound", new EntityChange.Delete("gone", "*"));

        Assert.Equal("2", Assert.Single(await AllAsync(table)).Text("Value"));
    }

    [Fact]
    public async Task A_query_goes_from_page_to_page_in_the_order_of_keys()
    {
        var table = await NewTableAsync();
        await DoneAsync(table, [.. Enumerable.Range(0, 100).Select(
            number => new EntityChange.Insert($"r{number:D3}", new EntityProperties { { "Number", number } }))]);
        var query = new TableQuery(Region) { From = "r010", Below = "r090", Top = 30 };

        var (sizes, rows) = (new List<int>(), new List<string>());
        string? continuation = null;
        do
        {
            var page = await table.QueryAsync(query, continuation, Stop);
            sizes.Add(page.Entities.Count);
            rows.AddRange(page.Entities.Select(entity => entity.RowKey));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.Equal([30, 30, 20], sizes);
        Assert.Equal(Enumerable.Range(10, 80).Select(number => $"r{number:D3}"), rows);
    }

    [Fact]
    public async Task Only_what_is_selected_and_fits_the_condition_is_read()
    {
        var table = await NewTableAsync();
        await DoneAsync(table, Names("abc", row => new EntityChange.Insert(
            row, new EntityProperties { { "Value", "它's " + row }, { "Packed", new byte[] { 1, 2 } } })));

        var query = new TableQuery(Region)
        {
            Filter = $"Value eq {TableQuery.Quote("它's b")} or Value eq 'c'",
            Select = ["Packed"],
            Bare = true,
        };
        var entity = Assert.Single((await table.QueryAsync(query, null, Stop)).Entities);
        var found = await table.FindAsync(Region, "b", ["Packed"], Stop);

        Assert.Equal(("b", null), (entity.RowKey, entity.Text("Value")));
        Assert.Equal([1, 2], entity.Bytes("Packed"));
        Assert.Throws<InvalidOperationException>(() => entity.ETag);
        Assert.Equal([1, 2], found!.Bytes("Packed"));
        Assert.Null(found.Text("Value"));
        Assert.NotEmpty(found.ETag);
    }

    [Fact]
    public async Task A_hundred_changes_of_forty_thousand_bytes_go_in_one_batch()
    {
        var table = await NewTableAsync();
        var changes = Enumerable.Range(0, 100)
            .Select(number => new EntityChange.Insert($"r{number:D3}", Value(new string('汉', 13_000)))).ToArray();

        Assert.Equal(100, (await DoneAsync(table, changes)).ETags.Count);
        Assert.Equal(100, (await AllAsync(table)).Count);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_told_to_nobody()
    {
        var azurite = await Azurite.SharedAsync();
        var key = Convert.ToBase64String("another key"u8);
        using var account = AzureAccount.Of(
            new StorageChoice.ConnectionString(
                Regex.Replace(azurite.ConnectionString, "AccountKey=[^;]*", $"AccountKey={key}")),
            NullLogger<AzureAccount>.Instance);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => account.Table("Leads").CreateAsync(Stop));

        Assert.Equal(403, refused.Status);
        Assert.DoesNotContain(key, refused.ToString());
        Assert.DoesNotContain("Signature", refused.ToString());
    }

    private static async Task<TableClient> NewTableAsync() => await (await Azurite.SharedAsync()).NewTableAsync();

    private static async Task<BatchOutcome.Done> DoneAsync(TableClient table, params EntityChange[] changes) =>
        Assert.IsType<BatchOutcome.Done>(await table.SubmitAsync(Region, changes, Stop));

    private static async Task<IReadOnlyList<Entity>> AllAsync(TableClient table) =>
        (await table.QueryAsync(new TableQuery(Region), null, Stop)).Entities;

    private static EntityChange[] Names(string letters, Func<string, EntityChange> change) =>
        [.. letters.Select(letter => change(letter.ToString()))];

    private static EntityProperties Value(string value) => new() { { "Value", value } };

    private static EntityProperties Other() => new() { { "Other", "new" } };

    private static (int, string) Status(BatchOutcome outcome)
    {
        var refused = Assert.IsType<BatchOutcome.Refused>(outcome);
        return (refused.Status, refused.Code);
    }
}
