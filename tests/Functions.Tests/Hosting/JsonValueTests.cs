using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Leads.Domain;
using Leads.Functions.Hosting;

namespace Leads.Functions.Tests.Hosting;

public sealed class JsonValueTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 100_000_000)]
    [InlineData("1.00000000000", 100_000_000)]
    [InlineData("0.00000001", 1)]
    [InlineData("-2.5", -250_000_000)]
    [InlineData("1e-8", 1)]
    [InlineData("92233720367", 9_223_372_036_700_000_000)]
    public void Money_is_a_number_of_yi_and_exact(string json, long yuan)
    {
        var read = Read($$"""{"money":{{json}}}""");
        Assert.Equal(new Money(yuan), read.Value!.Money);
    }

    [Theory]
    [InlineData("0.000000001")]
    [InlineData("1.000000000000000000000000000000000000001")]
    [InlineData("92233720369")]
    [InlineData("1e30")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("{}")]
    public void Money_that_is_not_exact_is_refused(string json) => Refuses("money", json);

    [Theory]
    [InlineData("\"2026-2-1\"")]
    [InlineData("\"2026-02-30\"")]
    [InlineData("\"2026-11-21T00:00:00\"")]
    [InlineData("20261121")]
    [InlineData("\"\"")]
    public void A_date_that_is_none_is_refused(string json) => Refuses("on", json);

    [Theory]
    [InlineData("\"2026-11-21T10:00:00\"")]
    [InlineData("\"2026-11-21\"")]
    [InlineData("1")]
    public void A_moment_without_its_offset_is_refused(string json) => Refuses("at", json);

    [Theory]
    [InlineData("\"PaidIn\"")]
    [InlineData("\"paidin\"")]
    [InlineData("2")]
    public void A_word_is_spelled_in_one_way(string json) => Refuses("indicator", json);

    [Fact]
    public void Values_are_written_as_they_are_read_and_chinese_stays_readable()
    {
        const string Json = """
            {"money":57.11,"on":"2026-11-21","at":"2026-11-21T10:00:00+08:00","indicator":"paidIn","text":"果业"}
            """;
        Assert.Equal(Json, JsonSerializer.Serialize(Read(Json).Value!, ValuesJson.Wire.Values));
    }

    private static Body<Values> Read(string json) =>
        Functions.Hosting.Json.Parse(Encoding.UTF8.GetBytes(json), ValuesJson.Wire.Values);

    private static void Refuses(string field, string json)
    {
        var read = Read($$"""{"{{field}}":{{json}}}""");
        Assert.False(read.IsRead);
        Assert.Equal([field], read.Problem.Errors.Select(error => error.Field));
    }
}

internal sealed class Values
{
    public Money? Money { get; set; }

    public DateOnly? On { get; set; }

    public DateTimeOffset? At { get; set; }

    public Indicator? Indicator { get; set; }

    public string? Text { get; set; }
}

[JsonSerializable(typeof(Values))]
internal sealed partial class ValuesJson : JsonSerializerContext
{
    public static ValuesJson Wire { get; } = new(Json.WireOptions());
}
