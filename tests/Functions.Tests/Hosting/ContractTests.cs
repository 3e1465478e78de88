using System.Text.Json;
using System.Text.Json.Nodes;
using Leads.Functions.Tests.Package;
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

    /// <summary>The dashboard's types are made from the file; it is refreshed from what this test leaves beside it.</summary>
    [Fact]
    public async Task The_dashboard_is_built_against_the_contract_that_is_served()
    {
        await using var app = await RunningApp.StartAsync();
        var served = (await app.GetAsync("/api/openapi.json")).Body;
        var root = FunctionsPackage.Repository;
        await File.WriteAllTextAsync(
            Path.Combine(root, "artifacts", "api.json"), served.ReplaceLineEndings("\n").TrimEnd() + "\n",
            TestContext.Current.CancellationToken);
        var kept = await File.ReadAllTextAsync(
            Path.Combine(root, "src", "Web", "api.json"), TestContext.Current.CancellationToken);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(kept), JsonNode.Parse(served)),
            "The contract has changed: look at it, then cp artifacts/api.json src/Web/api.json");
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
