using System.Collections.Concurrent;
using System.Text.Json;

namespace Leads.Functions.Tests.Mail;

/// <summary>A real SMTP server (tests/servers/smtp.mjs) on a free port; ends with its test.</summary>
internal sealed class MailServer : IDisposable
{
    private readonly ServerProcess _process;
    private readonly ConcurrentQueue<TakenMail> _mails = new();

    private int _closed;
    private int _hanging;

    private MailServer(ServerProcess process) => _process = process;

    public int Port { get; private init; }

    /// <summary>The mails that it took, in their order.</summary>
    public IReadOnlyList<TakenMail> Mails => [.. _mails];

    /// <summary>How many connections have ended.</summary>
    public int Closed => Volatile.Read(ref _closed);

    /// <summary>How many connections wait for an answer that never comes.</summary>
    public int Hanging => Volatile.Read(ref _hanging);

    /// <param name="options">As smtp.mjs reads them: tls, user, password, delay and idle in ms, hang.</param>
    public static async Task<MailServer> StartAsync(object? options = null)
    {
        var process = await ServerProcess.StartAsync("smtp.mjs", options ?? new { });
        var server = new MailServer(process) { Port = process.First.GetProperty("port").GetInt32() };
        _ = server.TakeAllAsync();
        return server;
    }

    public void Dispose() => _process.Dispose();

    private async Task TakeAllAsync()
    {
        while (await _process.Process.StandardOutput.ReadLineAsync() is { } line)
            Take(line);
    }

    private void Take(string line)
    {
        if (line.StartsWith("{\"closed\"", StringComparison.Ordinal))
            Interlocked.Increment(ref _closed);
        else if (line.StartsWith("{\"hangs\"", StringComparison.Ordinal))
            Interlocked.Increment(ref _hanging);
        else
            _mails.Enqueue(JsonSerializer.Deserialize<TakenMail>(line, JsonSerializerOptions.Web)!);
    }
}

/// <summary>A mail as the server took it.</summary>
internal sealed record TakenMail(
    string To, string From, string Id, string Sha256, string Session, bool Protected, string? User);
