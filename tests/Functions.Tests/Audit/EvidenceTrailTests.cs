using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Evidence;

namespace Leads.Functions.Tests.Audit;

public sealed class EvidenceTrailTests
{
    [Fact]
    public async Task A_swapped_or_lost_evidence_file_is_named()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "果园", "2026-03-01");
        var fact = (await bureau.ProjectAsync(id)).LastFact("signed").Id();
        var file = (await Bureau.DoAsync(Files.SendAsync(bureau, id, $"?fact={fact}&name=许可证.pdf", Files.Pdf())))
            .List("evidenceFiles").Single().Id();
        var place = Path.Combine(bureau.App.Folder, "files", "binzhou", "evidence", $"{id:N}", $"{file:N}");
        Assert.Contains("The trail is whole", await LeadsCommand.DoneAsync(bureau.App.Folder, "verify"));
        await File.WriteAllBytesAsync(place, Files.Pdf("许可正"), TestContext.Current.CancellationToken);
        Assert.Contains("its evidence file \"许可证.pdf\" was swapped",
            await LeadsCommand.RefusedAsync(bureau.App.Folder, "verify"));
        File.Delete(place);
        Assert.Contains("is gone", await LeadsCommand.RefusedAsync(bureau.App.Folder, "verify"));
    }

    [Fact]
    public async Task Sign_ins_exports_and_downloads_are_in_the_trail_and_a_change_of_them_is_found()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "果园", "2026-03-01");
        var fact = (await bureau.ProjectAsync(id)).LastFact("signed").Id();
        var file = (await Bureau.DoAsync(Files.SendAsync(bureau, id, $"?fact={fact}&name=许可证.pdf", Files.Pdf())))
            .List("evidenceFiles").Single().Id();
        var wang = await People.Staff.AddAsync(bureau.App, "wang", """{"role":"bureau","region":"binzhou"}""");
        await wang.GetAsync(Bureau.Home + "/projects/export?format=csv");
        await wang.GetAsync($"{Bureau.Home}/projects/{id}/evidence/{file}");
        var trail = (await bureau.GetAsync("/trail?part=activity")).List("items").ToList();
        Assert.Equal(["evidenceDownloaded wang", "projectsExported wang"], trail.Select(e => $"{e.Text("action")} {e.Text("by")}"));
        var people = (await Bureau.DoAsync(bureau.App.GetAsync("/api/trail"))).List("items").Select(e => e.Text("action"));
        Assert.Equal(["signedIn", "passwordChanged", "signedIn", "passwordGiven", "personAdded"], people);
        var said = await LeadsCommand.DoneAsync(bureau.App.Folder, "verify");
        Assert.Matches("✓ _people: 0 entries of 0 projects, 0 of settings, [1-9]", said);
    }
}
