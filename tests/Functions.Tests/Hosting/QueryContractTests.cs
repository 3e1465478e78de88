namespace Leads.Functions.Tests.Hosting;

public sealed class QueryContractTests
{
    [Theory]
    [InlineData("get", "/rates", "")]
    [InlineData("get", "/rates/projects", "rate=opening&")]
    [InlineData("get", "/projects", "")]
    [InlineData("get", "/projects/export", "")]
    [InlineData("get", "/imports", "")]
    [InlineData("get", "/trips", "")]
    [InlineData("get", "/chains", "")]
    [InlineData("get", "/units", "")]
    [InlineData("get", "/recipients", "")]
    [InlineData("get", "/scorecards", "")]
    [InlineData("post", "/scorecards/preview", "")]
    [InlineData("post", "/signed-projects", "")]
    [InlineData("post", "/intended-projects", "")]
    public async Task The_contract_names_exactly_the_parameters_that_a_refusal_names(string method, string path,
        string needed)
    {
        await using var bureau = await Bureau.OpenAsync();
        var document = (await bureau.App.GetAsync("/api/openapi.json")).Json;
        var operation = document.GetProperty("paths").GetProperty("/api/regions/{region}" + path).GetProperty(method);
        var described = operation.List("parameters").Where(p => p.Text("in") == "query").Select(p => p.Text("name"));
        var refused = await bureau.SendAsync(
            new HttpMethod(method), $"{path}?{needed}misspelt=1", method == "post" ? "{}" : null,
                ("Accept-Language", "en"));
        var known = refused.Error("misspelt")!.Split("Allowed: ")[1].TrimEnd('.').Split(", ");
        Assert.Equal(known, described.Order(StringComparer.Ordinal));
    }
}
