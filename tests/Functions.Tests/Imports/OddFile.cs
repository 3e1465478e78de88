using System.Globalization;
using System.Text;

namespace Leads.Functions.Tests.Imports;

/// <summary>A file that a clerk or an attacker may send, and what must be said to it.</summary>
/// <param name="What">What is odd about it.</param>
/// <param name="Name">The name it is sent under.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Status">The status that is due.</param>
/// <param name="Says">A part of the message, or the whole summary of the preview.</param>
internal sealed record OddFile(string What, string Name, Func<byte[]> Content, int Status, string Says)
{
    /// <summary>How often the bytes are sent one after the other.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The length is not said beforehand.</summary>
    public bool Chunked { get; init; }

    /// <summary>The multipart body stops without its last boundary.</summary>
    public bool Endless { get; init; }

    public static OddFile Book(string what, Func<OddBook, OddBook> make, int status, string says, string name = "台账.xlsx") =>
        new(what, name, () => make(new OddBook()).Bytes(), status, says);

    public static OddFile Text(string what, string text, int status, string says, string name = "台账.csv") =>
        Text(what, () => text, new UTF8Encoding(false), status, says, name);

    public static OddFile Text(
        string what, Func<string> text, Encoding encoding, int status, string says, string name = "台账.csv") =>
        new(what, name, () => [.. encoding.Preamble, .. encoding.GetBytes(text())], status, says);
}

/// <summary>A multipart body with one file, written as it goes.</summary>
internal sealed class OddUpload : HttpContent
{
    private readonly byte[] head;
    private readonly byte[] content;
    private readonly byte[] tail;
    private readonly OddFile file;

    public OddUpload(OddFile file)
    {
        this.file = file;
        head = Encoding.UTF8.GetBytes(
            $"--odd\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(file.Name)}\r\n\r\n");
        content = file.Content();
        tail = file.Endless ? [] : Encoding.UTF8.GetBytes("\r\n--odd--\r\n");
        Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=odd");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
    {
        await stream.WriteAsync(head);
        for (var time = 0; time < file.Times; time++)
            await stream.WriteAsync(content);
        await stream.WriteAsync(tail);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = head.Length + ((long)content.Length * file.Times) + tail.Length;
        return !file.Chunked;
    }
}

/// <summary>What a process of this machine has in memory.</summary>
internal sealed class ResidentMemory(int process)
{
    /// <summary>The peak counts from now on.</summary>
    public void Forget() => File.WriteAllText($"/proc/{process}/clear_refs", "5");

    /// <summary>In MB.</summary>
    public int Peak => int.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
}
