using System.Text;
using SQLitePCL;

namespace Leads.Functions.Storage;

/// <summary>A prepared statement. Values are bound in the order in which they are named; SQLite copies them.</summary>
internal sealed class SqliteStatement(SqliteFile file, sqlite3_stmt handle) : IDisposable
{
    private const int StackBytes = 512;

    private int _bound;

    public SqliteStatement Bind(long value) => Bound(raw.sqlite3_bind_int64(handle, ++_bound, value));

    public SqliteStatement Bind(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BindBlob(bytes);
    }

    public SqliteStatement BindBlob(ReadOnlySpan<byte> value) =>
        Bound(raw.sqlite3_bind_blob(handle, ++_bound, value));

    public SqliteStatement BindText(ReadOnlySpan<byte> utf8) =>
        Bound(raw.sqlite3_bind_text(handle, ++_bound, utf8));

    public SqliteStatement BindText(string value)
    {
        Span<byte> few = stackalloc byte[StackBytes];
        try
        {
            return BindText(
                StrictUtf8.Encoding.TryGetBytes(value, few, out var length)
                    ? few[..length]
                    : StrictUtf8.Encoding.GetBytes(value));
        }
        catch (EncoderFallbackException)
        {
            Reset();
            throw;
        }
    }

    /// <summary>Runs to the end and makes ready for the next time; answers how many rows changed.</summary>
    public int Run()
    {
        try
        {
            file.Check(raw.sqlite3_step(handle));
            return file.Changes();
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>To the next row; false at the end. Call <see cref="Reset"/> after the last one wanted.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
            return true;
        file.Check(result);
        return false;
    }

    public void Reset()
    {
        // The answer repeats the error of the last step, which has been told already.
        _ = raw.sqlite3_reset(handle);
        _bound = 0;
    }

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    public string Text(int column) => StrictUtf8.Encoding.GetString(Bytes(column));

    /// <summary>Valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => handle.Dispose();

    private SqliteStatement Bound(int result)
    {
        if (result != raw.SQLITE_OK)
            Reset();
        file.Check(result);
        return this;
    }
}
