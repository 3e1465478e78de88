using Leads.Domain;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Projects;

/// <summary>Chains and units that a project names for the first time are created with their name as key.</summary>
internal static class FirstSeen
{
    public static Operation.InsertIfAbsent Chain(string name)
    {
        var key = Names.Key(name);
        return new(RowKeys.Chain(key), RegionDocuments.Write(new Chain { Key = key, Name = Names.Trim(name) }));
    }

    public static Operation.InsertIfAbsent Unit(string name)
    {
        var key = Names.Key(name);
        return new(RowKeys.Unit(key), RegionDocuments.Write(new Unit { Key = key, Name = Names.Trim(name) }));
    }

    /// <summary>Whether nobody has described a chain or unit since it was first seen.</summary>
    public static bool IsUntouched(Row row)
    {
        var asFirstSeen = RowKeys.IsChain(row.Key)
            ? Chain(RegionDocuments.ReadChain(row).Name)
            : Unit(RegionDocuments.ReadUnit(row).Name);
        return asFirstSeen.Body.Span.SequenceEqual(row.Body.Span);
    }
}
