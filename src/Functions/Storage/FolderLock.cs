using System.Globalization;

namespace Leads.Functions.Storage;

/// <summary>
/// Holds a data folder for one process. The operating system keeps the lock, so it ends with the process, however
/// that ends; the file itself stays and means nothing.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var taken = new FolderLock(OpenAlone(folder));
        File.WriteAllText(OwnerFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return taken;
    }

    public void Dispose() => _file.Dispose();

    private static FileStream OpenAlone(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, "leads.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new StorageRefusedException(
                $"The data folder {Path.GetFullPath(folder)} is in use by process {OwnerOf(folder)}. Only one Leads "
                + "may work on a folder: stop that one, or set LEADS_DATA to another folder.",
                error);
        }
    }

    private static string OwnerFile(string folder) => Path.Combine(folder, "leads.pid");

    private static string OwnerOf(string folder) =>
        File.Exists(OwnerFile(folder)) ? File.ReadAllText(OwnerFile(folder)).Trim() : "(unknown)";
}
