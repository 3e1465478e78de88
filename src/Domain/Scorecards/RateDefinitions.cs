using Leads.Domain.Rates;

namespace Leads.Domain.Scorecards;

/// <summary>
/// What each rate is, in the words that are printed beside it (口径). One text for scorecard, API and page.
/// </summary>
public static class RateDefinitions
{
    /// <summary>The definition of a rate under a region's settings; <paramref name="language"/> is zh or en.</summary>
    public static string Of(RateKind rate, RegionSettings settings, string language) =>
        language == "en" ? InEnglish(rate, settings.Landing) : InChinese(rate, settings.Landing);

    /// <summary>The rate's short name.</summary>
    public static string NameOf(RateKind rate, string language) => (rate, language == "en") switch
    {
        (RateKind.Signing, false) => "签约率",
        (RateKind.Fulfilment, false) => "履约率",
        (RateKind.Landing, false) => "落地率",
        (RateKind.Opening, false) => "开工率",
        (RateKind.Producing, false) => "投产率",
        (RateKind.Capacity, false) => "达产率",
        (RateKind.Funds, false) => "资金到位率",
        (RateKind.Signing, true) => "Signing rate",
        (RateKind.Fulfilment, true) => "Fulfilment rate",
        (RateKind.Landing, true) => "Landing rate",
        (RateKind.Opening, true) => "Opening rate",
        (RateKind.Producing, true) => "Producing rate",
        (RateKind.Capacity, true) => "Capacity rate",
        (RateKind.Funds, true) => "Funds rate",
    };

    private static string InChinese(RateKind rate, LandingRule landing) => rate switch
    {
        RateKind.Signing => "期内登记的意向项目中，截至当日已正式签约的 ÷ 期内登记的全部意向项目（含已流失）；直签项目另计",
        RateKind.Fulfilment => "期内签约且未终止，并已注册、供地、开工、竣工、投产、达产或到位资金的项目 ÷ 期内签约项目",
        RateKind.Landing => landing switch
        {
            LandingRule.IncorporatedAndSite => "期内签约且已注册并供地（租赁）的项目 ÷ 期内签约项目",
            LandingRule.Incorporated => "期内签约且已注册的项目 ÷ 期内签约项目",
        },
        RateKind.Opening => "期内签约且已开工（含竣工、投产、达产）的项目 ÷ 期内签约项目（含已终止）",
        RateKind.Producing => "期内签约且已投产（含达产）的项目 ÷ 期内签约项目（含已终止）",
        RateKind.Capacity => "到期应达产项目中已达产的 ÷ 期内签约、已投产且约定达产日期已到的项目",
        RateKind.Funds => "期内签约项目累计到位资金之和 ÷ 其合同引资额之和；未填合同引资额的以总投资代替",
    };

    private static string InEnglish(RateKind rate, LandingRule landing) => rate switch
    {
        RateKind.Signing =>
            "Leads registered in the period and signed by the day ÷ all leads registered in it, lost ones included; "
            + "direct signings are counted apart",
        RateKind.Fulfilment =>
            "Signed in the period, not terminated, and incorporated, with a site, opened, completed, producing, at "
            + "capacity or paid in ÷ signed in the period",
        RateKind.Landing => landing switch
        {
            LandingRule.IncorporatedAndSite =>
                "Signed in the period, incorporated and with a secured site ÷ signed in the period",
            LandingRule.Incorporated => "Signed in the period and incorporated ÷ signed in the period",
        },
        RateKind.Opening =>
            "Signed in the period and opened (or completed, producing, at capacity) ÷ signed in the period, terminated "
            + "ones included",
        RateKind.Producing =>
            "Signed in the period and producing (or at capacity) ÷ signed in the period, terminated ones included",
        RateKind.Capacity =>
            "Of the denominator, those at capacity ÷ signed in the period, producing, and past the agreed capacity "
                + "date",
        RateKind.Funds =>
            "Σ paid in by the day ÷ Σ contracted outside capital of those signed in the period; total investment "
                + "stands "
            + "in where no contracted capital is entered",
    };
}
