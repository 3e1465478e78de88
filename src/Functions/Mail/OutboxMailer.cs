namespace Leads.Functions.Mail;

/// <summary>
/// One .eml file per mail in the outbox of the data folder: whole or not at all, and named after its Message-ID, so
/// that the same mail cannot be there twice. Where several processes mail, each has its own and knows only that.
/// </summary>
public sealed class OutboxMailer : IMailer
{
    private readonly string _folder;
    private readonly bool _isShared;

    /// <param name="folder">The data folder; mails go to <c>outbox/</c> in it.</param>
    /// <param name="isShared">Whether other processes mail, too.</param>
    public OutboxMailer(string folder, bool isShared)
    {
        (_folder, _isShared) = (Path.Combine(Path.GetFullPath(folder), "outbox"), isShared);
        Directory.CreateDirectory(_folder);
        if (isShared)
            return; // they may be another process's, at work
        foreach (var unfinished in Directory.EnumerateFiles(_folder, "*.tmp"))
            File.Delete(unfinished);
    }

    public async Task SendAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        var aside = Path.Combine(_folder, Path.GetRandomFileName() + ".tmp");
        try
        {
            await WriteAsync(aside, MimeWriter.Write(mail), cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            File.Delete(aside);
            throw new MailDelayedException($"The outbox cannot be written: {fault.Message}", fault);
        }

        File.Move(aside, FileOf(mail.Id), overwrite: true);
        FlushFolder();
    }

    public Task<bool?> HasSentAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult<bool?>(File.Exists(FileOf(id)) ? true : _isShared ? null : false);

    private static async Task WriteAsync(string path, byte[] mail, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await file.WriteAsync(mail, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private string FileOf(string id) => Path.Combine(_folder, MimeText.Token(id) + ".eml");

    // A rename is durable only once its folder is; a folder cannot be opened for this on Windows.
    private void FlushFolder() => Storage.FolderSync.Flush(_folder);
}
