using System.Diagnostics;

namespace Leads.Functions.Tests.Commands;

/// <summary>One command of the built program, run to its end as a process of its own.</summary>
internal static class LeadsCommand
{
    public static async Task<(int Code, string Said)> RunAsync(Place place, params string[] arguments)
    {
        using var process = Start(place, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said + await error);
    }

    /// <summary>Kills the command after a while, unless it has ended before.</summary>
    public static async Task KillAsync(string folder, TimeSpan after, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        await Task.Delay(after);
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Kills the command at the moment that something shows in its folder; whether it was running then.</summary>
    public static Task<bool> KillWhenAsync(string folder, Func<bool> shows, params string[] arguments) => Task.Run(() =>
    {
        using var process = Start(folder, arguments);
        // The moments are shorter than any pause of a waiting thread.
        while (!process.HasExited && !shows())
            Thread.SpinWait(20);
        var wasRunning = !process.HasExited;
        process.Kill();
        process.WaitForExit();
        return wasRunning;
    });

    public static async Task<string> DoneAsync(Place place, params string[] arguments)
    {
        var (code, said) = await RunAsync(place, arguments);
        Assert.True(code == 0, $"{string.Join(' ', arguments)} ended with {code}: {said}");
        return said;
    }

    public static async Task<string> RefusedAsync(Place place, params string[] arguments)
    {
        var (code, said) = await RunAsync(place, arguments);
        Assert.True(code == 1, $"{string.Join(' ', arguments)} ended with {code}: {said}");
        return said;
    }

    private static Process Start(Place place, string[] arguments) => Process.Start(
        new ProcessStartInfo(LeadsProgram.Path, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["LEADS_DATA"] = place.Folder,
                ["LEADS_STORAGE"] = place.Storage,
                ["LEADS_SEAL_KEY"] = place.Key?.Secret,
            },
        })!;
}

/// <summary>The installation that a command works on.</summary>
internal sealed record Place(string Folder, string Storage = "sqlite", SealedWith? Key = null)
{
    public static implicit operator Place(string folder) => new(folder);
}

/// <summary>A key that the trail is sealed with.</summary>
internal sealed record SealedWith(string Secret);
