namespace Leads.Functions.Storage;

/// <summary>
/// Puts a prepared database and its files in the place of those of a data folder; what was there moves aside, never
/// away. Once <see cref="Begin"/> has returned the swap happens, if need be at the next start; before, nothing has.
/// To be used only while the folder's lock is held.
/// </summary>
internal sealed class FolderSwap(string folder)
{
    private const string Database = "leads.db";
    private const string Files = "files";

    private static readonly string[] s_leave = [Database + "-wal", Database + "-shm", "outbox"];

    /// <summary>Where the new content is prepared; on the same disk, whatever the data folder is.</summary>
    public string Staging { get; } = Path.Combine(folder, "restoring");

    /// <summary>Whether the folder holds anything that a swap would move aside.</summary>
    public bool IsOccupied => s_leave.Append(Database).Append(Files).Any(name => Exists(Path.Combine(folder, name)));

    private string Mark => Path.Combine(Staging, "ready");

    /// <summary>Makes an empty staging folder; what an interrupted preparation left is not needed.</summary>
    public void Prepare()
    {
        if (Directory.Exists(Staging))
            Directory.Delete(Staging, recursive: true);
        Directory.CreateDirectory(Path.Combine(Staging, Files));
    }

    /// <summary>Settles durably that the swap happens.</summary>
    /// <param name="aside">Name of the folder, within the data folder, for what is there now.</param>
    public void Begin(string aside)
    {
        if (new FileInfo(Path.Combine(Staging, Database + "-wal")) is { Exists: true, Length: > 0 })
            throw new IOException("The prepared database was not closed.");
        FolderSync.Flush(Staging);
        var unfinished = Mark + ".tmp";
        using (var mark = new StreamWriter(new FileStream(unfinished, FileMode.Create)))
        {
            mark.Write(aside);
            mark.Flush();
            ((FileStream)mark.BaseStream).Flush(flushToDisk: true);
        }

        File.Move(unfinished, Mark);
        FolderSync.Flush(Staging);
        FolderSync.Flush(folder);
    }

    /// <summary>Does what is left to do of a swap that was begun; it may be interrupted and done again.</summary>
    public void FinishIfBegun()
    {
        if (!File.Exists(Mark))
            return;
        var aside = Path.Combine(folder, File.ReadAllText(Mark));
        if (Exists(Path.Combine(Staging, Database)))
        {
            foreach (var name in s_leave)
                Move(Path.Combine(folder, name), aside);
            Exchange(Files, aside);
            Exchange(Database, aside);
        }

        if (Directory.Exists(aside))
            FolderSync.Flush(aside);
        FolderSync.Flush(folder);
        Directory.Delete(Staging, recursive: true);
    }

    // While the new one is still in staging, what has its name in the folder is the old one.
    private void Exchange(string name, string aside)
    {
        if (!Exists(Path.Combine(Staging, name)))
            return;
        Move(Path.Combine(folder, name), aside);
        Move(Path.Combine(Staging, name), folder);
    }

    private static void Move(string from, string into)
    {
        if (!Exists(from))
            return;
        Directory.CreateDirectory(into);
        Directory.Move(from, Path.Combine(into, Path.GetFileName(from)));
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);
}
