using System.Text;
using System.Text.RegularExpressions;

namespace Leads.Functions.Tests.Mail;

/// <summary>A mail as a reader's program takes it apart: headers unfolded and decoded, bodies by their type.</summary>
internal sealed partial record ReadMail(string Subject, string To, string Text, string Html)
{
    public static ReadMail Of(byte[] bytes)
    {
        var all = Encoding.ASCII.GetString(bytes);
        var head = FoldedLine().Replace(all[..all.IndexOf("\r\n\r\n", StringComparison.Ordinal)], " ");
        string Header(string name) => head.Split("\r\n").First(line => line.StartsWith(name + ": ", StringComparison.Ordinal))
            [(name.Length + 2)..];
        return new ReadMail(
            Decode(Header("Subject")), Address().Match(Header("To")).Groups[1].Value, Body(all, "text/plain"),
            Body(all, "text/html"));
    }

    private static string Body(string all, string type)
    {
        var start = all.IndexOf($"Content-Type: {type}", StringComparison.Ordinal);
        if (start < 0)
            return "";
        start = all.IndexOf("\r\n\r\n", start, StringComparison.Ordinal) + 4;
        var end = all.IndexOf("\r\n--", start, StringComparison.Ordinal);
        return Encoding.UTF8.GetString(Convert.FromBase64String(end < 0 ? all[start..] : all[start..end]));
    }

    private static string Decode(string value) => EncodedWord().Replace(
        Between().Replace(value, "?==?"), word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));

    [GeneratedRegex(@"\r\n[ \t]+")]
    private static partial Regex FoldedLine();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex("<([^>]+)>")]
    private static partial Regex Address();
}
