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
}
