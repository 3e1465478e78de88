using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Leads.Functions.Hosting;

/// <summary>Enums as camelCase words, and ids that are <see cref="IParsable{TSelf}"/> as texts.</summary>
internal sealed class WordJson : JsonConverterFactory
{
    private const string KeptWhole = "Only types of Leads get here, and its own assemblies are published whole.";

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum || IsId(typeToConvert);

    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = KeptWhole)]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var converter = typeToConvert.IsEnum ? typeof(EnumJson<>) : typeof(IdJson<>);
        return (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(typeToConvert))!;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = KeptWhole)]
    private static bool IsId(Type type) =>
        type.Namespace?.StartsWith("Leads.", StringComparison.Ordinal) == true
        && Array.Exists(type.GetInterfaces(), face =>
            face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IParsable<>));
}

/// <summary>One enum; an unknown word is answered with those that are known.</summary>
internal sealed class EnumJson<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly (string Word, TEnum Value)[] s_members =
        [.. Enum.GetValues<TEnum>().Select(value => (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), value))];

    public static IEnumerable<string> Words => s_members.Select(member => member.Word);

    public static string Word(TEnum value) =>
        Array.Find(s_members, member => EqualityComparer<TEnum>.Default.Equals(member.Value, value)).Word;

    public static bool TryRead(string? word, out TEnum value)
    {
        var at = Array.FindIndex(s_members, member => member.Word == word);
        value = at < 0 ? default : s_members[at].Value;
        return at >= 0;
    }

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryRead(reader.GetString(), out var value)
            ? value
            : throw new WireException(Say.OneOf(Words));

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Word(value));
}

/// <summary>An id as its text.</summary>
internal sealed class IdJson<TId> : JsonConverter<TId>
    where TId : IParsable<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TId.TryParse(reader.GetString(), null, out var id)
            ? id
            : throw new WireException(Say.Expected(new("有效的编号", "a valid id")));

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
