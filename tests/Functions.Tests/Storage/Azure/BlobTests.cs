using Leads.Functions.Storage.Azure;

namespace Leads.Functions.Tests.Storage.Azure;

public sealed class BlobTests
{
    private const int Seed = 20_261_127;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(BlobContainer.BlockBytes - 1)]
    [InlineData(BlobContainer.BlockBytes)]
    [InlineData((2 * BlobContainer.BlockBytes) + 1)]
    public async Task A_blob_of_any_length_comes_back_as_it_was(int length)
    {
        var container = await NewContainerAsync();
        var bytes = Bytes(length);

        var stored = await PutAsync(container, "青山县/50%25/a.b~𠮷", bytes, BlobCondition.None);
        await using var stream = await container.OpenAsync("青山县/50%25/a.b~𠮷", Stop);

        Assert.Equal(length, stored!.Length);
        Assert.Equal(length, stream!.Length);
        Assert.Equal(bytes, await ReadAsync(stream));
    }

    [Fact]
    public async Task A_blob_is_read_from_any_place()
    {
        var container = await NewContainerAsync();
        var bytes = Bytes((2 * BlobContainer.BlockBytes) + 100);
        await PutAsync(container, "a", bytes, BlobCondition.None);
        await using var stream = await container.OpenAsync("a", Stop);

        stream!.Seek(-50, SeekOrigin.End);
        Assert.Equal(bytes[^50..], await ReadAsync(stream));
        stream.Position = BlobContainer.BlockBytes - 10;
        var middle = new byte[20];
        stream.ReadExactly(middle);
        Assert.Equal(bytes[(BlobContainer.BlockBytes - 10)..(BlobContainer.BlockBytes + 10)], middle);
        stream.Position = bytes.Length + 1;
        Assert.Equal(0, await stream.ReadAsync(middle, Stop));
    }

    [Fact]
    public async Task What_is_replaced_while_it_is_read_is_an_error_not_a_mixture()
    {
        var container = await NewContainerAsync();
        await PutAsync(container, "a", Bytes(BlobContainer.BlockBytes + 1), BlobCondition.None);
        await using var stream = await container.OpenAsync("a", Stop);

        await PutAsync(container, "a", Bytes(BlobContainer.BlockBytes + 1), BlobCondition.None);

        await Assert.ThrowsAsync<IOException>(() => ReadAsync(stream!));
    }

    [Fact]
    public async Task A_container_that_is_missing_holds_nothing_and_is_made_by_the_first_blob()
    {
        var container = (await Azurite.SharedAsync()).Account.Container(Azurite.NewName());

        Assert.Null(await container.OpenAsync("a", Stop));
        Assert.False(await container.ExistsAsync("a", Stop));
        Assert.Empty(await container.ListAsync("", Stop));

        await PutAsync(container, "a", [1], BlobCondition.None);
        Assert.True(await container.ExistsAsync("a", Stop));
        Assert.False(await container.ExistsAsync("b", Stop));
        Assert.Null(await container.OpenAsync("b", Stop));
    }

    [Fact]
    public async Task A_large_blob_makes_the_missing_container_too()
    {
        var container = (await Azurite.SharedAsync()).Account.Container(Azurite.NewName());

        await PutAsync(container, "a", Bytes(BlobContainer.BlockBytes + 1), BlobCondition.None);

        Assert.Equal(["a"], await container.ListAsync("", Stop));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(BlobContainer.BlockBytes + 1)]
    public async Task A_condition_that_does_not_hold_leaves_the_blob_as_it_is(int length)
    {
        var container = await NewContainerAsync();

        var first = await PutAsync(container, "a", Bytes(length), BlobCondition.Absent);
        Assert.NotNull(first);
        Assert.Null(await PutAsync(container, "a", [2], BlobCondition.Absent));
        var second = await PutAsync(container, "a", Bytes(length), BlobCondition.Version(first.ETag));
        Assert.NotNull(second);
        Assert.Null(await PutAsync(container, "a", [3], BlobCondition.Version(first.ETag)));
        Assert.Null(await PutAsync(container, "none", [3], BlobCondition.Version(first.ETag)));

        await using var stream = await container.OpenAsync("a", Stop);
        Assert.Equal(length, stream!.Length);
    }

    [Fact]
    public async Task Only_paths_with_the_prefix_are_listed()
    {
        var container = await NewContainerAsync();
        foreach (var path in (string[])["县/a", "县/b/c", "县城/a", "other"])
            await PutAsync(container, path, [1], BlobCondition.None);

        Assert.Equal(["县/a", "县/b/c"], await container.ListAsync("县/", Stop));
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_the_old_blob()
    {
        var container = await NewContainerAsync();
        await PutAsync(container, "a", [1, 2, 3], BlobCondition.None);
        await using var broken = new BrokenStream(BlobContainer.BlockBytes + 5);

        await Assert.ThrowsAsync<EndOfStreamException>(
            () => container.PutAsync("a", broken, BlobCondition.None, Stop));

        await using var stream = await container.OpenAsync("a", Stop);
        Assert.Equal([1, 2, 3], await ReadAsync(stream!));
    }

    [Fact]
    public async Task A_hundred_megabytes_travel_in_blocks()
    {
        var largest = 0L;
        OddService? service = null;
        await using var odd = service = await OddService.StartAsync((context, _) =>
        {
            largest = Math.Max(largest, service!.Received);
            context.Response.StatusCode = 201;
            context.Response.Headers.ETag = "\"1\"";
            return Task.CompletedTask;
        });
        await using var zeros = new ZeroStream(100 << 20);

        var stored = await service.Container.PutAsync("a", zeros, BlobCondition.None, Stop);

        Assert.Equal(100 << 20, stored!.Length);
        Assert.Equal((BlobContainer.BlockBytes, 26), (largest, service.Asked));
    }

    private static async Task<BlobContainer> NewContainerAsync()
    {
        var container = (await Azurite.SharedAsync()).Account.Container(Azurite.NewName());
        await container.CreateAsync(Stop);
        await container.CreateAsync(Stop);
        return container;
    }

    private static async Task<StoredBlob?> PutAsync(
        BlobContainer container, string path, byte[] bytes, BlobCondition condition)
    {
        await using var content = new MemoryStream(bytes);
        return await container.PutAsync(path, content, condition, Stop);
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, Stop);
        return content.ToArray();
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(Seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Zeros, which take no memory.</summary>
    private class ZeroStream(long length) : Stream
    {
        private long _given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, length - _given);
            Array.Clear(buffer, offset, given);
            _given += given;
            return given > 0 || count == 0 ? given : End();
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected virtual int End() => 0;
    }

    private sealed class BrokenStream(long length) : ZeroStream(length)
    {
        protected override int End() => throw new EndOfStreamException();
    }
}
