using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Leads.Functions.Hosting;

namespace Leads.Functions.Mail;

/// <summary>
/// One connection to a mail server (RFC 5321), greeted, protected (RFC 3207 or TLS from the start) and signed in
/// (RFC 4954, PLAIN or LOGIN). Sends mails one after the other.
/// </summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private static readonly TimeSpan s_toConnect = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_toAnswer = TimeSpan.FromMinutes(1);

    private readonly TcpClient client;
    private readonly TimeSpan toTakeOver;
    private SmtpLines lines;

    private SmtpConnection(TcpClient client, SmtpLines lines, TimeSpan toTakeOver) =>
        (this.client, this.lines, this.toTakeOver) = (client, lines, toTakeOver);

    /// <summary>Mails that went this way.</summary>
    public int Sent { get; private set; }

    /// <summary>Whether another mail may go this way.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <param name="trust">Decides about the server's certificate; null = as the system does.</param>
    public static async Task<SmtpConnection> OpenAsync(
        MailOptions options, RemoteCertificateValidationCallback? trust, CancellationToken stop)
    {
        var client = new TcpClient { NoDelay = true };
        try
        {
            using (var limit = CancellationTokenSource.CreateLinkedTokenSource(stop))
            {
                limit.CancelAfter(s_toConnect);
                await client.ConnectAsync(options.Host, options.Port, limit.Token);
            }

            Stream stream = client.GetStream();
            if (options.Tls == MailTls.Implicit)
                stream = await ProtectAsync(stream, options, trust, stop);
            var connection = new SmtpConnection(client, new SmtpLines(stream), options.Patience.ToTakeOver);
            await connection.GreetAsync(options, stream, trust, stop);
            return connection;
        }
        catch (Exception fault)
        {
            client.Dispose();
            if (fault is MailDelayedException)
                throw;
            throw new MailDelayedException($"The mail server cannot be used: {fault.Message}", fault);
        }
    }

    /// <summary>
    /// Hands over one mail. <see cref="MailRefusedException"/> and <see cref="MailDelayedException"/>: it has not left;
    /// anything else: the server may have it.
    /// </summary>
    public async Task SendAsync(string from, string to, byte[] mail, CancellationToken stop)
    {
        try
        {
            Expect(await AskAsync($"MAIL FROM:<{MimeText.Address(from)}>", stop), "the sender", mayRefuse: false);
            Expect(await AskAsync($"RCPT TO:<{MimeText.Address(to)}>", stop), "the recipient", mayRefuse: true);
            var ready = await AskAsync("DATA", stop);
            if (ready.Code != 354)
                Expect(ready with { Code = Math.Max(400, ready.Code) }, "the mail", mayRefuse: true);
            await lines.WriteAsync(Stuffed(mail), toTakeOver, stop);
        }
        catch (Exception fault) when (fault is not (MailRefusedException or MailDelayedException))
        {
            // Without its last line a mail is not a mail yet: the server must throw it away.
            IsUsable = false;
            throw new MailDelayedException("The connection broke before the mail was complete.", fault);
        }

        Expect(await EndAsync(), "the mail", mayRefuse: true);
        Sent++;
    }

    /// <summary>Forgets a mail that was refused half-way.</summary>
    public async Task ResetAsync(CancellationToken stop)
    {
        if (IsUsable)
            IsUsable = (await AskAsync("RSET", stop)).IsDone;
    }

    public async ValueTask DisposeAsync()
    {
        await lines.DisposeAsync();
        client.Dispose();
    }

    private Task<SmtpReply> AskAsync(string command, CancellationToken stop) =>
        lines.AskAsync(command, s_toAnswer, stop);

    /// <summary>
    /// From here on the server may deliver, so the answer is awaited even when the process is to stop.
    /// </summary>
    private async Task<SmtpReply> EndAsync()
    {
        try
        {
            await lines.WriteAsync(".\r\n"u8.ToArray(), toTakeOver, CancellationToken.None);
            return await lines.ReadAsync(toTakeOver, CancellationToken.None);
        }
        catch
        {
            IsUsable = false;
            throw;
        }
    }

    private void Expect(SmtpReply reply, string what, bool mayRefuse)
    {
        if (reply.IsDone)
            return;
        IsUsable &= reply.Code != 421;
        if (mayRefuse && reply.IsForGood)
            throw new MailRefusedException(reply.Shown);
        throw new MailDelayedException($"The mail server does not take {what} now: {reply.Shown}");
    }

    private async Task GreetAsync(
        MailOptions options, Stream stream, RemoteCertificateValidationCallback? trust, CancellationToken stop)
    {
        Expect(await lines.ReadAsync(s_toAnswer, stop), "a connection", mayRefuse: false);
        var offers = await HelloAsync(stop);
        if (options.Tls == MailTls.StartTls)
        {
            if (offers.Offer("STARTTLS") is null)
                throw new MailDelayedException("The mail server offers no STARTTLS; no mail goes unprotected.");
            Expect(await AskAsync("STARTTLS", stop), "STARTTLS", mayRefuse: false);
            if (lines.HasUnread)
                throw new MailDelayedException("The mail server spoke before it was protected; somebody may be between.");
            lines = new SmtpLines(await ProtectAsync(stream, options, trust, stop));
            offers = await HelloAsync(stop);
        }

        if (options.User is { } user)
            await SignInAsync(user, options.Password!, offers, stop);
    }

    private async Task<SmtpReply> HelloAsync(CancellationToken stop)
    {
        var reply = await AskAsync("EHLO " + Me(), stop);
        Expect(reply, "a greeting", mayRefuse: false);
        return reply;
    }

    /// <summary>An address literal (RFC 5321 section 4.1.3): a box in an office has no name that others know.</summary>
    private string Me()
    {
        var address = ((IPEndPoint)client.Client.LocalEndPoint!).Address;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{address}]" : $"[{address}]";
    }

    private async Task SignInAsync(string user, string password, SmtpReply offers, CancellationToken stop)
    {
        var ways = (offers.Offer("AUTH") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            Expect(await AskAsync("AUTH PLAIN " + Base64($"\0{user}\0{password}"), stop), "the password", false);
        }
        else if (ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            await AskAsync("AUTH LOGIN", stop);
            await AskAsync(Base64(user), stop);
            Expect(await AskAsync(Base64(password), stop), "the password", mayRefuse: false);
        }
        else
        {
            throw new MailDelayedException("The mail server offers neither AUTH PLAIN nor AUTH LOGIN.");
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<Stream> ProtectAsync(
        Stream plain, MailOptions options, RemoteCertificateValidationCallback? trust, CancellationToken stop)
    {
        var stream = new SslStream(plain, leaveInnerStreamOpen: false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(s_toConnect);
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = options.Host,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                RemoteCertificateValidationCallback = trust,
            },
            limit.Token);
        return stream;
    }

    /// <summary>A point at the start of a line is doubled (RFC 5321 section 4.5.2).</summary>
    private static byte[] Stuffed(byte[] mail)
    {
        var stuffed = new List<byte>(mail.Length + 16);
        var isLineStart = true;
        foreach (var b in mail)
        {
            if (isLineStart && b == '.')
                stuffed.Add((byte)'.');
            stuffed.Add(b);
            isLineStart = b == '\n';
        }

        if (!isLineStart)
            stuffed.AddRange("\r\n"u8);
        return [.. stuffed];
    }
}
