namespace Leads.Functions.Commands;

internal static class FreeSpace
{
    /// <summary>The bytes that a folder's disk still takes: an archive cannot make us fill it.</summary>
    public static long Of(string folder) => new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
}
