using System.Text;
using Leads.Functions.Storage;

namespace Leads.Functions.Tests.Storage;

public sealed class FilePathTests
{
    [Fact]
    public void No_name_leads_out_of_its_folder_and_none_is_another()
    {
        string[] names =
        [
            "..", ".", "a/b", "a\\b", "a%2Fb", "a#b", "a?b", "a b", "a+b", "a:b", "a\0b", "%", "~", ".a", "a.", "a",
            "5G／人工智能", "𠮷", new string('长', 300), new string('长', 301), new string('长', 300) + ".xlsx",
        ];

        var encoded = names.Select(name => FilePath.Of(name).Encoded).ToList();

        Assert.Equal(names.Length, encoded.Distinct().Count());
        Assert.All(encoded, name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 255));
        Assert.All(encoded, name => Assert.DoesNotMatch(@"[/\\#?\0:]|^\.|\.$", name));
        Assert.Equal("%2E%2E/%2E", FilePath.Of("..", ".").Encoded);
        Assert.Equal("现代果业-2026_3.xlsx", FilePath.Of("现代果业-2026_3.xlsx").Encoded);
        Assert.EndsWith(".xlsx", encoded[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_no_text_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => FilePath.Of());
        Assert.ThrowsAny<ArgumentException>(() => FilePath.Of("a", ""));
        Assert.ThrowsAny<ArgumentException>(() => FilePath.Of("\ud800"));
    }
}
