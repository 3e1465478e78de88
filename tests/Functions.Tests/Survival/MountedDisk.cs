using System.Diagnostics;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

/// <summary>A small disk of its own (tmpfs), which can be filled and made read-only. Needs root, as tests here run.</summary>
internal sealed class MountedDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MountedDisk(int megabytes) =>
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", _folder.Path);

    public string Path => _folder.Path;

    public string In(string name) => _folder.In(name);

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", Path);

    public void MakeWritable() => Run("mount", "-o", "remount,rw", Path);

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var ballast = File.Create(In("ballast"));
        var block = new byte[4096];
        try
        {
            while (true)
            {
                ballast.Write(block);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(In("ballast"));

    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    /// <summary>Makes one file read-only for everybody, root too, until it is unmounted.</summary>
    public static IDisposable ReadOnly(string file)
    {
        Run("mount", "--bind", file, file);
        Run("mount", "-o", "remount,ro,bind", file);
        return new Bound(file);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {said}");
    }

    private sealed class Bound(string file) : IDisposable
    {
        public void Dispose() => Run("umount", file);
    }
}
