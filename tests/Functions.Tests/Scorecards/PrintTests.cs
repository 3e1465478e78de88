using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Leads.Functions.Tests.Scorecards;

public sealed class PrintTests(LargeCounty county) : IClassFixture<LargeCounty>
{
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_official_document_is_valid_Word_and_says_what_the_plain_text_says(string language)
    {
        using var word = Open(await county.BytesAsync("docx?language=" + language));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken)
            .Select(error => $"{error.Path?.XPath}: {error.Description}"));
        var said = word.MainDocumentPart!.Document!.Body!.InnerText;
        var text = Encoding.UTF8.GetString(await county.BytesAsync("txt?language=" + language)).Split('\n');
        var lead = text.SkipWhile(line => !line.StartsWith("==", StringComparison.Ordinal)).Skip(1).Take(3);
        Assert.All(lead, sentence => Assert.Contains(sentence, said, StringComparison.Ordinal));
        var foot = text.Reverse().SkipWhile(line => line.Length == 0).Skip(1).TakeWhile(line => !line.StartsWith("==", StringComparison.Ordinal));
        Assert.All(foot, line => Assert.Contains(line, said, StringComparison.Ordinal));
        for (var unit = 1; unit <= LargeCounty.Units; unit++)
            Assert.Contains(LargeCounty.Unit(unit), said, StringComparison.Ordinal);
        for (var chain = 1; chain <= LargeCounty.Chains; chain++)
            Assert.Contains(LargeCounty.Chain(chain), said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_official_document_has_the_form_of_the_standard()
    {
        using var word = Open(await county.BytesAsync("docx?language=zh"));
        var body = word.MainDocumentPart!.Document!.Body!;
        var sections = body.Descendants<SectionProperties>().Select(section => (
            Landscape: section.GetFirstChild<PageSize>()!.Orient?.Value == PageOrientationValues.Landscape,
            Wide: section.GetFirstChild<PageSize>()!.Width!.Value, Top: section.GetFirstChild<PageMargin>()!.Top!.Value,
            Left: section.GetFirstChild<PageMargin>()!.Left!.Value)).ToList();
        Assert.Equal([false, true, false], sections.Select(section => section.Landscape));
        Assert.Equal((11906u, 2098, 1587u), (sections[0].Wide, sections[0].Top, sections[0].Left)); // 210, 37, 28 mm
        Assert.Equal(["总体情况", "各产业链进展", "各责任单位进展", "红黑榜（开工率）", "预警项目"], body.Elements<Paragraph>()
            .Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == "Heading").Take(5).Select(p => p.InnerText.Split('、')[1]));
        Assert.All(body.Elements<Table>(), table =>
        {
            Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
            Assert.All(table.Elements<TableRow>(), row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
        });
        Assert.All(word.MainDocumentPart.FooterParts, footer => Assert.Equal("— 1 —", footer.Footer!.InnerText));
    }

    [Fact]
    public async Task The_PDF_of_the_document_stays_as_it_was_first_made()
    {
        var first = await county.BytesAsync("pdf?language=zh");
        await county.Bulletin.SignAsync("后来的项目", "2026-11-23");
        await county.Bulletin.RestartAsync();
        Assert.Equal(first, await county.BytesAsync("pdf?language=zh"));
        using var pdf = new PdfFile(first);
        Assert.True(pdf.Pages > 5);
        Assert.EndsWith("(A4)", pdf.Size);
        Assert.Contains("2026年第2期", pdf.Text.Replace(" ", ""), StringComparison.Ordinal);
        Assert.Contains("—1—", pdf.Text.Replace(" ", ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task The_page_for_the_wall_is_one_lying_sheet_with_every_chain_and_unit(string language)
    {
        using var pdf = new PdfFile(await county.BytesAsync("wall.pdf?language=" + language));
        Assert.Equal(1, pdf.Pages);
        Assert.StartsWith("841.", pdf.Size);
        var rows = pdf.Text.Replace(" ", "");
        var html = Encoding.UTF8.GetString(await county.BytesAsync("wall.html?language=" + language));
        for (var unit = 1; unit <= LargeCounty.Units; unit++)
            Assert.Contains(LargeCounty.Unit(unit), html, StringComparison.Ordinal);
        Assert.True(rows.Split("城关街道").Length > LargeCounty.Units);
        Assert.True(rows.Split("新能源与").Length > LargeCounty.Chains);
    }

    [Theory]
    [InlineData("zh", 300)]
    [InlineData("en", 600)]
    public async Task The_text_for_a_chat_group_is_short_and_ends_with_the_link(string language, int most)
    {
        var text = Encoding.UTF8.GetString(await county.BytesAsync("chat?language=" + language)).TrimEnd();
        var link = text.LastIndexOf('\n');
        Assert.InRange(link, 100, most);
        Assert.EndsWith("/app/binzhou/" + LargeCounty.Week, text);
        Assert.Equal(8, text.Split('\n').Length); // three sentences, two lists of names
    }

    private static WordprocessingDocument Open(byte[] bytes) =>
        WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
}
