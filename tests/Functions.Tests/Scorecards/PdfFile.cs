using System.Diagnostics;
using System.Globalization;

namespace Leads.Functions.Tests.Scorecards;

/// <summary>A PDF as poppler's tools read it.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public PdfFile(byte[] content) => File.WriteAllBytes(_path, content);

    public int Pages => int.Parse(Line("Pages:"), CultureInfo.InvariantCulture);

    /// <summary>Of the first page: "841.89 x 595.276 pts (A4)".</summary>
    public string Size => Line("Page size:");

    public string Text => Run("pdftotext", "-layout", _path, "-");

    public void Dispose() => File.Delete(_path);

    private string Line(string name) =>
        Run("pdfinfo", _path).Split('\n').Single(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim();

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
