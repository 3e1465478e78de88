using System.Globalization;
using System.Text;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// Reads the answer to an entity group transaction: a part for each change when all of it is done, a single one that
/// failed otherwise. Only an answer that is there to its end counts as done.
/// </summary>
internal static class BatchReply
{
    /// <param name="changes">How many parts there must be.</param>
    public static BatchOutcome Read(ReadOnlyMemory<byte> body, int changes)
    {
        var parts = Split(Encoding.UTF8.GetString(body.Span));
        if (parts.Find(part => !part.IsDone) is { } failed)
            return Failed(failed);
        return parts.Count == changes && parts.TrueForAll(part => part.IsWhole)
            ? new BatchOutcome.Done([.. parts.Select(part => part.ETag)])
            : new BatchOutcome.Unknown(new InvalidDataException(
                $"The answer to {changes} changes is not whole; it has {parts.Count} parts."));
    }

    /// <summary>Whether an answer leaves open what happened: none but a client's error says that nothing did.</summary>
    public static bool IsOpen(int status) => status is < 400 or 408 or 429 or >= 500;

    private static BatchOutcome Failed(Part part)
    {
        var (code, message) = ServiceErrors.ReadJson(Encoding.UTF8.GetBytes(part.Body));
        if (IsOpen(part.Status))
            return new BatchOutcome.Unknown(new InvalidDataException($"A change was answered {part.Status} {code}."));
        // "3:The update condition …" says that the fourth change failed.
        var index = int.TryParse(message.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var named)
            ? named : -1;
        return new BatchOutcome.Refused(index, part.Status, code);
    }

    private static List<Part> Split(string text)
    {
        var parts = new List<Part>();
        var lines = new List<string>();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (!line.StartsWith("--", StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }

            AddPart(parts, lines, isWhole: true);
            lines.Clear();
        }

        AddPart(parts, lines, isWhole: false);
        return parts;
    }

    /// <summary>Whatever stands around it, a part begins with its status line; without one it is none.</summary>
    private static void AddPart(List<Part> parts, List<string> lines, bool isWhole)
    {
        var first = lines.FindIndex(line => line.StartsWith("HTTP/1.", StringComparison.Ordinal));
        if (first < 0)
            return;
        var words = lines[first].Split(' ');
        var status = words.Length > 1
            && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var blank = lines.IndexOf("", first);
        var end = blank < 0 ? lines.Count : blank;
        var etag = lines[first..end].Find(line => line.StartsWith("ETag:", StringComparison.OrdinalIgnoreCase));
        parts.Add(new Part(status, etag?[5..].Trim(), string.Concat(lines[end..]), isWhole && blank >= 0));
    }

    private sealed record Part(int Status, string? ETag, string Body, bool IsWhole)
    {
        public bool IsDone => Status is >= 200 and < 300;
    }
}
