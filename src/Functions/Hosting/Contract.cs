using System.Text.Json.Serialization.Metadata;
using Leads.Domain;
using Microsoft.OpenApi;

namespace Leads.Functions.Hosting;

/// <summary>The OpenAPI 3.1 document, made from the routes when somebody first asks for it.</summary>
internal static class Contract
{
    public static void AddContract(this IServiceCollection services, params IJsonTypeInfoResolver[] rooms)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            Json.Configure(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Clear();
            foreach (var room in rooms)
                json.SerializerOptions.TypeInfoResolverChain.Add(room);
            json.SerializerOptions.TypeInfoResolverChain.Add(ProblemJson.Default);
        });
        services.AddOpenApi(document =>
        {
            document.AddDocumentTransformer((open, _, _) =>
            {
                open.Info = new OpenApiInfo { Title = "Leads", Version = "1" };
                open.Servers?.Clear();
                return Task.CompletedTask;
            });
            document.AddOperationTransformer((operation, context, _) =>
            {
                QueryParameters.Describe(operation, context);
                return Task.CompletedTask;
            });
            document.AddSchemaTransformer((schema, context, _) =>
            {
                Describe(schema, Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type);
                return Task.CompletedTask;
            });
        });
    }

    public static void MapContract(this IEndpointRouteBuilder routes) => routes.MapOpenApi("/api/openapi.json").WithName("Contract");

    // The serializer cannot look into our own converters, so their types are described here.
    private static void Describe(OpenApiSchema schema, Type type)
    {
        if (type == typeof(Money))
            (schema.Type, schema.Description) = (JsonSchemaType.Number, "亿元, at most 8 decimal places");
        else if (type == typeof(DateOnly))
            (schema.Type, schema.Format) = (JsonSchemaType.String, "date");
        else if (typeof(IEnumerable<DateOnly>).IsAssignableFrom(type))
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" };
        else if (type.IsGenericType && type.GetGenericArguments() is [{ IsEnum: true } word])
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = WordsOf(word) };
        else if (type == typeof(TimeOnly))
            (schema.Type, schema.Pattern) = (JsonSchemaType.String, "^([01][0-9]|2[0-3]):[0-5][0-9]$");
        else if (type == typeof(DateTimeOffset))
            (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
        else if (type.IsEnum)
            (schema.Type, schema.Enum) = (JsonSchemaType.String, WordsOf(type));
    }

    private static List<System.Text.Json.Nodes.JsonNode> WordsOf(Type type) => [.. Enum.GetNames(type).Select(Camel)];

    private static System.Text.Json.Nodes.JsonNode Camel(string name) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}

[System.Text.Json.Serialization.JsonSerializable(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))]
internal sealed partial class ProblemJson : System.Text.Json.Serialization.JsonSerializerContext;
