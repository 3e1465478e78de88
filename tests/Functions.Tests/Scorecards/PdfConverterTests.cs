using System.Globalization;
using System.Text.Json;
using Leads.Functions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Leads.Functions.Tests.Scorecards;

public sealed class PdfConverterTests
{
    [Fact]
    public async Task Without_LibreOffice_the_answer_says_what_to_install()
    {
        await using var bulletin = await Bulletin.StartAsync(programs: "/nowhere");
        await bulletin.PostAsync("/2026-W47/issue");
        var refused = await bulletin.GetAsync("/2026-W47.pdf", ("Accept-Language", "en"));
        Assert.Equal((501, "converterMissing"), (refused.Code, refused.Problem()));
        Assert.Contains("libreoffice-writer-nogui", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(501, (await bulletin.GetAsync("/2026-W47.wall.pdf")).Code);
        Assert.Equal(200, (await bulletin.GetAsync("/2026-W47.docx")).Code);
    }

    [Fact]
    public async Task A_conversion_that_hangs_is_ended_and_another_one_may_succeed()
    {
        using var programs = new FakeOffice("echo $$ > $NOTE; exec sleep 1000");
        await using var bulletin = await Bulletin.StartAsync(programs: programs.Folder);
        await bulletin.PostAsync("/2026-W47/issue");
        var asked = bulletin.GetAsync("/2026-W47.pdf");
        await Bulletin.UntilAsync(() => Task.FromResult(programs.Process is not null));
        var process = programs.Process!.Value;
        await Bulletin.UntilAsync(() =>
        {
            bulletin.Clock.Advance(TimeSpan.FromSeconds(91));
            return Task.FromResult(asked.IsCompleted);
        });
        Assert.Equal("conversionFailed", (await asked).Problem());
        Assert.False(Directory.Exists($"/proc/{process}"));

        programs.Become("cp issue.docx issue.pdf");
        Assert.Equal(200, (await bulletin.GetAsync("/2026-W47.pdf")).Code);
    }

    [Fact]
    public async Task An_issue_of_an_older_version_is_printed_from_its_frozen_numbers()
    {
        using var programs = new FakeOffice("cp issue.docx issue.pdf");
        await using var bulletin = await Bulletin.StartAsync(programs: programs.Folder);
        await bulletin.SignAsync("苹果深加工");
        await bulletin.PostAsync("/2026-W47/issue");
        var storage = bulletin.App.Services.GetRequiredService<IRegionStorage>();
        var row = (await storage.FindAsync("binzhou", "issue-2026-W47", CancellationToken.None))!;
        var old = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(row.Body.Span)!;
        Assert.True(old.Remove("prints"));
        old.Remove("pdfs");
        await storage.CommitAsync("binzhou",
            [new Operation.Put("issue-2026-W47", JsonSerializer.SerializeToUtf8Bytes(old))], CancellationToken.None);
        await bulletin.SignAsync("后来的项目");

        Assert.Contains("签约1个、1.50亿元", (await bulletin.GetAsync("/2026-W47.chat?language=zh")).Body, StringComparison.Ordinal);
        Assert.Contains(">1.50<", (await bulletin.GetAsync("/2026-W47.wall.html")).Body, StringComparison.Ordinal);
        var pdf = await bulletin.BytesAsync("/2026-W47.pdf");
        Assert.Equal(pdf, await bulletin.BytesAsync("/2026-W47.pdf"));
        Assert.Equal(200, (await bulletin.GetAsync("/2026-W47.docx")).Code);
    }

    [Fact]
    public async Task Of_many_who_ask_first_all_get_the_same_bytes()
    {
        using var programs = new FakeOffice("date +%N > issue.pdf");
        await using var bulletin = await Bulletin.StartAsync(programs: programs.Folder);
        await bulletin.PostAsync("/2026-W47/issue");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => bulletin.BytesAsync("/2026-W47.pdf")));
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
    }

    /// <summary>A folder with a program called soffice that does what a test says.</summary>
    private sealed class FakeOffice : IDisposable
    {
        public FakeOffice(string script) => Become(script);

        public string Folder { get; } = Directory.CreateTempSubdirectory("leads-office-").FullName;

        private string Note => Path.Combine(Folder, "process");

        /// <summary>The running program's id, once it runs.</summary>
        public int? Process => File.Exists(Note) && int.TryParse(File.ReadAllText(Note), CultureInfo.InvariantCulture, out var id) ? id : null;

        public void Become(string script)
        {
            var path = Path.Combine(Folder, "soffice");
            File.WriteAllText(path, $"#!/bin/sh\n{script.Replace("$NOTE", Note, StringComparison.Ordinal)}\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
