using System.Text.Json;

namespace Leads.Functions.Tests;

/// <summary>Reads answers: the words of the tests for what is in them.</summary>
internal static class Answers
{
    public static JsonElement Group(this JsonElement rates, string key) =>
        rates.GetProperty("groups").EnumerateArray().Single(g => g.GetProperty("key").GetString() == key);

    public static string[] Keys(this JsonElement rates) =>
        [.. rates.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("key").GetString()!)];

    /// <summary>A rate as people read it: 1/2=50.</summary>
    public static string Rate(this JsonElement group, string rate)
    {
        var sides = group.GetProperty("rates").GetProperty(rate);
        return $"{sides.GetProperty("numerator")}/{sides.GetProperty("denominator")}={sides.GetProperty("percent")}";
    }

    public static decimal Number(this JsonElement element, string name) => element.GetProperty(name).GetDecimal();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).ToString();

    public static Guid Id(this JsonElement element) => element.GetProperty("id").GetGuid();

    public static JsonElement[] List(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray()];

    /// <summary>One line per item of a list, the fields with blanks between.</summary>
    public static string[] Lines(this JsonElement element, string list, params string[] fields) =>
        [.. element.List(list).Select(item => string.Join(' ', fields.Select(name => item.Field(name))))];

    /// <summary>The fact of a kind that was recorded last.</summary>
    public static JsonElement LastFact(this JsonElement project, string milestone) =>
        project.List("facts").Last(f => f.Text("milestone") == milestone);

    public static string Problem(this Hosting.Reply reply) =>
        reply.Json.GetProperty("type").GetString()!["urn:leads:problem:".Length..];

    private static string Field(this JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? value.ToString() : "";
}
