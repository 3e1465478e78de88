namespace Leads.Functions.Storage.Azure;

/// <summary>Reads a stream in blocks of the same memory: each is good until the next one is asked for.</summary>
internal sealed class BlockReader(Stream content)
{
    private const int First = 64 << 10;

    private byte[] _buffer = new byte[First];

    /// <summary>The next <see cref="BlobContainer.BlockBytes"/>; fewer at the end.</summary>
    public async Task<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellationToken)
    {
        var filled = 0;
        while (filled < BlobContainer.BlockBytes)
        {
            // Most files are small: only a large one takes a large buffer.
            if (filled == _buffer.Length)
                Array.Resize(ref _buffer, Math.Min(2 * filled, BlobContainer.BlockBytes));
            var read = await content.ReadAsync(_buffer.AsMemory(filled), cancellationToken);
            if (read == 0)
                break;
            filled += read;
        }

        return _buffer.AsMemory(0, filled);
    }
}
