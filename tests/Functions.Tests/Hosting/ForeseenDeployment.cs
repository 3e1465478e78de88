using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Hosting;

/// <summary>What a parameter file of infra/ would make of an empty resource group: the real compiler works it out.</summary>
/// <param name="Remarks">What the compiler and its linter said.</param>
/// <param name="Resources">With the values that are known before anything exists; others are expressions, "[…]".</param>
internal sealed record ForeseenDeployment(string Remarks, IReadOnlyList<JsonElement> Resources)
{
    private const string Nobody = "00000000-0000-0000-0000-000000000000";

    private static readonly ConcurrentDictionary<string, Task<ForeseenDeployment>> s_known =
        new(StringComparer.Ordinal);

    /// <summary>The files of infra/ that somebody wrote.</summary>
    public static IReadOnlyList<string> Sources => Directory.GetFiles(Folder());

    /// <summary>The settings of the function app.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        Assert.Single(OfType("Microsoft.Web/sites/config")).GetProperty("properties").EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);

    public static Task<ForeseenDeployment> OfAsync(string installation) => s_known.GetOrAdd(installation, WorkOutAsync);

    /// <summary>Names of files that Bicep's formatter would write otherwise.</summary>
    public static async Task<IReadOnlyList<string>> UnformattedAsync()
    {
        using var copy = CopyOfSources();
        foreach (var kind in new[] { "*.bicep", "*.bicepparam" })
        {
            var (code, said) = await BicepAsync(
                copy, "format", "--pattern", copy.In(kind), "--insert-final-newline", "--newline-kind", "LF");
            Assert.True(code == 0, said);
        }

        return [.. Sources.Select(file => Path.GetFileName(file)!)
            .Where(name => File.ReadAllText(copy.In(name)) != File.ReadAllText(Path.Combine(Folder(), name)))];
    }

    public IEnumerable<JsonElement> OfType(string type) =>
        Resources.Where(resource => resource.GetProperty("type").GetString() == type);

    /// <summary>The last parts of the names of all resources of a type.</summary>
    public IEnumerable<string> NamesOf(string type) =>
        OfType(type).Select(resource => resource.GetProperty("name").GetString()!.Split('/')[^1]);

    private static async Task<ForeseenDeployment> WorkOutAsync(string installation)
    {
        using var copy = CopyOfSources();
        var (code, said) = await BicepAsync(copy, "snapshot", installation + ".bicepparam", "--mode", "overwrite",
            "--subscription-id", Nobody, "--tenant-id", Nobody, "--resource-group", "leads", "--location", "eastasia");
        Assert.True(code == 0, said);
        var snapshot = await File.ReadAllBytesAsync(copy.In(installation + ".snapshot.json"));
        var resources = JsonDocument.Parse(snapshot).RootElement.GetProperty("predictedResources");
        return new ForeseenDeployment(said, [.. resources.EnumerateArray()]);
    }

    private static async Task<(int Code, string Said)> BicepAsync(TemporaryFolder folder, params string[] arguments)
    {
        var bicep = typeof(ForeseenDeployment).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Bicep").Value!;
        using var process = Process.Start(new ProcessStartInfo(bicep, arguments)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["LEADS_OPERATORS"] = Nobody,
                ["LEADS_ALERT_MAIL"] = "operators@example.com",
                ["LEADS_MAIL_FROM"] = "leads@example.com",
            },
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (said + await error).Trim());
    }

    private static TemporaryFolder CopyOfSources()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Sources)
            File.Copy(file, copy.In(Path.GetFileName(file)));
        return copy;
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../infra"));
}
