using System.Text.Json.Nodes;
using Leads.Functions.People;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Leads.Functions.Hosting;

/// <summary>A parameter of a query, for the contract. Slices read it with <see cref="Query"/>.</summary>
internal sealed record QueryParameter(
    string Name, string Says, JsonSchemaType Type = JsonSchemaType.String, string? Format = null,
    IReadOnlyList<string>? Words = null)
{
    public static QueryParameter Date(string name, string says) => new(name, says, Format: "date");

    public static QueryParameter Word<TEnum>(string name, string says)
        where TEnum : struct, Enum => new(name, says, Words: [.. EnumJson<TEnum>.Words]);

    public static QueryParameter[] Paging(int most = 1000) =>
    [
        new("limit", $"Items of a page, at most {most}", JsonSchemaType.Integer),
        new("continuation", "What the page before gave; absent for the first page"),
    ];
}

/// <summary>Describes in the contract what an address is for and what it takes in its query.</summary>
internal static class QueryParameters
{
    public static RouteHandlerBuilder Describes(this RouteHandlerBuilder route, string name, string summary) =>
        route.WithName(name).WithSummary(summary).ProducesProblem(400).ProducesProblem(401).ProducesProblem(404);

    public static RouteHandlerBuilder Takes(
        this RouteHandlerBuilder route, params IReadOnlyList<QueryParameter> parameters) =>
        route.WithMetadata(new Taken(parameters));

    /// <summary>
    /// The parameter that a call of the API may not have, of a route that takes none at all; what takes some reads it
    /// with <see cref="Query"/>. Probes and hooks of others are left their own.
    /// </summary>
    public static string? UnknownTo(Endpoint? endpoint, HttpRequest request) =>
        request.Query.Count > 0 && request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && endpoint?.Metadata is { } metadata
        && metadata.GetMetadata<Taken>() is null && Permissions.Of(endpoint) is not { IsOpen: true }
            ? request.Query.Keys.First()
            : null;

    /// <summary>Writes what the route takes into its operation.</summary>
    public static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var taken = context.Description.ActionDescriptor.EndpointMetadata.OfType<Taken>().SelectMany(t => t.Parameters);
        foreach (var parameter in taken)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Says,
                Schema = SchemaOf(parameter),
            });
        }
    }

    private static OpenApiSchema SchemaOf(QueryParameter parameter) => new()
    {
        Type = parameter.Type,
        Format = parameter.Format,
        Enum = parameter.Words is { } words ? [.. words.Select(word => JsonValue.Create(word))] : null,
    };

    private sealed record Taken(IReadOnlyList<QueryParameter> Parameters);
}
