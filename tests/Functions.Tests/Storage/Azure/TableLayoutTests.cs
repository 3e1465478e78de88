using System.Text;
using Leads.Functions.Storage;
using static Leads.Functions.Tests.Storage.StorageRoom;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>What another tool finds in the table.</summary>
public sealed class TableLayoutTests
{
    [Fact]
    public async Task A_project_shows_its_names_days_and_amounts_beside_its_document_and_drops_those_that_went()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "果园", "2026-01-05");
        var rows = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
            .GetRequiredService<IRegionStorage>(bureau.App.Services);
        var document = (await rows.FindAsync("binzhou", ProjectKey.Of(id), Cancellation))!;
        var packed = Array.Empty<byte>();
        await rows.ReadPackedAsync("binzhou", [id], row => packed = row.Packed.ToArray(), Cancellation);
        await using var room = await AzureRoom.NewAsync();

        await room.Commit(new Operation.Insert(document.Key, document.Body), new Operation.PutPacked(id, packed));

        var entity = (await room.Table.FindAsync(Region, document.Key, null, Cancellation))!;
        Assert.Equal(Encoding.UTF8.GetString(document.Body.Span), entity.Text("Body"));
        Assert.Equal("果园", entity.Text("Name"));
        Assert.Equal(new DateOnly(2026, 1, 5), entity.Day("Signed"));
        Assert.Equal(0, entity.Number("PaidIn"));
        Assert.Equal(packed, entity.Bytes("Packed"));

        await room.Commit(new Operation.Put(document.Key, Json("other")));
        entity = (await room.Table.FindAsync(Region, document.Key, null, Cancellation))!;
        Assert.Null(entity.Text("Name"));
        Assert.Equal(new DateOnly(2026, 1, 5), entity.Day("Signed"));
    }

    [Fact]
    public async Task A_large_body_is_kept_compressed_and_a_small_one_as_text()
    {
        await using var room = await AzureRoom.NewAsync();
        var random = new Random(3);
        var large = string.Concat(Enumerable.Range(0, 100_000).Select(_ => (char)random.Next(0x4e00, 0x9fff)));

        await room.Commit(new Operation.Insert("a/b", Json("小")), new Operation.Insert("large", Json(large)));

        var small = (await room.Table.FindAsync(Region, "a.1b", null, Cancellation))!;
        Assert.Equal("""{"value":"小"}""", small.Text("Body"));
        var kept = (await room.Table.FindAsync(Region, "large", null, Cancellation))!;
        Assert.Null(kept.Text("Body"));
        Assert.NotNull(kept.Bytes("Body2"));
        Assert.Equal($$"""{"value":"{{large}}"}""", await room.Body("large"));
    }

    [Fact]
    public async Task A_region_is_told_of_from_its_first_row_on_by_every_process()
    {
        await using var room = await AzureRoom.NewAsync();
        var killed = room.Another(new Mishaps((request, _) =>
            Mishaps.IsBatch(request) && request.RequestUri is not null && IsConfirmation(request) ? Mishap.KilledBefore : Mishap.None));
        await Assert.ThrowsAsync<KilledException>(
            () => killed.CommitAsync("unconfirmed", [new Operation.Insert("a", Json("x"))], Cancellation));
        await room.Storage.CommitAsync("refused", [new Operation.Replace("a", "1", Json("x"))], Cancellation);
        await room.Storage.CommitAsync("_people", [new Operation.Insert("a", Json("x"))], Cancellation);

        Assert.Equal(["unconfirmed"], await room.Storage.ListRegionsAsync(Cancellation));
        var way = Mishaps.None;
        Assert.Equal(["unconfirmed"], await room.Another(way).ListRegionsAsync(Cancellation));
        Assert.Equal(2, way.Requests); // the list, and a look whether the refused one has rows
    }

    private static bool IsConfirmation(HttpRequestMessage request) =>
        request.Content!.ReadAsStringAsync(Cancellation).Result.Contains("\"Confirmed\":true", StringComparison.Ordinal);
}
