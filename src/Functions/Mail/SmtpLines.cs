using System.Text;

namespace Leads.Functions.Mail;

/// <summary>Commands and answers as lines over a stream; every wait ends.</summary>
internal sealed class SmtpLines(Stream stream) : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 200;

    private readonly byte[] buffer = new byte[LongestLine];
    private int start;
    private int end;

    /// <summary>Whether the server has said more than it was asked: before TLS nobody could vouch for it.</summary>
    public bool HasUnread => end > start;

    public async Task<SmtpReply> AskAsync(string command, TimeSpan patience, CancellationToken stop)
    {
        await WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"), patience, stop);
        return await ReadAsync(patience, stop);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan patience, CancellationToken stop)
    {
        using var limit = Limit(patience, stop);
        await Within(
            async () =>
            {
                await stream.WriteAsync(bytes, limit.Token);
                await stream.FlushAsync(limit.Token);
                return true;
            },
            limit,
            stop);
    }

    public async Task<SmtpReply> ReadAsync(TimeSpan patience, CancellationToken stop)
    {
        using var limit = Limit(patience, stop);
        return await Within(() => ReadAsync(limit.Token), limit, stop);
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<SmtpReply> ReadAsync(CancellationToken stop)
    {
        var lines = new List<string>();
        while (true)
        {
            var line = await LineAsync(stop);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), out var code) || lines.Count == MostLines)
                throw new IOException("The mail server's answer is not SMTP.");
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return new SmtpReply(code, lines);
        }
    }

    private async Task<string> LineAsync(CancellationToken stop)
    {
        while (true)
        {
            var at = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = Encoding.UTF8.GetString(buffer, start, at).TrimEnd('\r');
                start += at + 1;
                return line;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length)
                throw new IOException("The mail server's answer is too long.");
            var read = await stream.ReadAsync(buffer.AsMemory(end), stop);
            if (read == 0)
                throw new IOException("The mail server closed the connection.");
            end += read;
        }
    }

    private static CancellationTokenSource Limit(TimeSpan patience, CancellationToken stop)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        return limit;
    }

    private static async Task<T> Within<T>(Func<Task<T>> act, CancellationTokenSource limit, CancellationToken stop)
    {
        try
        {
            return await act();
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new IOException("The mail server did not answer in time.");
        }
    }
}
