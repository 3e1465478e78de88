using System.Net.Http.Headers;
using System.Security.Cryptography;
using Leads.Functions.Tests.Hosting;
using Leads.Functions.Tests.Recognitions;

namespace Leads.Functions.Tests.Evidence;

public sealed class EvidenceTests
{
    [Fact]
    public async Task A_milestone_that_needs_evidence_is_recognised_once_a_file_is_there()
    {
        await using var bureau = await Bureau.OpenAsync(settings: """{"recognition":{"evidence":["opened"]}}""");
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var fact = (await bureau.FactAsync(id, "opened", "2026-05-01")).LastFact("opened").Id();
        var refused = await RecognitionTests.RecogniseAsync(bureau, id, fact);
        Assert.Equal((409, "evidenceMissing"), (refused.Code, refused.Problem()));
        Assert.Contains("开工", refused.Error("evidence"));
        await Bureau.DoAsync(Files.SendAsync(bureau, id, $"?fact={fact}&name=施工许可证.pdf", Files.Pdf()));
        var done = await Bureau.DoAsync(RecognitionTests.RecogniseAsync(bureau, id, fact));
        Assert.Equal("recognised", done.LastFact("opened").Text("state"));
        var page = (await bureau.App.GetAsync($"/app/binzhou/projects/{id}")).Body;
        Assert.Contains("施工许可证.pdf", page);
        Assert.Contains("县审（自认定）administrator", page);
        await bureau.ReconcileAsync();
    }

    [Fact]
    public async Task A_file_comes_back_byte_for_byte_as_something_to_keep_that_can_neither_run_nor_be_mistaken()
    {
        await using var bureau = await Bureau.OpenAsync();
        var (id, fact) = await SignedAsync(bureau);
        var file = (await Bureau.DoAsync(Files.SendAsync(bureau, id, $"?fact={fact}&name=合同.exe", Files.Pdf())))
            .List("evidenceFiles").Single();
        Assert.Equal(("合同.exe.pdf", "pdf", "administrator"), (file.Text("name"), file.Text("type"), file.Text("by")));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Files.Pdf())), file.Text("sha256"));
        var path = $"{Bureau.Home}/projects/{id}/evidence/{file.Id()}";
        var got = await bureau.App.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(Files.Pdf(), await got.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var reply = await Reply.ReadAsync(got);
        Assert.Equal("application/pdf", reply.Header("Content-Type"));
        Assert.StartsWith("attachment; ", reply.Header("Content-Disposition"));
        Assert.Contains("filename*=UTF-8''%E5%90%88%E5%90%8C.exe.pdf", reply.Header("Content-Disposition"));
        Assert.Equal("nosniff", reply.Header("X-Content-Type-Options"));
        Assert.StartsWith("sandbox; default-src 'none'", reply.Header("Content-Security-Policy"));
        Assert.Equal(401, (await bureau.App.AskAsync(HttpMethod.Get, path)).Code);
    }

    [Fact]
    public async Task A_file_that_was_swapped_or_lost_is_not_served()
    {
        await using var bureau = await Bureau.OpenAsync();
        var (id, fact) = await SignedAsync(bureau);
        var file = (await Bureau.DoAsync(Files.SendAsync(bureau, id, $"?fact={fact}", Files.Pdf("甲方"))))
            .List("evidenceFiles").Single().Id();
        var place = Path.Combine(bureau.App.Folder, "files", "binzhou", "evidence", $"{id:N}", $"{file:N}");
        await File.WriteAllBytesAsync(place, Files.Pdf("乙方"), TestContext.Current.CancellationToken);
        var swapped = await bureau.SendAsync(HttpMethod.Get, $"/projects/{id}/evidence/{file}");
        Assert.Equal((500, "evidenceDamaged"), (swapped.Code, swapped.Problem()));
        Assert.DoesNotContain("乙方", swapped.Body);
        File.Delete(place);
        Assert.Equal(500, (await bureau.SendAsync(HttpMethod.Get, $"/projects/{id}/evidence/{file}")).Code);
        Assert.Equal(404, (await bureau.SendAsync(HttpMethod.Get, $"/projects/{id}/evidence/{Guid.NewGuid()}")).Code);
    }

    [Fact]
    public async Task The_same_content_on_one_fact_is_one_file_and_a_repeated_request_gets_its_first_answer()
    {
        await using var bureau = await Bureau.OpenAsync();
        var (id, fact) = await SignedAsync(bureau);
        var first = await Files.SendAsync(bureau, id, $"?fact={fact}&name=a.pdf", Files.Pdf(), "once");
        var replay = await Files.SendAsync(bureau, id, $"?fact={fact}&name=a.pdf", Files.Pdf(), "once");
        Assert.Equal((first.Body, "true"), (replay.Body, replay.Header("Idempotency-Replayed")));
        Assert.Equal(422, (await Files.SendAsync(bureau, id, $"?fact={fact}&name=a.pdf", Files.Pdf("other"), "once")).Code);
        var again = await Bureau.DoAsync(Files.SendAsync(bureau, id, $"?fact={fact}&name=b.pdf", Files.Pdf()));
        Assert.Equal(["a.pdf"], again.Lines("evidenceFiles", "name"));
        Assert.Equal("2", again.Text("version"));
    }

    [Fact]
    public async Task A_withdrawn_file_is_kept_with_the_reason_and_shows_nothing_any_more()
    {
        await using var bureau = await Bureau.OpenAsync(settings: """{"recognition":{"evidence":["opened"]}}""");
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        var fact = (await bureau.FactAsync(id, "opened", "2026-05-01")).LastFact("opened").Id();
        var file = (await Bureau.DoAsync(Files.SendAsync(bureau, id, $"?fact={fact}", Files.Pdf())))
            .List("evidenceFiles").Single().Id();
        var path = $"/projects/{id}/evidence/{file}";
        Assert.NotNull((await bureau.PostAsync(path + "/withdrawal", "{}")).Error("reason"));
        var withdrawn = await Bureau.DoAsync(bureau.PostAsync(path + "/withdrawal", """{"reason":"传错"}"""));
        Assert.Equal("传错", withdrawn.List("evidenceFiles").Single().GetProperty("withdrawal").Text("reason"));
        Assert.Equal(409, (await bureau.PostAsync(path + "/withdrawal", """{"reason":"传错"}""")).Code);
        Assert.Equal(200, (await bureau.SendAsync(HttpMethod.Get, path)).Code);
        Assert.Equal("evidenceMissing", (await RecognitionTests.RecogniseAsync(bureau, id, fact)).Problem());
    }

    [Fact]
    public async Task A_form_brings_a_file_too()
    {
        await using var bureau = await Bureau.OpenAsync();
        var (id, fact) = await SignedAsync(bureau);
        using var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(Files.Png);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = "file",
            FileName = "photo",
            FileNameStar = "C:\\照片\\\u202E现场.png",
        };
        form.Add(part);
        var reply = await Reply.ReadAsync(await bureau.App.Client.PostAsync(
            new Uri($"{Bureau.Home}/projects/{id}/evidence?fact={fact}", UriKind.Relative), form, TestContext.Current.CancellationToken));
        Assert.Equal(["现场.png png"], reply.Json.Lines("evidenceFiles", "name", "type"));
    }

    internal static async Task<(Guid Project, Guid Fact)> SignedAsync(Bureau bureau)
    {
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        return (id, (await bureau.ProjectAsync(id)).LastFact("signed").Id());
    }
}
