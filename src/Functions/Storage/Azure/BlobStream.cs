namespace Leads.Functions.Storage.Azure;

/// <summary>A blob's content, loaded piece by piece where it is read.</summary>
/// <param name="first">The piece that is there already.</param>
/// <param name="load">Loads a piece from an offset on; at least a byte of it.</param>
internal sealed class BlobStream(
    long length, ReadOnlyMemory<byte> first, Func<long, CancellationToken, Task<ReadOnlyMemory<byte>>> load) : Stream
{
    private ReadOnlyMemory<byte> _piece = first;
    private long _from;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.IsEmpty)
            return 0;
        if (_position < _from || _position >= _from + _piece.Length)
            (_piece, _from) = (await load(_position, cancellationToken), _position);
        var rest = _piece[(int)(_position - _from)..];
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
