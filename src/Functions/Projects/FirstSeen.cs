using Leads.Domain;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Projects;

/// <summary>Chains and units that a project names for the first time are created with their name as key.</summary>
internal static class FirstSeen
{
    public static Operation Chain(string name)
    {
        var key = Names.Key(name);
        return new Operation.InsertIfAbsent(
            RowKeys.Chain(key), RegionDocuments.Write(new Chain { Key = key, Name = Names.Trim(name) }));
    }

    public static Operation Unit(string name)
    {
        var key = Names.Key(name);
        return new Operation.InsertIfAbsent(
            RowKeys.Unit(key), RegionDocuments.Write(new Unit { Key = key, Name = Names.Trim(name) }));
    }
}
