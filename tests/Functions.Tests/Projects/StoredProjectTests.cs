using System.Text;
using System.Text.Json.Nodes;
using Leads.Functions.Projects;
using Leads.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Projects;

public sealed class StoredProjectTests
{
    [Fact]
    public async Task A_document_of_a_version_that_knew_fewer_lists_is_read_with_empty_ones()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var storage = bureau.App.Services.GetRequiredService<IRegionStorage>();
        var row = await storage.FindAsync("binzhou", ProjectStore.KeyOf(id), CancellationToken.None);
        var document = JsonNode.Parse(row!.Body.Span)!.AsObject();
        foreach (var list in new[] { "notes", "nextSteps", "problems" })
            Assert.True(document.Remove(list));
        Assert.True(document["fields"]!.AsObject().Remove("secondaryChains"));
        Assert.True(document["facts"]![0]!.AsObject().Remove("evidence"));
        await storage.CommitAsync(
            "binzhou", [new Operation.Put(row.Key, Encoding.UTF8.GetBytes(document.ToJsonString()))], CancellationToken.None);
        var noted = await Bureau.DoAsync(bureau.PostAsync($"/projects/{id}/notes", """{"text":"来访"}"""));
        Assert.Equal(["来访"], noted.Lines("notes", "text"));
        Assert.Equal("[][][]", noted.Text("nextSteps") + noted.Text("problems") + noted.List("facts")[0].Text("evidence"));
        await bureau.ReconcileAsync();
    }
}
