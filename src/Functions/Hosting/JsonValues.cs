using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Leads.Domain;

namespace Leads.Functions.Hosting;

/// <summary>A value that cannot be read, with the words for it; the serializer adds the path.</summary>
internal sealed class WireException(Text text) : JsonException(text.En)
{
    public Text Text { get; } = text;
}

/// <summary>亿元 as a number with up to 8 decimal places.</summary>
internal sealed class MoneyJson : JsonConverter<Money>
{
    private const int LongestExactToken = 28;

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new WireException(Say.MoneyAsNumber);
        if (reader.ValueSpan.Length > LongestExactToken)
            throw new WireException(Say.MoneyPlaces);
        if (!reader.TryGetDecimal(out var yi) || Math.Abs(yi) >= long.MaxValue / Money.YuanPerYi)
            throw new WireException(Say.MoneyTooLarge);
        if (yi != Math.Round(yi, 8))
            throw new WireException(Say.MoneyPlaces);
        return Money.FromYi(yi);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Yi);
}

/// <summary>A calendar day, <c>YYYY-MM-DD</c> and nothing else.</summary>
internal sealed class DateJson : JsonConverter<DateOnly>
{
    private const string Format = "yyyy-MM-dd";

    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && TryRead(reader.GetString(), out var day)
            ? day
            : throw new WireException(Say.Date);

    public static bool TryRead(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
}

/// <summary>A time of day, <c>HH:mm</c>.</summary>
internal sealed class TimeJson : JsonConverter<TimeOnly>
{
    private const string Format = "HH:mm";

    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && TimeOnly.TryParseExact(
            reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new WireException(Say.Time);

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
}

/// <summary>An instant in ISO 8601; without its offset it would mean another moment elsewhere.</summary>
internal sealed class MomentJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
        && reader.GetString() is { } text && HasOffset(text)
        && reader.TryGetDateTimeOffset(out var moment)
            ? moment
            : throw new WireException(Say.Moment);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > 16 && text[^6] is '+' or '-');
}
