using Leads.Functions.Tests.Package;

namespace Leads.Functions.Tests;

/// <summary>The program that tests start, kill and start again.</summary>
internal static class LeadsProgram
{
    /// <summary>
    /// What is published, where it is as new as what was built beside the tests: it is what runs in the field, and it
    /// starts in a fraction of the time.
    /// </summary>
    public static string Path { get; } = Choose();

    private static string Choose()
    {
        var built = System.IO.Path.Combine(AppContext.BaseDirectory, "Leads.Functions");
        var publish = System.IO.Path.Combine(FunctionsPackage.Repository, "artifacts", "publish");
        var published = System.IO.Path.Combine(publish, "box", "leads");
        var package = System.IO.Path.Combine(publish, "functions.zip");
        var newest = new[] { "Leads.Functions.dll", "Leads.Domain.dll" }
            .Max(name => File.GetLastWriteTimeUtc(System.IO.Path.Combine(AppContext.BaseDirectory, name)));
        return File.Exists(published) && File.GetLastWriteTimeUtc(package) >= newest ? published : built;
    }
}
