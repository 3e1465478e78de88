using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Leads.Functions.Hosting;

/// <summary>How the process reads and writes JSON.</summary>
public static class Json
{
    /// <summary>A JSON body larger than this is refused with 413.</summary>
    public const int MaxBody = 1 << 20;

    internal const int MaxDepth = 32;

    /// <summary>Chinese stays readable; safe since nothing of it is embedded in a page.</summary>
    internal static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    internal static Problem WrongMediaType { get; } = Problem.Of(ProblemKind.WrongMediaType,
        new("请发送 Content-Type: application/json。", "Send Content-Type: application/json."));

    /// <summary>What comes from and goes to callers: strict, an unknown or repeated field is refused.</summary>
    public static JsonSerializerOptions WireOptions() => Configure(new JsonSerializerOptions
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    });

    /// <summary>What is stored: fields of a newer version are passed over.</summary>
    public static JsonSerializerOptions StoredOptions() => Configure(new JsonSerializerOptions());

    /// <summary>The body of a request as <typeparamref name="T"/>, or the problem that names the field.</summary>
    public static ValueTask<Body<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : class => ReadAsync(request, type, null);

    /// <summary>The same of a body that may be left out: then it is <paramref name="nothing"/>.</summary>
    public static async ValueTask<Body<T>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, T? nothing)
        where T : class
    {
        if (request.ContentType is { Length: > 0 } && !request.HasJsonContentType())
            return new(WrongMediaType);
        if (await RequestBody.ReadAsync(request, MaxBody) is not { } bytes)
            return new(Problem.Of(ProblemKind.TooLarge, new("JSON 正文最大 1 MB。", "A JSON body may have at most 1 MB.")));
        return nothing is not null && bytes.IsEmpty ? new(nothing) : Parse(bytes, type);
    }

    public static Body<T> Parse<T>(ReadOnlyMemory<byte> bytes, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, type) is { } value
                ? new(value)
                : new(Problem.Of(ProblemKind.MalformedJson, Say.NotAnObject));
        }
        catch (JsonException wrong)
        {
            return new(JsonDiagnosis.Explain(bytes, type, wrong));
        }
    }

    /// <summary>An enum's member as it is spelled on the wire: <c>paidIn</c>.</summary>
    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => EnumJson<TEnum>.Word(value);

    internal static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = MaxDepth;
        options.Encoder = Encoder;
        options.Converters.Add(new MoneyJson());
        options.Converters.Add(new DateJson());
        options.Converters.Add(new TimeJson());
        options.Converters.Add(new MomentJson());
        options.Converters.Add(new WordJson());
        return options;
    }
}

/// <summary>A body that was read, or the problem to answer.</summary>
public readonly struct Body<T>
    where T : class
{
    public Body(T value) => Value = value;

    public Body(Problem problem) => Problem = problem;

    public T? Value { get; }

    public Problem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsRead => Value is not null;
}
