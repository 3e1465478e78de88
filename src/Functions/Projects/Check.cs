using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>Checks that more than one slice of this room makes.</summary>
internal static class Check
{
    public static void NotNegative(Fields fields, string name, Money? amount)
    {
        if (amount is { } known && known < Money.Zero)
            fields.Refuse(name, new("金额不能小于 0，单位为亿元。", "An amount in 亿元 cannot be below 0."));
    }

    /// <summary>A name that must be there and must show something: blanks of no width are none.</summary>
    public static string Name(Fields fields, string name, string? value)
    {
        var text = fields.Text(name, value, 200);
        var tidy = Names.Tidy(text);
        if (tidy.Length == 0 && text.Length > 0)
            fields.Refuse(name, Say.Missing);
        return tidy;
    }

    /// <summary>Who answers for a project: null where the request leaves it out, "" where it says nobody.</summary>
    public static (string? Unit, string? Chain, string? Leader) Holders(
        Fields fields, string? unit, string? chain, string? leader)
    {
        return (Text("unit", unit), Text("chain", chain), Text("leader", leader));

        string? Text(string name, string? value) => value is null ? null : fields.OptionalText(name, value, 100);
    }
}
