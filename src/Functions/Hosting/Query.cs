using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Leads.Functions.Hosting;

/// <summary>
/// The query of an address, read strictly: a parameter that is misspelt, repeated or unreadable is named, since a
/// filter that is passed over in silence gives a wrong number. Ask <see cref="Problem"/> after the last read.
/// </summary>
public sealed class Query(HttpRequest request)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Fields _fields = new();

    public Fields Fields => _fields;

    public Problem? Problem
    {
        get
        {
            foreach (var name in request.Query.Keys.Where(name => !_known.Contains(name)))
                _fields.Refuse(name, Say.Unknown(name, _known.Order(StringComparer.Ordinal)));
            return _fields.Problem;
        }
    }

    /// <summary>The parameter's text; null when it is not given.</summary>
    public string? Text(string name, int max = 200)
    {
        _known.Add(name);
        var values = request.Query[name];
        if (values.Count > 1)
            _fields.Refuse(name, Say.Twice);
        if (values.Count == 1 && Addresses.IsUndecoded(values[0]))
            _fields.Refuse(name, Say.Utf8);
        return values.Count == 1 ? _fields.OptionalText(name, values[0], max) : null;
    }

    public int Whole(string name, int min, int max, int fallback)
    {
        if (Text(name) is not { } text)
            return fallback;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return _fields.Whole(name, value, min, max, fallback);
        _fields.Refuse(name, Say.WholeBetween(min, max));
        return fallback;
    }

    public decimal? Number(string name, decimal min, decimal max)
    {
        if (Text(name) is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var value))
            return _fields.Number(name, value, min, max, min);
        _fields.Refuse(name, Say.Between(min, max));
        return null;
    }

    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateJson.TryRead(text, out var day))
            return day;
        _fields.Refuse(name, Say.Date);
        return null;
    }

    public bool Flag(string name) =>
        _fields.Choice(name, Text(name), "false", "true", "false") == "true";

    public TEnum? Word<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;
        if (EnumJson<TEnum>.TryRead(text, out var value))
            return value;
        _fields.Refuse(name, Say.OneOf(EnumJson<TEnum>.Words));
        return null;
    }

    /// <summary>The parameters <c>limit</c> and <c>continuation</c>.</summary>
    public Paging Paging(int max = 1000, int fallback = 200) =>
        new(Whole("limit", 1, max, fallback), After());

    private string After()
    {
        if (Text("continuation", 4000) is not { } text)
            return "";
        if (Base64Url.IsValid(text))
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        _fields.Refuse("continuation", Say.Continuation);
        return "";
    }
}

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Limit">At most so many items.</param>
/// <param name="After">The key of the last item of the page before; "" for the first page.</param>
public readonly record struct Paging(int Limit, string After)
{
    /// <summary>A page from one item more than the limit, in the order of the keys.</summary>
    public Page<TItem> Cut<TItem>(IReadOnlyList<TItem> oneMore, Func<TItem, string> key) =>
        oneMore.Count <= Limit
            ? new(oneMore, null)
            : new([.. oneMore.Take(Limit)], Continuation(key(oneMore[Limit - 1])));

    /// <summary>A page of a list that is already in memory, in its own order.</summary>
    public Page<TItem> Of<TItem>(IReadOnlyList<TItem> all, Func<TItem, string> key)
    {
        var after = After;
        var start = after.Length == 0 ? 0 : all.TakeWhile(item => key(item) != after).Count() + 1;
        return Cut([.. all.Skip(start).Take(Limit + 1)], key);
    }

    /// <summary>
    /// The same of a list in the ordinal order of its keys or against it. It goes on after the key, not after the item:
    /// what came or went in between moves nothing.
    /// </summary>
    public Page<TItem> OfSorted<TItem>(IReadOnlyList<TItem> all, Func<TItem, string> key, bool descending = false)
    {
        var (start, end) = (0, After.Length == 0 ? 0 : all.Count);
        while (start < end)
        {
            var middle = (start + end) / 2;
            var order = string.CompareOrdinal(key(all[middle]), After);
            (start, end) = (descending ? -order : order) <= 0 ? (middle + 1, end) : (start, middle);
        }

        return Cut([.. all.Skip(start).Take(Limit + 1)], key);
    }

    private static string Continuation(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));
}

/// <summary>A page of a list; without continuation it is the last one.</summary>
public sealed record Page<TItem>(
    IReadOnlyList<TItem> Items,
    [property: System.Text.Json.Serialization.JsonIgnore(
        Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    string? Continuation);
