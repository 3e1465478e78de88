using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>Which ids a caller may choose.</summary>
internal static class RegionIds
{
    public static Text Rule { get; } = new("编号用 2 到 40 个小写字母、数字或连字符，例如 binzhou-1。",
        "Choose an id of 2 to 40 of a-z, 0-9 and -, for example binzhou-1.");

    public static bool IsValid(string id) =>
        id.Length is >= 2 and <= 40
        && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}
