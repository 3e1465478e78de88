using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Leads.Bench;

/// <summary>
/// One kept-alive HTTP connection on a blocking socket. It shares the cores with the program under test, so it does
/// no more than it must: requests come as bytes, and of an answer only status and length are read.
/// </summary>
internal sealed class Connection : IDisposable
{
    private const string LengthHeader = "\r\nContent-Length: ";

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string _head;
    private byte[] _buffer = new byte[64 << 10];
    private int _bodyAt;
    private int _end;

    public Connection(int port, string token)
    {
        _head = $" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n";
        _socket.Connect(IPAddress.Loopback, port);
    }

    public string Body => Encoding.UTF8.GetString(_buffer, _bodyAt, _end - _bodyAt);

    public byte[] Request(string method, string path, string body = "", string type = "application/json")
    {
        var content = Encoding.UTF8.GetBytes(body);
        var head = $"{method} {path}{_head}Content-Type: {type}\r\nContent-Length: {content.Length}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(body.Length > 0 ? head : $"{method} {path}{_head}Content-Length: 0\r\n\r\n"), .. content];
    }

    /// <summary>Sends and reads the whole answer; any status but the expected one ends the run.</summary>
    public void Send(ReadOnlySpan<byte> request, int expected = 200)
    {
        while (!request.IsEmpty)
            request = request[_socket.Send(request)..];
        var status = Receive();
        if (status != expected)
            throw new InvalidOperationException($"Answered {status}, expected {expected}: {Body}");
    }

    public string Ask(string method, string path, string body = "", int expected = 200)
    {
        Send(Request(method, path, body), expected);
        return Body;
    }

    public void Dispose() => _socket.Dispose();

    private int Receive()
    {
        _end = 0;
        do
        {
            ReceiveSome();
            _bodyAt = _buffer.AsSpan(0, _end).IndexOf("\r\n\r\n"u8) + 4;
        }
        while (_bodyAt < 4);
        var head = Encoding.ASCII.GetString(_buffer, 0, _bodyAt);
        var total = _bodyAt + LengthIn(head);
        while (_end < total)
            ReceiveSome();
        return int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
    }

    private void ReceiveSome()
    {
        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = _socket.Receive(_buffer.AsSpan(_end));
        _end += count > 0 ? count : throw new IOException("The program under test closed the connection.");
    }

    private static int LengthIn(string head)
    {
        var at = head.IndexOf(LengthHeader, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return head.Contains("Transfer-Encoding", StringComparison.OrdinalIgnoreCase)
                ? throw new NotSupportedException("An answer in pieces.")
                : 0;
        var digits = head.AsSpan(at + LengthHeader.Length);
        return int.Parse(digits[..digits.IndexOf('\r')], CultureInfo.InvariantCulture);
    }
}
