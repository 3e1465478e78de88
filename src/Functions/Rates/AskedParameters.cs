using Leads.Domain.Projects;
using Leads.Domain.Rates;
using Leads.Functions.Hosting;
using Microsoft.OpenApi;

namespace Leads.Functions.Rates;

/// <summary>The contract of what <see cref="Asked"/> reads: period and filters of rates, lists, explanations.</summary>
internal static class AskedParameters
{
    public static IReadOnlyList<QueryParameter> All { get; } =
    [
        QueryParameter.Date("from", "First day of the period; by default 1 January of the year it ends in"),
        QueryParameter.Date("to", "Last day of the period; by default today in the region's zone"),
        QueryParameter.Date("asOf", "What is dated later does not exist; by default today in the region's zone"),
        new("chain", "Name, alias or key of a chain; empty for projects without one"),
        new("unit", "Name, alias or key of a unit; empty for projects without one"),
        new("sector", "Sector; empty for projects without one"),
        QueryParameter.Word<Origin>("origin", "Where the money comes from"),
        new("sizeFrom", "Total investment of at least so many 亿元", JsonSchemaType.Number),
        new("sizeTo", "Total investment of less than so many 亿元", JsonSchemaType.Number),
        new("milestone", "Kinds of facts that it has, all of them, with commas between"),
        new("missing", "Kinds of facts that it has not, none of them, with commas between"),
        new("warning", "Warnings, any of them, with commas between; any for all"),
        new("counted", "Whether it counts for assessment", JsonSchemaType.Boolean),
        new("text", "Words in name, investor, content or credit code"),
    ];

    public static IReadOnlyList<QueryParameter> Rates { get; } =
    [
        QueryParameter.Word<RatesBy>("by", "What to group by; by default the total"),
        QueryParameter.Word<Weight>("weight", "Count projects, or weigh each by its investment"),
        .. All,
    ];

    public static IReadOnlyList<QueryParameter> Explain { get; } =
    [
        QueryParameter.Word<RateKind>("rate", "The rate whose side opens"),
        QueryParameter.Word<RateSide>("side", "By default the numerator"),
        QueryParameter.Word<Figure>("figure", "Instead of rate and side: a number of a group"),
        QueryParameter.Word<Dimension>("by", "What the number was grouped by; by default the total"),
        new("key", "Key of the group; empty for the projects without one"),
        QueryParameter.Word<Weight>("weight", "Taken and passed over: a list has count and sum"),
        .. All,
        .. QueryParameter.Paging(10_000),
    ];
}
