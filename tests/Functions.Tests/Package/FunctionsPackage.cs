using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Leads.Functions.Tests.Package;

/// <summary>The published package for Azure Functions, unpacked once for all tests and deleted with their process.</summary>
public sealed class FunctionsPackage
{
    private static readonly string[] s_sources = ["src", "host.json", "Directory.Build.props", "Directory.Packages.props"];

    private static readonly Lazy<FunctionsPackage> s_unpacked = new(Unpack);

    private FunctionsPackage(string zip, string root)
    {
        (Zip, Root) = (zip, root);
        // The host takes them in the order of their names, whatever the case.
        Functions = [.. Directory.GetDirectories(root).Select(folder => Path.Combine(folder, "function.json"))
            .Where(File.Exists).Select(Function.Read).OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)];
    }

    public static FunctionsPackage Unpacked => s_unpacked.Value;

    /// <summary>Where the sources lie that the package is made of.</summary>
    public static string Repository { get; } = RepositoryRoot();

    public string Zip { get; }

    /// <summary>The folder it was unpacked to: the app's root.</summary>
    public string Root { get; }

    public IReadOnlyList<Function> Functions { get; }

    public Function this[string name] => Functions.Single(function => function.Name == name);

    public string In(string name) => Path.Combine(Root, name);

    private static FunctionsPackage Unpack()
    {
        var zip = Path.Combine(Repository, "artifacts", "publish", "functions.zip");
        Assert.True(File.Exists(zip), $"{zip} is missing: \"./dev test\" makes it, and \"./dev publish\" does.");
        var newest = NewestSource();
        Assert.True(newest.LastWriteTimeUtc <= File.GetLastWriteTimeUtc(zip),
            $"{zip} is older than {newest}: \"./dev test\" makes it anew, and \"./dev publish\" does.");
        var folder = Directory.CreateTempSubdirectory("leads-package-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        ZipFile.ExtractToDirectory(zip, folder);
        return new FunctionsPackage(zip, folder);
    }

    private static FileInfo NewestSource() =>
        s_sources.Select(name => Path.Combine(Repository, name))
            .SelectMany(path => File.Exists(path) ? [path] : Directory.GetFiles(path, "*", SearchOption.AllDirectories))
            .Select(path => new FileInfo(path)).MaxBy(file => file.LastWriteTimeUtc)!;

    private static string RepositoryRoot([CallerFilePath] string here = "") =>
        here[..here.LastIndexOf(Path.Combine("tests", "Functions.Tests"), StringComparison.Ordinal)];
}
