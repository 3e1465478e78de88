namespace Leads.Domain.Tests;

public sealed class NameSlipsTests
{
    [Theory]
    [InlineData("工信局", "市工信局", SlipReason.Prefix)]
    [InlineData("彬州市工信局", "工信局", SlipReason.Prefix)]
    [InlineData("彬州市工信局", "市工信局", SlipReason.Prefix)]
    [InlineData("北 极 镇", "北极镇", SlipReason.Blanks)]
    [InlineData("北极", "北极镇", SlipReason.Suffix)]
    [InlineData("城关街道办事处", "城关街道", SlipReason.Suffix)]
    [InlineData("城关街道办", "城關街道辦事處", SlipReason.Suffix)]
    [InlineData("开发区", "开发区管委会", SlipReason.Suffix)]
    [InlineData("农业农村和局", "农业农村局", SlipReason.OneCharacter)]
    public void A_unit_written_otherwise_looks_like_a_slip(string name, string known, SlipReason reason)
    {
        Assert.Equal(reason, NameSlips.OfUnit(name, known, "彬州市"));
        Assert.Equal(reason, NameSlips.OfUnit(known, name, "彬州市"));
    }

    [Theory]
    [InlineData("煤电化工产业链", "煤电化工", SlipReason.Suffix)]
    [InlineData("煤电化工产业", "煤电化工", SlipReason.Suffix)]
    [InlineData("煤电化工产业", "煤电化工产业链", SlipReason.Suffix)]
    [InlineData("装备制造业", "装备制造", SlipReason.OneCharacter)]
    public void A_chain_written_otherwise_looks_like_a_slip(string name, string known, SlipReason reason)
    {
        Assert.Equal(reason, NameSlips.OfChain(name, known, "彬州市"));
        Assert.Equal(reason, NameSlips.OfChain(known, name, "彬州市"));
    }

    [Theory]
    [InlineData("工信局", "经信局")]
    [InlineData("市工信局", "县工信局")]
    [InlineData("第一招商组", "第二招商组")]
    [InlineData("招商服务组", "招商服务一组")]
    [InlineData("A区", "B区")]
    [InlineData("产业园A区", "产业园区")]
    [InlineData("工业园区1", "工业园区2")]
    [InlineData("工业园区", "工业园区2")]
    [InlineData("一产业", "二产业")]
    [InlineData("城关镇", "城关乡")]
    [InlineData("城关镇", "城关街道")]
    [InlineData("城东街道", "城西街道")]
    [InlineData("龙高镇", "龙马镇")]
    [InlineData("煤化工", "煤电化工")]
    [InlineData("高新技术开发区", "高新技术东开发区")]
    [InlineData("新能源", "能源")]
    [InlineData("城关街道", "城關街道")]
    public void Another_name_is_no_slip(string name, string known)
    {
        Assert.Null(NameSlips.OfUnit(name, known, "彬州市"));
        Assert.Null(NameSlips.OfUnit(known, name, "彬州市"));
        Assert.Null(NameSlips.OfChain(name, known, "彬州市"));
    }
}
