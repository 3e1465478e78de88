using System.Text;
using Leads.Functions.Mail;

namespace Leads.Functions.Tests.Mail;

public sealed class MimeWriterTests
{
    private static readonly MailMessage Bulletin = new()
    {
        Id = "2026-W47.issue.zhang@binzhou.leads",
        From = new MailAddress("彬州市招商周通报", "leads@example.com"),
        To = new MailAddress("张三", "zhang@example.com"),
        Subject = "【招商周通报】2026年第47期（11月16日—11月22日）",
        Date = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(8)),
        Text = "正文\n第二行",
        Html = "<p>正文</p>",
        Attachment = new MailAttachment(
            "招商周通报2026年第47期.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                new byte[] { 1, 2, 3 }),
    };

    [Fact]
    public void The_same_mail_is_the_same_bytes() =>
        Assert.Equal(MimeWriter.Write(Bulletin), MimeWriter.Write(Bulletin));

    [Fact]
    public void Lines_are_ASCII_end_with_CRLF_and_stay_short()
    {
        var text = Encoding.ASCII.GetString(MimeWriter.Write(Bulletin));
        Assert.DoesNotContain('?', text.Replace("=?utf-8?B?", "", StringComparison.Ordinal)
            .Replace("?=", "", StringComparison.Ordinal));
        Assert.Equal(text.Count(c => c == '\n'), text.Split("\r\n").Length - 1);
        Assert.All(text.Split("\r\n"), line => Assert.True(line.Length <= 78, line));
    }

    [Fact]
    public void An_encoded_word_has_at_most_75_characters_and_decodes_to_the_subject()
    {
        var words = System.Text.RegularExpressions.Regex.Matches(
            MimeText.Encode(Bulletin.Subject + Bulletin.Subject, 9), @"=\?utf-8\?B\?([^?]*)\?=");
        Assert.All(words, word => Assert.True(word.Length <= 75));
        var text = string.Concat(words.Select(w =>
            Encoding.UTF8.GetString(Convert.FromBase64String(w.Groups[1].Value))));
        Assert.Equal(Bulletin.Subject + Bulletin.Subject, text);
    }

    [Theory]
    [InlineData("a\r\nBcc: evil@example.com")]
    [InlineData("a\nBcc: evil@example.com")]
    [InlineData("\" <evil@example.com>, \"")]
    public void No_text_becomes_a_header(string text)
    {
        var mail = Bulletin with
        {
            Subject = text,
            To = new MailAddress(text, "zhang@example.com"),
            Attachment = Bulletin.Attachment! with { FileName = text + ".xlsx" },
        };
        var head = Encoding.ASCII.GetString(MimeWriter.Write(mail)).Split("\r\n\r\n")[0];
        Assert.DoesNotContain("evil", head, StringComparison.Ordinal);
        Assert.DoesNotContain("\nBcc", Encoding.ASCII.GetString(MimeWriter.Write(mail)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_that_could_break_a_header_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            MimeWriter.Write(Bulletin with { To = new MailAddress("x", "a@example.com\r\nBcc: b@example.com") }));
}
