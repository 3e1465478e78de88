using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Hosting;

public sealed class ContractTests
{
    [Fact]
    public async Task The_openapi_document_lists_every_route_with_its_name_summary_and_answers()
    {
        await using var app = await RunningApp.StartAsync();
        var reply = await app.GetAsync("/api/openapi.json");
        Assert.StartsWith("3.1", reply.Json.GetProperty("openapi").GetString());
        var described = reply.Json.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()
                .Select(method => (path.Name, Method: method.Name.ToUpperInvariant())))
            .ToHashSet();
        Assert.Equal(Mapped(app).Order(), described.Order());
        foreach (var operation in Operations(reply.Json))
        {
            Assert.False(string.IsNullOrEmpty(operation.GetProperty("operationId").GetString()));
            Assert.False(string.IsNullOrEmpty(operation.GetProperty("summary").GetString()));
            Assert.NotEmpty(operation.GetProperty("responses").EnumerateObject());
        }
    }

    [Fact]
    public async Task The_openapi_document_describes_bodies_and_words()
    {
        await using var app = await RunningApp.StartAsync();
        var document = (await app.GetAsync("/api/openapi.json")).Json;
        var put = document.GetProperty("paths").GetProperty("/api/regions/{region}/chains/{key}").GetProperty("put");
        Assert.Equal("PutChain", put.GetProperty("operationId").GetString());
        Assert.Contains("ChainBody", put.GetProperty("requestBody").GetRawText());
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.True(schemas.GetProperty("Chain").GetProperty("properties").TryGetProperty("leadUnit", out _));
        Assert.Contains("paidIn", schemas.GetRawText());
        Assert.True(schemas.TryGetProperty("ProblemDetails", out _));
    }

    private static IEnumerable<(string Path, string Method)> Mapped(RunningApp app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Where(endpoint => endpoint.RoutePattern.RawText != "/api/openapi.json")
            .Select(endpoint => (Plain(endpoint.RoutePattern.RawText!),
                endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]));

    // As OpenAPI writes an address: without constraints, catch-alls and a slash at the end.
    private static string Plain(string route) =>
        System.Text.RegularExpressions.Regex.Replace(route.Replace("**", ""), ":[a-z]+}", "}").TrimEnd('/');

    private static IEnumerable<JsonElement> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => method.Value));
}
