using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Leads.Functions.Tests.Package;

/// <summary>The test host against the literal examples of the contract that it stands for.</summary>
public sealed class ContractTests
{
    private static readonly DateTimeOffset s_inserted = DateTimeOffset.Parse("2026-11-21T10:00:00.7Z", null);

    private static readonly Function s_worker = new("Worker", [JsonElement.Parse(
        """{"type":"queueTrigger","direction":"in","name":"item","queueName":"work"}""")]);

    [Theory]
    [InlineData(PayloadEncoding.Twice, """
        {"Data":{"item":"\"{\\\"kind\\\":\\\"send\\\",\\\"n\\\":3}\""},
         "Metadata":{"DequeueCount":"1","ExpirationTime":"9999-12-31T23:59:59+00:00",
          "Id":"\"800ae4b3-bdd2-4c08-badd-f08e5a34b865\"","InsertionTime":"2026-11-21T10:00:00+00:00",
          "NextVisibleTime":"2026-11-21T10:10:00+00:00","PopReceipt":"\"AgAAAAMAAAAAAAAAAgtnj8x+1QE=\"",
          "kind":"\"send\"","n":"\"3\""}}
        """)]
    [InlineData(PayloadEncoding.Once, """
        {"Data":{"item":"{\"kind\":\"send\",\"n\":3}"},
         "Metadata":{"DequeueCount":1,"ExpirationTime":"9999-12-31T23:59:59+00:00",
          "Id":"800ae4b3-bdd2-4c08-badd-f08e5a34b865","InsertionTime":"2026-11-21T10:00:00+00:00",
          "NextVisibleTime":"2026-11-21T10:10:00+00:00","PopReceipt":"AgAAAAMAAAAAAAAAAgtnj8x+1QE=",
          "kind":"send","n":"3"}}
        """)]
    public void A_message_is_posted_as_the_host_posts_it(PayloadEncoding encoding, string expected)
    {
        var payload = JsonNode.Parse(Payload.OfMessage(s_worker, Message("""{"kind":"send","n":3}"""), encoding))!;
        Assert.Equal("Worker", payload["Metadata"]!["sys"]!["MethodName"]!.GetValue<string>());
        payload["Metadata"]!.AsObject().Remove("sys");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), payload), payload.ToJsonString());
    }

    [Fact]
    public void What_a_message_calls_like_the_queues_own_words_lies_over_them()
    {
        var payload = JsonNode.Parse(Payload.OfMessage(s_worker, Message("""{"dequeuecount":"mine","list":[1]}"""), default))!;
        Assert.Equal("\"mine\"", payload["Metadata"]!["DequeueCount"]!.GetValue<string>());
        Assert.False(payload["Metadata"]!.AsObject().ContainsKey("list"));
    }

    [Fact]
    public void Plain_text_is_posted_as_the_host_posts_it()
    {
        var payload = JsonNode.Parse(Payload.OfMessage(s_worker, Message("彬州市"), PayloadEncoding.Twice))!;
        Assert.Equal("\"彬州市\"", payload["Data"]!["item"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(200, "application/json", "{}", Verdict.Succeeded)]
    [InlineData(200, "text/json", """{"Outputs":{},"Logs":["done"],"ReturnValue":3}""", Verdict.Succeeded)]
    [InlineData(202, "application/json", """{"outputs":null,"more":1}""", Verdict.Succeeded)]
    [InlineData(204, null, "", Verdict.Hung)]
    [InlineData(200, "application/json", "", Verdict.Hung)]
    [InlineData(200, "application/json", "null", Verdict.Hung)]
    [InlineData(200, "text/plain", "{}", Verdict.Failed)]
    [InlineData(200, "application/problem+json", "{}", Verdict.Failed)]
    [InlineData(200, null, "{}", Verdict.Failed)]
    [InlineData(200, "application/json", "{", Verdict.Failed)]
    [InlineData(200, "application/json", "\"done\"", Verdict.Failed)]
    [InlineData(200, "application/json", """{"Logs":"done"}""", Verdict.Failed)]
    [InlineData(302, null, "", Verdict.Failed)]
    [InlineData(404, "application/json", "{}", Verdict.Failed)]
    [InlineData(500, "application/json", "{}", Verdict.Failed)]
    public void An_answer_is_judged_as_the_host_judges_it(int status, string? mediaType, string body, Verdict verdict) =>
        Assert.Equal(verdict, Verdicts.Of((HttpStatusCode)status, mediaType, body));

    private static QueueMessage Message(string text) => new(
        "800ae4b3-bdd2-4c08-badd-f08e5a34b865", "AgAAAAMAAAAAAAAAAgtnj8x+1QE=", 1, s_inserted,
        DateTimeOffset.MaxValue, s_inserted.AddMinutes(10), text, text);
}
