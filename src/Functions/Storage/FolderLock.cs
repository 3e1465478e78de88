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
        FolderLock? taken = null;
        try
        {
            Directory.CreateDirectory(folder);
            taken = new FolderLock(OpenAlone(folder));
            File.WriteAllText(OwnerFile(folder), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return taken;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            taken?.Dispose();
            throw new StorageRefusedException(
                $"The data folder {Path.GetFullPath(folder)} cannot be written ({error.Message}). Give Leads room and "
                + "the right to write there, or set LEADS_DATA to another folder.",
                error);
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream OpenAlone(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, "leads.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (IsTaken(error))
        {
            throw new StorageRefusedException(
                $"The data folder {Path.GetFullPath(folder)} is in use by process {OwnerOf(folder)}. Only one Leads "
                + "may work on a folder: stop that one, or set LEADS_DATA to another folder.",
                error);
        }
    }

    // EWOULDBLOCK of Linux and of macOS, a sharing violation of Windows.
    private static bool IsTaken(IOException error) => (error.HResult & 0xffff) is 11 or 35 or 32;

    private static string OwnerFile(string folder) => Path.Combine(folder, "leads.pid");

    private static string OwnerOf(string folder) =>
        File.Exists(OwnerFile(folder)) ? File.ReadAllText(OwnerFile(folder)).Trim() : "(unknown)";
}
