using System.IO.Compression;

namespace Leads.Functions.Tests.Package;

/// <summary>What lies in <c>functions.zip</c>.</summary>
public sealed class PackageTests
{
    // What the packer of Unix writes into the upper half of an entry's attributes.
    private const int ExecutableByAll = 0b001_001_001;

    private static readonly string[] s_open = ["api", "app", "open"];

    private static readonly FunctionsPackage s_package = FunctionsPackage.Unpacked;

    private static readonly HostSettings s_settings = HostSettings.Read(s_package.In("host.json"), []);

    [Fact]
    public void It_holds_the_declarations_of_the_repository_and_no_others()
    {
        var declared = Directory.GetDirectories(Path.Combine(FunctionsPackage.Repository, "src", "Functions", "triggers"));
        Assert.Equal(declared.Select(Path.GetFileName).Order(), s_package.Functions.Select(function => function.Name).Order());
        Assert.All(declared, folder => Assert.Equal(
            File.ReadAllBytes(Path.Combine(folder, "function.json")),
            File.ReadAllBytes(s_package.In(Path.Combine(Path.GetFileName(folder), "function.json")))));
        Assert.Equal(File.ReadAllBytes(Path.Combine(FunctionsPackage.Repository, "host.json")), File.ReadAllBytes(s_package.In("host.json")));
    }

    [Fact]
    public void Its_program_may_be_run()
    {
        using var zip = ZipFile.OpenRead(s_package.Zip);
        var program = zip.GetEntry(s_settings.ExecutablePath)!;
        Assert.Equal(ExecutableByAll, (program.ExternalAttributes >> 16) & ExecutableByAll);
    }

    [Fact]
    public void Requests_are_proxied_to_addresses_without_a_prefix_and_never_to_the_root()
    {
        Assert.True(s_settings.ProxiesRequests);
        Assert.Equal("", s_settings.RoutePrefix);
        Assert.All(s_package.Functions.Where(function => function.IsHttp), function =>
        {
            Assert.True(function.IsHttpInAndOut, function.Name);
            Assert.Contains(function.Route.Split('/')[0], s_open);
        });
    }
}
