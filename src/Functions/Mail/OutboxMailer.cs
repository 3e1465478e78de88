namespace Leads.Functions.Mail;

/// <summary>
/// One .eml file per mail in the outbox of the data folder: whole or not at all, and named after its Message-ID, so
/// that the same mail cannot be there twice.
/// </summary>
public sealed class OutboxMailer : IMailer
{
    private readonly string _folder;

    /// <param name="folder">The data folder; mails go to <c>outbox/</c> in it.</param>
    public OutboxMailer(string folder)
    {
        _folder = Path.Combine(Path.GetFullPath(folder), "outbox");
        Directory.CreateDirectory(_folder);
        foreach (var unfinished in Directory.EnumerateFiles(_folder, "*.tmp"))
            File.Delete(unfinished);
    }

    public async Task SendAsync(MailMessage mail, CancellationToken cancellationToken)
    {
        var aside = Path.Combine(_folder, Path.GetRandomFileName() + ".tmp");
        await using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            await file.WriteAsync(MimeWriter.Write(mail), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        File.Move(aside, FileOf(mail.Id), overwrite: true);
        FlushFolder();
    }

    public Task<bool?> HasSentAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult<bool?>(File.Exists(FileOf(id)));

    private string FileOf(string id) => Path.Combine(_folder, MimeText.Token(id) + ".eml");

    // A rename is durable only once its folder is; a folder cannot be opened for this on Windows.
    private void FlushFolder() => Storage.FolderSync.Flush(_folder);
}
