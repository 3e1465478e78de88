using System.Text.Json.Serialization;
using Leads.Functions.Hosting;

namespace Leads.Functions.Views;

/// <summary>A view of the ledger that a bureau shares: what is filtered, sorted and shown, under a name.</summary>
/// <param name="Query">The query of the ledger's address, beginning with its question mark; only the dashboard reads it.</param>
/// <param name="By">Who saved it last.</param>
public sealed record LedgerView(string Key, string Name, string Query, string By, DateTimeOffset At);

/// <summary>A view as callers send it.</summary>
internal sealed class ViewBody
{
    public string? Name { get; set; }

    public string? Query { get; set; }
}

/// <summary>The views of a region.</summary>
public sealed record ViewsOnWire(IReadOnlyList<LedgerView> Items);

[JsonSerializable(typeof(ViewBody))]
[JsonSerializable(typeof(LedgerView))]
[JsonSerializable(typeof(ViewsOnWire))]
internal sealed partial class ViewsJson : JsonSerializerContext
{
    public static ViewsJson Wire { get; } = new(Json.WireOptions());

    public static ViewsJson Stored { get; } = new(Json.StoredOptions());
}
