using System.Net.Http.Headers;
using System.Text.Json;
using Leads.Functions.Tests.Evidence;
using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Survival;

namespace Leads.Functions.Tests.Commands;

public sealed class MovedEvidenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Here => _folder.In("here");

    private string There => _folder.In("there");

    private string Archive => _folder.In("archive.zip");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("export", "import")]
    [InlineData("backup", "restore")]
    public async Task Evidence_moves_along_and_a_missing_file_is_told(string @out, string @in)
    {
        var path = await FillAsync();
        await LeadsCommand.DoneAsync(Here, @out == "export" ? ["export", "binzhou", Archive] : ["backup", Archive]);
        await LeadsCommand.DoneAsync(There, @in, Archive);
        await LeadsCommand.DoneAsync(There, "doctor");
        using (var moved = await KilledProcess.StartAsync(There))
            Assert.Equal(Files.Pdf(), await moved.Client.GetByteArrayAsync(
                new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
        var file = Directory.GetFiles(Path.Combine(There, "files", "binzhou", "evidence"), "*", SearchOption.AllDirectories).Single();
        File.Delete(file);
        Assert.Contains(Path.GetFileName(file), await LeadsCommand.RefusedAsync(There, "doctor"));
    }

    private async Task<string> FillAsync()
    {
        using var process = await KilledProcess.StartAsync(Here);
        await process.AskAsync(HttpMethod.Put, County.Home, """{"name":"彬州市"}""");
        var project = await process.AskAsync(HttpMethod.Post, County.Home + "/signed-projects",
            """{"name":"苹果深加工","investor":"甲公司","on":"2026-01-15"}""");
        var content = new ByteArrayContent(Files.Pdf());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        var address = $"{County.Home}/projects/{project.Id()}/evidence";
        using var sent = await process.Client.PostAsync(
            new Uri($"{address}?fact={project.LastFact("signed").Id()}", UriKind.Relative), content);
        var answer = JsonDocument.Parse(await sent.Content.ReadAsStringAsync()).RootElement;
        return $"{address}/{answer.List("evidenceFiles").Single().Id()}";
    }
}
