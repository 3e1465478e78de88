using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Projects;

/// <summary>Checks that more than one slice of this room makes.</summary>
internal static class Check
{
    /// <summary>No contract is larger; a slip of zeros beyond it could overflow the sums of a whole region.</summary>
    public static readonly Money Most = Money.FromYi(10_000);

    public static void Amount(Fields fields, string name, Money? amount)
    {
        if (amount is { } known && (known < Money.Zero || known > Most))
            fields.Refuse(name, new(
                "金额应在 0 到 10000 亿元之间，单位为亿元。", "Give an amount from 0 to 10000, in 亿元."));
    }

    /// <summary>A name that must be there and must show something: blanks of no width are none.</summary>
    public static string Name(Fields fields, string name, string? value)
    {
        var text = fields.Text(name, value, 200);
        var shown = Names.Trim(text);
        if (shown.Length == 0 && text.Length > 0)
            fields.Refuse(name, Say.Missing);
        return shown;
    }

    /// <summary>Who answers for a project: null where the request leaves it out, "" where it says nobody.</summary>
    public static (string? Unit, string? Chain, string? Leader) Holders(
        Fields fields, string? unit, string? chain, string? leader)
    {
        return (Text("unit", unit), Text("chain", chain), Text("leader", leader));

        string? Text(string name, string? value) => value is null ? null : fields.OptionalText(name, value, 100);
    }
}
