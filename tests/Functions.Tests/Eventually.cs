using System.Diagnostics;

namespace Leads.Functions.Tests;

/// <summary>Waits for what must come true, not longer than a deadline.</summary>
internal static class Eventually
{
    public static async Task True(Func<Task<bool>> condition, int seconds = 20)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(seconds), "It has not come true.");
            await Task.Yield();
        }
    }
}
