using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.Evidence;

/// <summary>Files that are sent as evidence, good ones and others.</summary>
internal static class Files
{
    public const string Word =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static byte[] Pdf(string text = "许可证") => Encoding.UTF8.GetBytes($"%PDF-1.4\n{text}\n%%EOF\n");

    public static byte[] Png { get; } =
    [
        0x89, .. "PNG"u8, 13, 10, 26, 10, .. Chunk("IHDR", new byte[13]), .. Chunk("IDAT", new byte[9]), .. Chunk("IEND", []),
    ];

    public static byte[] Jpeg { get; } =
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1, 0xFF, 0xC0, 0, 3, 8, 0xFF, 0xDA, 0, 3, 1, 7, 7, 0xFF, 0xD9];

    public static byte[] Webp { get; } = [.. "RIFF"u8, 12, 0, 0, 0, .. "WEBPVP8 "u8, 0, 0, 0, 0];

    /// <summary>A package of the parts that a Word document has, and of more.</summary>
    public static byte[] Docx(string type = Word, params (string Name, byte[] Content)[] more)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", Encoding.UTF8.GetBytes($"<Types><Override ContentType=\"{type}\"/></Types>"));
            Add(zip, "word/document.xml", "<document/>"u8.ToArray());
            foreach (var (name, content) in more)
                Add(zip, name, content);
        }

        return file.ToArray();
    }

    /// <summary>Sends a file as the body.</summary>
    public static async Task<Reply> SendAsync(Bureau bureau, Guid project, string query, byte[] content, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Bureau.Home}/projects/{project}/evidence{query}");
        request.Content = new ByteArrayContent(content);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/html"); // not believed
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await Reply.ReadAsync(await bureau.App.Client.SendAsync(request));
    }

    private static byte[] Chunk(string name, byte[] content) =>
        [0, 0, 0, (byte)content.Length, .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(content);
    }
}
