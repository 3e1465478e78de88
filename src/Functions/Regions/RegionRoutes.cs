using System.Globalization;
using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>The routes of this room, and the words they share.</summary>
internal static class RegionRoutes
{
    private const string One = "/api/regions/{region}";

    public static Text RegionWord { get; } = new("地区", "region");

    public static Text ChainWord { get; } = new("产业链", "chain");

    public static Text UnitWord { get; } = new("责任单位", "unit");

    public static Text RecipientWord { get; } = new("收件人", "recipient");

    public static Problem NoSuchYear { get; } =
        Problem.Invalid([new("year", new("年份请写成 2026。", "Give a year, for example 2026."))]);

    public static Problem BadId(string field) => Problem.Invalid([new(field, new(
        "编号用 1 到 64 个字母、数字或 . _ @ -，以字母或数字开头。",
        "Choose an id of 1 to 64 letters, digits or . _ @ -, beginning with a letter or digit."))]);

    public static void AddRegions(this IServiceCollection services) =>
        services.AddSingleton<RegionStore>().AddSingleton<RegistryChanges>().AddSingleton<RegistryUses>()
            .AddSingleton<UseChecks>();

    public static void MapRegions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/regions", ListRegions.Handle).Lists<Region>("ListRegions", "All regions");
        routes.MapPut(One, PutRegion.Handle).Puts<RegionBody, Region>("PutRegion", "Register or change a region");
        routes.MapGet(One, GetRegion.Handle).Gets<Region>("GetRegion", "One region with its settings");

        routes.MapGet(One + "/chains", ListChains.Handle).Lists<Chain>("ListChains", "The chains of a region");
        routes.MapPut(One + "/chains/{**key}", PutChain.Handle)
            .Puts<ChainBody, Chain>("PutChain", "Register or change a chain");
        routes.MapGet(One + "/chains/{**key}", GetChain.Handle).Gets<Chain>("GetChain", "One chain");
        routes.MapDelete(One + "/chains/{**key}", DeleteChain.Handle).Deletes("DeleteChain", "Remove an unused chain");

        routes.MapGet(One + "/units", ListUnits.Handle).Lists<Unit>("ListUnits", "The units of a region");
        routes.MapPut(One + "/units/{**key}", PutUnit.Handle)
            .Puts<UnitBody, Unit>("PutUnit", "Register or change a unit");
        routes.MapGet(One + "/units/{**key}", GetUnit.Handle).Gets<Unit>("GetUnit", "One unit");
        routes.MapDelete(One + "/units/{**key}", DeleteUnit.Handle).Deletes("DeleteUnit", "Remove an unused unit");

        routes.MapPut(One + "/targets/{year}", PutTargets.Handle)
            .Puts<TargetsBody, Targets>("PutTargets", "Set the targets of a year");
        routes.MapGet(One + "/targets/{year}", GetTargets.Handle).Gets<Targets>("GetTargets", "The targets of a year");

        routes.MapGet(One + "/recipients", ListRecipients.Handle)
            .Lists<Recipient>("ListRecipients", "Who gets the scorecard");
        routes.MapPut(One + "/recipients/{id}", PutRecipient.Handle)
            .Puts<RecipientBody, Recipient>("PutRecipient", "Add or change a recipient");
        routes.MapGet(One + "/recipients/{id}", GetRecipient.Handle).Gets<Recipient>("GetRecipient", "One recipient");
        routes.MapDelete(One + "/recipients/{id}", DeleteRecipient.Handle)
            .Deletes("DeleteRecipient", "Take a recipient off the list");
    }

    public static string Address(string region, string list, string key) =>
        $"/api/regions/{region}/{list}/{Uri.EscapeDataString(key)}";

    public static Problem NoSuchRegion(string region) => Problem.NotFound(Say.NoSuch(RegionWord, region));

    public static bool TryReadYear(string text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= 1990 and <= 2100;

    public static bool IsId(string id) =>
        id.Length is >= 1 and <= 64 && char.IsAsciiLetterOrDigit(id[0])
        && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '@' or '-');

    private static void Lists<T>(this RouteHandlerBuilder route, string name, string summary) =>
        route.Describes(name, summary).Takes(QueryParameter.Paging()).Produces<Page<T>>().ProducesProblem(400);

    private static void Gets<T>(this RouteHandlerBuilder route, string name, string summary) =>
        route.Describes(name, summary).Produces<T>().ProducesProblem(404);

    private static void Puts<TBody, T>(this RouteHandlerBuilder route, string name, string summary)
        where TBody : notnull =>
        route.Describes(name, summary).Accepts<TBody>("application/json").Produces<T>().Produces<T>(201)
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);

    private static void Deletes(this RouteHandlerBuilder route, string name, string summary) =>
        route.Describes(name, summary).Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);

    private static RouteHandlerBuilder Describes(this RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).WithTags("Regions").ProducesProblem(401);
}
