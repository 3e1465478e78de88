namespace Leads.Domain.Tests;

public sealed class NaturalKeyTests
{
    [Theory]
    [InlineData("果品冷链(一期)项目", "西安绿源公司")]
    [InlineData("果品　冷链（一期） 项目 ", "西安\u00A0绿源\u200B公司")]
    [InlineData("果品冷鏈（一期）項目", "西安綠源公司\uFEFF")]
    [InlineData("果品\t冷链\n（一期）项目", " 西安绿源公司")]
    public void Blanks_widths_and_traditional_characters_do_not_make_another_project(string name, string investor) =>
        Assert.Equal(NaturalKey.Of("果品冷链（一期）项目", "西安绿源公司"), NaturalKey.Of(name, investor));

    [Fact]
    public void A_second_phase_is_another_project() =>
        Assert.NotEqual(NaturalKey.Of("冷链（一期）", "甲"), NaturalKey.Of("冷链（二期）", "甲"));

    [Fact]
    public void Name_and_investor_do_not_run_into_each_other() =>
        Assert.NotEqual(NaturalKey.Of("冷链甲", "乙"), NaturalKey.Of("冷链", "甲乙"));

    [Fact]
    public void A_missing_investor_is_an_empty_one() =>
        Assert.Equal(NaturalKey.Of("冷链", null), NaturalKey.Of("冷链", " "));

    [Fact]
    public void Square_brackets_of_any_kind_are_one() =>
        Assert.Equal(NaturalKey.Of("项目〔2021〕3号", null), NaturalKey.Of("项目[2021]3号", null));
}
