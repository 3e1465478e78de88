using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.People;

namespace Leads.Functions.Scorecards;

/// <summary>As whom somebody reads an issue: the whole, or the parts of one's own units and chains.</summary>
internal static class Readers
{
    /// <summary>
    /// The audience that is asked for, which must be the caller's own where the caller does not see the whole; by default
    /// all that the caller may read.
    /// </summary>
    public static string Asked(Query query, Scope scope)
    {
        var text = query.Text("audience", 1000);
        var parts = (text ?? "").Split([',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Any(part => Audience.Read(part) is null))
            query.Fields.Refuse("audience", new("请写成 all、chain:KEY 或 unit:KEY。", "Give all, chain:KEY or unit:KEY."));
        if (text is null && !scope.IsWhole)
            parts = [.. scope.Chains.Select(chain => "chain:" + chain), .. scope.Units.Select(unit => "unit:" + unit)];
        var asked = Audience.Normalize(parts);
        if (!asked.All(audience => IsOf(scope, audience)))
            query.Fields.Refuse("audience", new("只能阅读您自己的单位或产业链的版本。",
                "Only the parts of your own units and chains are for you."));
        return Audience.KeyOf(asked);
    }

    /// <summary>Prints, wall and chat are of the whole.</summary>
    public static bool MayRead(Scope scope, Format format) =>
        scope.IsWhole || format is Format.Html or Format.Txt or Format.Xlsx or Format.Json;

    private static bool IsOf(Scope scope, Audience audience) => scope.IsWhole || audience.Kind switch
    {
        AudienceKind.All => false,
        AudienceKind.Chain => scope.Chains.Contains(audience.Key),
        AudienceKind.Unit => scope.Units.Contains(audience.Key),
    };
}
