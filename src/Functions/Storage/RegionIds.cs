using System.Collections.Concurrent;

namespace Leads.Functions.Storage;

/// <summary>The short numbers that stand for region names in every key of the SQLite file.</summary>
internal sealed class RegionIds
{
    private readonly ConcurrentDictionary<string, long> _stored = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _staged = new(StringComparer.Ordinal);
    private readonly SqliteStatement _insert;
    private long _last;

    public RegionIds(SqliteFile file)
    {
        _insert = file.Prepare("INSERT INTO regions(id, name) VALUES (?, ?)");
        var all = file.Prepare("SELECT id, name FROM regions ORDER BY id");
        while (all.Step())
            _stored[all.Text(1)] = _last = all.Number(0);
        all.Reset();
    }

    /// <summary>For readers: null while nothing of the region has been acknowledged.</summary>
    public long? Find(string region) => _stored.TryGetValue(region, out var id) ? id : null;

    /// <summary>For the writer, inside its transaction: a new region gets the next number.</summary>
    public long FindOrAdd(string region)
    {
        if (_stored.TryGetValue(region, out var id) || _staged.TryGetValue(region, out id))
            return id;
        id = _last + _staged.Count + 1;
        _insert.Bind(id).BindText(region).Run();
        _staged.Add(region, id);
        return id;
    }

    public void Committed()
    {
        foreach (var (region, id) in _staged)
            _stored[region] = id;
        _last += _staged.Count;
        _staged.Clear();
    }

    public void RolledBack() => _staged.Clear();
}
