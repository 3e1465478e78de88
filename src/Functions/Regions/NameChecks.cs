using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>What chains and units share: a key made of a name, and spellings that must mean one thing.</summary>
internal static class NameChecks
{
    public const int MaxLength = 60;
    public const int MaxAliases = 50;
    public const int DefaultOrder = 1000;

    /// <summary>
    /// The key that the rest of an address names. Behind some proxies a slash in a name arrives as %2F, behind others
    /// as itself: 5G/人工智能 is a real chain.
    /// </summary>
    public static string KeyOf(string? rest, Fields fields)
    {
        var name = (rest ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (Addresses.IsUndecoded(name))
            fields.Refuse("key", Say.Utf8);
        return Names.Key(fields.Text("key", name, MaxLength));
    }

    /// <summary>Refuses a spelling that already means another entry.</summary>
    public static Problem? RefuseTaken(
        string key, IEnumerable<string> spellings, Func<string?, string?> resolve)
    {
        foreach (var spelling in spellings.Prepend(key))
        {
            if (resolve(spelling) is { } other && other != key)
                return Problem.Of(ProblemKind.NameTaken, new(
                    $"“{spelling}”已经指“{other}”，请换一个名称，或先从“{other}”中去掉它。",
                    $"\"{spelling}\" already means \"{other}\"; take another, or first remove it there."));
        }

        return null;
    }
}
