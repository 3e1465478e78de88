using System.Collections;

namespace Leads.Functions.Storage.Azure;

/// <summary>The named values of an entity to be written; only types that Table Storage has.</summary>
internal sealed class EntityProperties : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _all = [];

    public int Count => _all.Count;

    public void Add(string name, string value) => Put(name, value);

    public void Add(string name, ReadOnlyMemory<byte> value) => Put(name, value);

    public void Add(string name, bool value) => Put(name, value);

    public void Add(string name, int value) => Put(name, value);

    public void Add(string name, long value) => Put(name, value);

    public void Add(string name, double value) => Put(name, value);

    public void Add(string name, Guid value) => Put(name, value);

    public void Add(string name, DateTimeOffset value) => Put(name, value.UtcDateTime);

    /// <summary>Table Storage has no days: it is written as its first moment in UTC.</summary>
    public void Add(string name, DateOnly value) => Put(name, value.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Put(string name, object value) => _all.Add(KeyValuePair.Create(name, value));
}
