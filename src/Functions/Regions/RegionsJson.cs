using System.Text.Json.Serialization;
using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

[JsonSerializable(typeof(RegionBody))]
[JsonSerializable(typeof(ChainBody))]
[JsonSerializable(typeof(UnitBody))]
[JsonSerializable(typeof(TargetsBody))]
[JsonSerializable(typeof(RecipientBody))]
[JsonSerializable(typeof(Region))]
[JsonSerializable(typeof(Chain))]
[JsonSerializable(typeof(Unit))]
[JsonSerializable(typeof(Targets))]
[JsonSerializable(typeof(Recipient))]
[JsonSerializable(typeof(Page<Region>))]
[JsonSerializable(typeof(Page<Chain>))]
[JsonSerializable(typeof(Page<Unit>))]
[JsonSerializable(typeof(Page<Recipient>))]
internal sealed partial class RegionsJson : JsonSerializerContext
{
    public static RegionsJson Wire { get; } = new(Json.WireOptions());

    public static RegionsJson Stored { get; } = new(Json.StoredOptions());
}
