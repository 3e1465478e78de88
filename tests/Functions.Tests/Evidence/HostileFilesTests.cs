using System.Text;

namespace Leads.Functions.Tests.Evidence;

public sealed class HostileFilesTests
{
    private static readonly Dictionary<string, byte[]> s_refused = new(StringComparer.Ordinal)
    {
        ["a program.pdf"] = [.. "MZ"u8, .. new byte[200]],
        ["a page.png"] = "<html><script>alert(1)</script></html>"u8.ToArray(),
        ["a drawing.svg"] = "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(),
        ["a page with a PDF in it.pdf"] = [.. "<html>"u8, .. Files.Pdf()],
        ["a PDF that is cut off.pdf"] = Files.Pdf()[..^8],
        ["a PDF with a zip behind it.pdf"] = [.. Files.Pdf(), .. Files.Docx()],
        ["a picture with a zip behind it.png"] = [.. Files.Png, .. Files.Docx()],
        ["a picture that is cut off.png"] = Files.Png[..^4],
        ["a picture without an end.jpg"] = Files.Jpeg[..^1],
        ["a beginning of a picture.jpg"] = [0xFF, 0xD8, 0xFF, 0xE0],
        ["a picture with more.webp"] = [.. Files.Webp, .. "<script>"u8],
        ["a gif.png"] = "GIF89a"u8.ToArray(),
        ["a zip.docx"] = Files.Docx("text/plain"),
        ["a macro.docx"] = Files.Docx(Files.Word, ("word/vbaProject.bin", [1])),
        ["a docm.docx"] = Files.Docx("application/vnd.ms-word.document.macroEnabled.main+xml"),
        ["a bomb.docx"] = Files.Docx(Files.Word, ("word/media/a.bin", new byte[130 * 1024 * 1024])),
        ["nonsense.xlsx"] = Encoding.Latin1.GetBytes("PK\u0003\u0004nonsense"),
        ["an old word.doc"] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
        ["a shell script.pdf"] = "#!/bin/sh\nrm -rf /\n"u8.ToArray(),
    };

    [Fact]
    public async Task What_is_none_of_the_types_by_its_content_is_refused_and_nothing_is_kept()
    {
        await using var bureau = await Bureau.OpenAsync();
        var (id, fact) = await EvidenceTests.SignedAsync(bureau);
        foreach (var (name, content) in s_refused)
        {
            var reply = await Files.SendAsync(bureau, id, $"?fact={fact}&name={Uri.EscapeDataString(name)}", content);
            Assert.True((reply.Code, reply.Problem()) == (422, "unsupported"), $"{name}: {reply.Code} {reply.Body}");
            Assert.NotNull(reply.Error("file"));
        }

        Assert.Empty((await bureau.ProjectAsync(id)).List("evidenceFiles"));
        Assert.False(Directory.Exists(Path.Combine(bureau.App.Folder, "files", "binzhou", "evidence")));
    }

    [Fact]
    public async Task Each_type_is_taken_by_its_content_whatever_it_is_called()
    {
        await using var bureau = await Bureau.OpenAsync();
        var (id, fact) = await EvidenceTests.SignedAsync(bureau);
        byte[] sheet = Files.Docx("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
        foreach (var content in new[] { Files.Pdf(), Files.Png, Files.Jpeg, Files.Webp, Files.Docx(), sheet })
            await Bureau.DoAsync(Files.SendAsync(bureau, id, $"?fact={fact}&name=a.html", content));
        Assert.Equal(
            ["a.html.pdf", "a.html.png", "a.html.jpg", "a.html.webp", "a.html.docx", "a.html.xlsx"],
            (await bureau.ProjectAsync(id)).Lines("evidenceFiles", "name"));
    }

    [Theory]
    [InlineData("a%0D%0ASet-Cookie:%20x.pdf")]
    [InlineData("%E2%80%AEfdp.exe")]
    [InlineData("a%00.pdf")]
    public async Task A_name_that_would_break_a_line_or_turn_it_round_is_refused(string name)
    {
        await using var bureau = await Bureau.OpenAsync();
        var (id, fact) = await EvidenceTests.SignedAsync(bureau);
        var reply = await Files.SendAsync(bureau, id, $"?fact={fact}&name={name}", Files.Pdf());
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error("name"));
    }

    [Fact]
    public async Task A_path_is_no_part_of_a_name_and_a_very_long_name_is_refused()
    {
        await using var bureau = await Bureau.OpenAsync();
        var (id, fact) = await EvidenceTests.SignedAsync(bureau);
        var long_ = await Files.SendAsync(bureau, id, $"?fact={fact}&name={new string('a', 2000)}", Files.Pdf());
        Assert.NotNull(long_.Error("name"));
        var path = Uri.EscapeDataString("../../etc/passwd");
        var taken = await Bureau.DoAsync(Files.SendAsync(bureau, id, $"?fact={fact}&name={path}", Files.Pdf()));
        Assert.Equal(["passwd.pdf"], taken.Lines("evidenceFiles", "name"));
    }

    [Fact]
    public async Task Nothing_and_more_than_20_megabytes_are_refused_and_exactly_as_much_is_taken()
    {
        await using var bureau = await Bureau.OpenAsync();
        var (id, fact) = await EvidenceTests.SignedAsync(bureau);
        var whole = new byte[20 * 1024 * 1024];
        "%PDF-1.4"u8.CopyTo(whole);
        "%%EOF"u8.CopyTo(whole.AsSpan(whole.Length - 5));
        Assert.Equal(400, (await Files.SendAsync(bureau, id, $"?fact={fact}", [])).Code);
        var larger = await Files.SendAsync(bureau, id, $"?fact={fact}", [.. whole, (byte)'\n']);
        Assert.Equal(413, larger.Code);
        Assert.NotNull(larger.Error("file"));
        Assert.Equal(200, (await Files.SendAsync(bureau, id, $"?fact={fact}", whole)).Code);
    }

    [Fact]
    public async Task A_fact_that_is_missing_or_not_the_projects_is_named()
    {
        await using var bureau = await Bureau.OpenAsync();
        var (id, _) = await EvidenceTests.SignedAsync(bureau);
        foreach (var query in new[] { "", "?fact=1", $"?fact={Guid.NewGuid()}" })
            Assert.NotNull((await Files.SendAsync(bureau, id, query, Files.Pdf())).Error("fact"));
        Assert.Equal(404, (await Files.SendAsync(bureau, Guid.NewGuid(), $"?fact={id}", Files.Pdf())).Code);
    }
}
