using System.Globalization;
using System.Security.Cryptography;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// Names for pending rows and commits: in the order of time, strictly within the process, and never the same twice.
/// </summary>
internal sealed class Sequences(TimeProvider clock)
{
    private readonly string _process = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private long _last;

    /// <summary>32 hexadecimal digits.</summary>
    public string Next() => NextTick().ToString("x16", CultureInfo.InvariantCulture) + _process;

    /// <summary>Whether a text can be one of any process.</summary>
    public static bool IsOne(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    private long NextTick()
    {
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(last + 1, clock.GetUtcNow().UtcTicks);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
                return next;
        }
    }
}
