using System.Text;
using System.Text.Json.Nodes;
using Leads.Functions.Audit;
using Leads.Functions.Projects;
using Leads.Functions.Storage;

namespace Leads.Functions.Tests.Audit;

/// <summary>
/// Somebody with the whole data folder and all of our knowledge, but not the key: changes what was, and makes every
/// digest anew that can be made without it.
/// </summary>
internal sealed class Forger(SealedCounty county)
{
    /// <summary>A project's whole history with another author of its first entry.</summary>
    public async Task<Operation[]> ProjectAsync(Guid project)
    {
        var (forged, head, state) = (new List<Operation>(), (string?)null, "");
        foreach (var row in await county.Storage.ListAsync(
            SealedCounty.Region, ProjectStore.HistoryPrefix(project), "", 100, CancellationToken.None))
        {
            var entry = Open(row);
            if (head is null)
                entry["by"] = "somebody else";
            else
                entry["previous"] = head;
            (head, state) = (Add(forged, row.Key, entry), entry["state"]!.GetValue<string>());
        }

        var key = ProjectStore.KeyOf(project);
        var document = Open(await county.RowAsync(key));
        document["head"] = head;
        Add(forged, key, document);
        Assert.Equal(64, state.Length);
        return [.. forged];
    }

    /// <summary>A numbered chain with another author of its first entry, its end made to fit.</summary>
    public async Task<Operation[]> NumberedAsync(string prefix, string endKey)
    {
        var (forged, head) = (new List<Operation>(), (string?)null);
        foreach (var row in await county.Storage.ListAsync(SealedCounty.Region, prefix, "", 100, CancellationToken.None))
        {
            var entry = Open(row);
            if (head is null)
                entry["by"] = "somebody else";
            else
                entry["previous"] = head;
            head = Add(forged, row.Key, entry);
        }

        return [.. forged, await EndAsync(endKey, forged.Count, head)];
    }

    /// <summary>Without the last entry of a numbered chain, its end made to fit.</summary>
    public async Task<Operation[]> WithoutLastAsync(string prefix, string endKey)
    {
        var rows = await county.Storage.ListAsync(SealedCounty.Region, prefix, "", 100, CancellationToken.None);
        return [new Operation.Delete(rows[^1].Key, null),
            await EndAsync(endKey, rows.Count - 1, LastMember.Digest(rows[^2].Body.Span))];
    }

    /// <summary>The newest seal with another count, made anew with a key.</summary>
    public async Task<Operation[]> SealAsync(string secret)
    {
        var end = ChainEnd.Of(await county.RowAsync(NumberedChain.Seals.EndKey));
        var key = NumberedChain.Seals.KeyOf(end.Number);
        var made = new SealKey(secret);
        var body = (Seal.Read(await county.RowAsync(key))! with { Projects = 77, Key = made.Id }).Write(made);
        return [new Operation.Put(key, body),
            await EndAsync(NumberedChain.Seals.EndKey, end.Number, LastMember.Digest(body.Span))];
    }

    private async Task<Operation> EndAsync(string key, int number, string? head)
    {
        var end = Open(await county.RowAsync(key));
        (end["number"], end["head"]) = (number, head);
        return new Operation.Put(key, Bytes(end));
    }

    private static JsonObject Open(Row row) => JsonNode.Parse(row.Body.Span)!.AsObject();

    private static string Add(List<Operation> forged, string key, JsonObject body)
    {
        forged.Add(new Operation.Put(key, Bytes(body)));
        return LastMember.Digest(Bytes(body));
    }

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString(Leads.Functions.Hosting.Json.StoredOptions()));
}
