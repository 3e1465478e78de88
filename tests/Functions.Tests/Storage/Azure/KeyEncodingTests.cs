using System.Text;
using Leads.Functions.Storage.Azure;

namespace Leads.Functions.Tests.Storage.Azure;

public sealed class KeyEncodingTests(ITestOutputHelper output)
{
    // Where something begins, ends, or is escaped.
    private static readonly int[] s_edges =
    [
        0, 1, 9, 0x1f, ' ', '!', '"', '#', '$', '-', '.', '/', '0', '9', '>', '?', '@', 'A', 'Z', '[', '\\', ']', 'a', 'p',
        'z', '}', '~', 0x7f, 0x9f, 0xa0, 0x9879, 0xd7fe, 0xd7ff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x1f600, 0x10ffff,
    ];

    [Fact]
    public void Whatever_the_text_its_key_is_legal_means_it_alone_and_keeps_its_place()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var texts = Enumerable.Range(0, 20_000).Select(_ => Text(random)).Distinct().ToList();

        foreach (var text in texts)
        {
            var key = KeyEncoding.Encode(text);
            Assert.Equal(text, KeyEncoding.Decode(key));
            Assert.DoesNotContain(key, unit => unit is '/' or '\\' or '#' or '?' || char.IsControl(unit));
            Assert.InRange(key.Length, text.Length, text.Length * 2);
        }

        Assert.Equal(
            texts.OrderBy(Encoding.UTF32.GetBytes, ByCodePoint),
            texts.OrderBy(KeyEncoding.Encode, StringComparer.Ordinal));
    }

    [Fact]
    public void What_begins_with_a_text_lies_between_its_key_and_the_one_beyond()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var (prefix, text) = (Text(random), Text(random));
            var key = KeyEncoding.Encode(round % 2 == 0 ? prefix + text : text);
            var first = KeyEncoding.Encode(prefix);
            var isWithin = string.CompareOrdinal(key, first) >= 0
                && string.CompareOrdinal(key, KeyEncoding.Beyond(first)) < 0;

            Assert.Equal((round % 2 == 0 ? prefix + text : text).StartsWith(prefix, StringComparison.Ordinal), isWithin);
        }
    }

    [Fact]
    public void A_key_of_our_own_is_nobodys_and_pending_rows_follow_the_board()
    {
        string[] own = [OwnKeys.Regions, OwnKeys.CommitOf("1"), OwnKeys.LastCommit, OwnKeys.PendingOf("1"), "~", " ", "\ud7ff"];

        Assert.All(own, key => Assert.Null(KeyEncoding.Decode(key)));
        Assert.All(
            ["board-", "board!", "board0", "boards", "boarda"],
            key => Assert.True(string.CompareOrdinal(
                KeyEncoding.Encode(key), KeyEncoding.Beyond(OwnKeys.Pending)) > 0));
        Assert.True(string.CompareOrdinal(KeyEncoding.Encode("board"), OwnKeys.Pending) < 0);
        Assert.ThrowsAny<ArgumentException>(() => KeyEncoding.Encode("a\udc00"));
    }

    [Fact]
    public void A_person_reads_most_keys_as_they_are()
    {
        Assert.Equal("chain-现代果业", KeyEncoding.Encode("chain-现代果业"));
        Assert.Equal("chain-5G.1人工智能", KeyEncoding.Encode("chain-5G/人工智能"));
        Assert.Equal("dispatch-2026-W47-", KeyEncoding.Encode("dispatch-2026-W47-"));
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ =>
        char.ConvertFromUtf32(random.Next(3) > 0 ? s_edges[random.Next(s_edges.Length)] : AnyCodePoint(random))));

    private static int AnyCodePoint(Random random) =>
        random.Next(0x110000) is var any && any is >= 0xd800 and <= 0xdfff ? any - 0x800 : any;

    private static Comparer<byte[]> ByCodePoint { get; } = Comparer<byte[]>.Create((left, right) =>
    {
        for (var at = 0; at < Math.Min(left.Length, right.Length); at += 4)
            if (BitConverter.ToInt32(left, at).CompareTo(BitConverter.ToInt32(right, at)) is not 0 and var order)
                return order;
        return left.Length.CompareTo(right.Length);
    });
}
