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
}
