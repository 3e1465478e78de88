namespace Leads.Domain.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("  ", "")]
    [InlineData("　城關街道 ", "城关街道")]
    [InlineData("ＡＢ链（一）", "AB链(一)")]
    [InlineData("北 极 镇", "北 极 镇")]
    [InlineData("\uFEFF北极镇\u200B", "北极镇")]
    public void A_key_is_narrow_trimmed_and_simplified(string? name, string key) => Assert.Equal(key, Names.Key(name));

    [Theory]
    [InlineData("农业类", "农业")]
    [InlineData("農業類", "农业")]
    [InlineData("农业", "农业")]
    [InlineData("类", "类")]
    [InlineData(null, "")]
    public void A_sector_is_the_same_with_and_without_its_suffix(string? name, string key) =>
        Assert.Equal(key, Names.SectorKey(name));

    [Theory]
    [InlineData("項目名稱、投資方、總投資、簽約時間", "项目名称、投资方、总投资、签约时间")]
    [InlineData("𠁞甲", "𠀾甲")]
    [InlineData("already simple 简体", "already simple 简体")]
    public void Traditional_characters_are_read_as_simplified(string text, string simple) =>
        Assert.Equal(simple, Names.Simplify(text));

    [Fact]
    public void Half_a_character_does_not_stop_the_reading() => Assert.Equal("项目\uFFFD", Names.Key("项目\uD840"));
}
