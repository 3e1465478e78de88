using System.Diagnostics;
using System.Security;
using System.Text;
using Leads.Functions.Hosting;

namespace Leads.Functions.Scorecards.Prints;

/// <summary>How a conversion ended: the PDF, or why there is none.</summary>
public sealed record Conversion(byte[]? Pdf, Problem? Problem);

/// <summary>
/// Makes PDFs of Word documents with LibreOffice, one at a time: each in a folder of its own that holds its profile and
/// goes afterwards, within a time, and without our settings in its environment.
/// </summary>
public sealed partial class PdfConverter(LeadsOptions options, TimeProvider clock, ILogger<PdfConverter> logger)
    : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly SemaphoreSlim _one = new(1);

    public async Task<Conversion> ConvertAsync(ReadOnlyMemory<byte> word, CancellationToken stop)
    {
        if (Find() is not { } program)
            return Missing;
        await _one.WaitAsync(stop);
        var folder = Directory.CreateTempSubdirectory("leads-pdf-").FullName;
        try
        {
            return await ConvertAsync(program, folder, word, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private static Conversion Missing { get; } = new(null, Problem.Of(ProblemKind.ConverterMissing, new(
        "请在服务器上安装 LibreOffice Writer 和中文字体（Debian：apt-get install libreoffice-writer-nogui fonts-noto-cjk "
            + "fonts-arphic-ukai），或改取 .docx 自行另存为 PDF。",
        "Install LibreOffice Writer and Chinese fonts on the server (Debian: apt-get install libreoffice-writer-nogui "
            + "fonts-noto-cjk fonts-arphic-ukai), or take the .docx and save it as PDF.")));

    private static Conversion Failed { get; } = new(null, Problem.Of(ProblemKind.ConversionFailed, new(
        "LibreOffice 没有按时给出结果，请稍后再试；仍不行请检查是否装有 libreoffice-writer-nogui，或改取 .docx。",
        "LibreOffice gave no result in time; try again later. If it stays so, see that libreoffice-writer-nogui is "
            + "installed, or take the .docx.")));

    private string? Find() => options.Programs.Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);

    private async Task<Conversion> ConvertAsync(
        string program, string folder, ReadOnlyMemory<byte> word, CancellationToken stop)
    {
        await File.WriteAllBytesAsync(Path.Combine(folder, "issue.docx"), word, stop);
        await File.WriteAllTextAsync(Path.Combine(folder, "fonts.conf"), FontRules(), stop);
        using var late = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        var said = await RunAsync(program, folder, either.Token);
        stop.ThrowIfCancellationRequested();
        var pdf = Path.Combine(folder, "issue.pdf");
        if (said is not null && File.Exists(pdf))
            return new Conversion(await File.ReadAllBytesAsync(pdf, stop), null);
        Log.Failed(logger, program, said ?? "too late");
        return Failed;
    }

    /// <summary>What it printed; null when it had to be ended.</summary>
    private static async Task<string?> RunAsync(string program, string folder, CancellationToken stop)
    {
        using var process = Process.Start(Start(program, folder))!;
        try
        {
            var said = Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(stop), process.StandardError.ReadToEndAsync(stop));
            await process.WaitForExitAsync(stop);
            return string.Join('\n', await said).Trim();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return null;
        }
    }

    private static ProcessStartInfo Start(string program, string folder)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "--headless", "--norestore", "--nolockcheck", $"-env:UserInstallation=file://{folder}/profile",
            "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, "issue.docx",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["HOME"] = folder;
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["FONTCONFIG_FILE"] = Path.Combine(folder, "fonts.conf");
        return start;
    }

    /// <summary>The system's fonts, and who stands in for the faces of official documents.</summary>
    private static string FontRules()
    {
        var rules = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
            + "<include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include>");
        foreach (var (name, others) in Typefaces.All)
        {
            rules.Append("<alias binding=\"same\"><family>").Append(SecurityElement.Escape(name)).Append("</family><accept>");
            foreach (var other in others)
                rules.Append("<family>").Append(SecurityElement.Escape(other)).Append("</family>");
            rules.Append("</accept></alias>");
        }

        // 小标宋 is a heavy face by itself; what stands in for it is taken bold.
        return rules.Append("<match target=\"pattern\"><test name=\"family\"><string>").Append(Typefaces.Title)
            .Append("</string></test><edit name=\"weight\" mode=\"assign\" binding=\"strong\"><const>bold</const></edit></match>")
            .Append("</fontconfig>").ToString();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Program} made no PDF: {Said}")]
        public static partial void Failed(ILogger logger, string program, string said);
    }
}
