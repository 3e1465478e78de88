using System.Globalization;

namespace Leads.Functions.Storage;

/// <summary>One reading connection with its prepared statements.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteFile _file;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _end;
    private readonly SqliteStatement _regions;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _list;
    private readonly SqliteStatement _packed;
    private readonly SqliteStatement _packedOf;
    private readonly SqliteStatement _pending;
    private readonly SqliteStatement _countPending;
    private readonly SqliteStatement _etag;

    public SqliteReader(string path)
    {
        _file = SqliteFile.OpenToRead(path);
        _file.Execute("PRAGMA cache_size = -500; PRAGMA temp_store = MEMORY");
        _begin = _file.Prepare("BEGIN");
        _end = _file.Prepare("COMMIT");
        _regions = _file.Prepare(
            "SELECT name FROM regions WHERE EXISTS (SELECT 1 FROM rows WHERE rows.region = regions.id)");
        _find = _file.Prepare("SELECT etag, body FROM rows WHERE region = ? AND key = ?");
        _list = _file.Prepare(
            "SELECT etag, body, key FROM rows "
            + "WHERE region = ? AND key > ? AND key >= ? AND key < ? ORDER BY key LIMIT ?");
        _packed = _file.Prepare("SELECT project, packed FROM packed WHERE region = ? ORDER BY project");
        _packedOf = _file.Prepare("SELECT project, packed FROM packed WHERE region = ? AND project = ?");
        _pending = _file.Prepare(
            "SELECT sequence, pending.project, packed FROM pending "
            + "LEFT JOIN packed ON packed.region = pending.region AND packed.project = pending.project "
            + "WHERE pending.region = ? ORDER BY sequence LIMIT ?");
        _countPending = _file.Prepare("SELECT count(*) FROM pending WHERE region = ?");
        _etag = _file.Prepare("SELECT etag FROM rows WHERE region = ? AND key = ?");
    }

    public List<string> ListRegions() => Collect(_regions, row => row.Text(0));

    public Row? Find(long region, string key)
    {
        try
        {
            return _find.Bind(region).BindText(key).Step() ? RowAt(_find, key) : null;
        }
        finally
        {
            _find.Reset();
        }
    }

    /// <summary>All as of one moment.</summary>
    public List<Row> FindAll(long region, IReadOnlyList<string> keys) =>
        AtOneMoment(() => keys.Distinct().Select(key => Find(region, key)).OfType<Row>().ToList());

    public List<Row> List(long region, string prefix, string after, int limit)
    {
        var beyond = Beyond(prefix);
        return Collect(
            _list.Bind(region).BindText(after).BindText(prefix).BindText(beyond).Bind(limit),
            row => RowAt(row, row.Text(2)));
    }

    public int ReadPacked(long region, Action<PackedRow> each, CancellationToken cancellationToken) =>
        Read(_packed.Bind(region), each, cancellationToken);

    public int ReadPacked(
        long region, IReadOnlyList<Guid> projects, Action<PackedRow> each, CancellationToken cancellationToken) =>
        AtOneMoment(() => projects.Distinct().Sum(
            project => Read(_packedOf.Bind(region).Bind(project), each, cancellationToken)));

    public PendingChanges ReadPending(long region, int limit) => AtOneMoment(() => new PendingChanges(
        Find(region, IRegionStorage.BoardKey),
        Collect(_pending.Bind(region).Bind(limit), row => new PendingRow(
            Version(row.Number(0)), new Guid(row.Bytes(1), bigEndian: true), row.Bytes(2).ToArray()))));

    public int CountPending(long region) => Collect(_countPending.Bind(region), row => (int)row.Number(0))[0];

    public BoardSight SeeBoard(long region, string? known) => AtOneMoment(() =>
    {
        var etag = Collect(
            _etag.Bind(region).BindText(IRegionStorage.BoardKey), row => Version(row.Number(0))).FirstOrDefault();
        return new BoardSight(
            etag, etag == known ? null : Find(region, IRegionStorage.BoardKey), CountPending(region));
    });

    public void Dispose() => _file.Dispose();

    private T AtOneMoment<T>(Func<T> read)
    {
        _begin.Run();
        try
        {
            return read();
        }
        finally
        {
            _end.Run();
        }
    }

    private static int Read(SqliteStatement rows, Action<PackedRow> each, CancellationToken cancellationToken)
    {
        try
        {
            var count = 0;
            for (; rows.Step(); count++)
            {
                if (count % 1_024 == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                each(new PackedRow(new Guid(rows.Bytes(0), bigEndian: true), rows.Bytes(1)));
            }

            return count;
        }
        finally
        {
            rows.Reset();
        }
    }

    private static List<T> Collect<T>(SqliteStatement rows, Func<SqliteStatement, T> read)
    {
        var all = new List<T>();
        try
        {
            while (rows.Step())
                all.Add(read(rows));
            return all;
        }
        finally
        {
            rows.Reset();
        }
    }

    private static Row RowAt(SqliteStatement row, string key) =>
        new(key, Version(row.Number(0)), row.Bytes(1).ToArray());

    private static string Version(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The least text that no key with this prefix reaches; UTF-8 has no byte 255 to overflow.</summary>
    private static byte[] Beyond(string prefix)
    {
        if (prefix.Length == 0)
            return [0xff];
        var bytes = StrictUtf8.Encoding.GetBytes(prefix);
        bytes[^1]++;
        return bytes;
    }
}
