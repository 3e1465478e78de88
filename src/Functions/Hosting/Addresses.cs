using System.Text.RegularExpressions;

namespace Leads.Functions.Hosting;

/// <summary>What addresses look like when they come in.</summary>
internal static partial class Addresses
{
    /// <summary>
    /// The server leaves percent-encoded bytes that are no UTF-8 as they are written: GB18030, for one. Taken as they
    /// are they would be a name, or a filter that nothing matches.
    /// </summary>
    public static bool IsUndecoded(string? text) => text is not null && Encoded.IsMatch(text);

    [GeneratedRegex("%[89A-Fa-f][0-9A-Fa-f]")]
    private static partial Regex Encoded { get; }
}
