using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Leads.Functions.Tests.Survival;

/// <summary>One connection, as cheap as a client can be, so that a test can have thousands.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 << 10];

    public static async Task<LoadClient> ConnectAsync(int port)
    {
        var client = new LoadClient();
        await client._socket.ConnectAsync(IPAddress.Loopback, port);
        return client;
    }

    /// <summary>Sends what it is told, be it a request or a part of one.</summary>
    public async Task SendAsync(string text)
    {
        for (ReadOnlyMemory<byte> rest = Encoding.UTF8.GetBytes(text); rest.Length > 0;)
            rest = rest[await _socket.SendAsync(rest)..];
    }

    /// <summary>The whole answer, head and body; null when the connection has ended.</summary>
    public async Task<string?> ReceiveAsync()
    {
        var end = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(end));
            if (read == 0)
                return null;
            end += read;
            var body = _buffer.AsSpan(0, end).IndexOf("\r\n\r\n"u8) + 4;
            if (body >= 4 && end >= body + LengthIn(Encoding.ASCII.GetString(_buffer, 0, body)))
                return Encoding.UTF8.GetString(_buffer, 0, end);
        }
    }

    /// <summary>The same, but it waits no longer than this, and a reset is an end too.</summary>
    public async Task<string?> TryReceiveAsync(TimeSpan patience)
    {
        try
        {
            return await ReceiveAsync().WaitAsync(patience);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    public async Task<string> AskAsync(string request)
    {
        await SendAsync(request);
        return await ReceiveAsync() ?? throw new IOException("The process closed the connection.");
    }

    /// <summary>A whole request with the administrator's token.</summary>
    public static string Request(string method, string path, string json) => string.Create(
        CultureInfo.InvariantCulture, $"{Head(method, path, Encoding.UTF8.GetByteCount(json))}{json}");

    /// <summary>The head of a request whose body has so many bytes.</summary>
    public static string Head(string method, string path, long length) => string.Create(
        CultureInfo.InvariantCulture,
        $"{method} {path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {KilledProcess.Token}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n");

    /// <summary>Ends the connection like a machine that has lost its power: without a goodbye.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    public void Dispose() => _socket.Dispose();

    private static int LengthIn(string head)
    {
        const string Name = "\r\nContent-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(
            head.AsSpan(at + Name.Length, head.IndexOf('\r', at + Name.Length) - at - Name.Length),
            CultureInfo.InvariantCulture);
    }
}
