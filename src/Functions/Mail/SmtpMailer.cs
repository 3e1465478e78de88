using System.Collections.Concurrent;
using System.Net.Security;
using Leads.Functions.Hosting;

namespace Leads.Functions.Mail;

/// <summary>
/// Sends through a mail server over a few connections that are kept for a while, so that one slow recipient holds up
/// nobody else. Kept by us because no maintained SMTP client can be had (docs/decisions/0010-mail.md).
/// </summary>
public sealed class SmtpMailer : IMailer, IAsyncDisposable
{
    // Servers commonly let one sender have ten.
    private const int MostConnections = 8;
    private const int MostMails = 100;

    private static readonly TimeSpan s_longestIdle = TimeSpan.FromSeconds(20);

    private readonly MailOptions options;
    private readonly TimeProvider clock;
    private readonly RemoteCertificateValidationCallback? trust;
    private readonly SemaphoreSlim turns = new(MostConnections);
    private readonly ConcurrentBag<(SmtpConnection Connection, long Since)> idle = [];

    public SmtpMailer(MailOptions options, TimeProvider clock)
        : this(options, clock, null)
    {
    }

    internal SmtpMailer(MailOptions options, TimeProvider clock, RemoteCertificateValidationCallback? trust) =>
        (this.options, this.clock, this.trust) = (options, clock, trust);

    public int AtOnce => MostConnections;

    public async Task SendAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        var bytes = MimeWriter.Write(mail);
        await TurnAsync(cancellationToken);
        try
        {
            await SendAsync(mail, bytes, cancellationToken);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>A mail server keeps no list that one could ask.</summary>
    public Task<bool?> HasSentAsync(string id, CancellationToken cancellationToken) => Task.FromResult<bool?>(null);

    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var kept))
            await kept.Connection.DisposeAsync();
        turns.Dispose();
    }

    private async Task TurnAsync(CancellationToken stop)
    {
        try
        {
            await turns.WaitAsync(stop);
        }
        catch (OperationCanceledException stopped)
        {
            throw new MailDelayedException("The process stops before the mail has left.", stopped);
        }
    }

    private async Task SendAsync(MailMessage mail, byte[] bytes, CancellationToken stop)
    {
        if (await TakeAsync() is { } kept)
        {
            try
            {
                await SendAsync(kept, mail, bytes, stop);
                return;
            }
            catch (MailDelayedException) when (!kept.IsUsable && !stop.IsCancellationRequested)
            {
                // The server had closed a connection that we kept; nothing of this mail has gone.
            }
        }

        await SendAsync(await SmtpConnection.OpenAsync(options, trust, stop), mail, bytes, stop);
    }

    private async Task SendAsync(SmtpConnection connection, MailMessage mail, byte[] bytes, CancellationToken stop)
    {
        try
        {
            await connection.SendAsync(mail.From.Address, mail.To.Address, bytes, stop);
        }
        catch (Exception fault) when (fault is MailRefusedException or MailDelayedException)
        {
            await KeepAsync(connection, reset: true);
            throw;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await KeepAsync(connection, reset: false);
    }

    private async Task<SmtpConnection?> TakeAsync()
    {
        while (idle.TryTake(out var kept))
        {
            if (clock.GetElapsedTime(kept.Since) < s_longestIdle)
                return kept.Connection;
            await kept.Connection.DisposeAsync();
        }

        return null;
    }

    private async Task KeepAsync(SmtpConnection connection, bool reset)
    {
        try
        {
            if (reset)
                await connection.ResetAsync(CancellationToken.None);
        }
        catch (IOException)
        {
            await connection.DisposeAsync();
            return;
        }

        if (connection is { IsUsable: true, Sent: < MostMails })
            idle.Add((connection, clock.GetTimestamp()));
        else
            await connection.DisposeAsync();
    }
}
