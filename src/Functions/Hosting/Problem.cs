using System.Text.Json;
using Leads.Domain;

namespace Leads.Functions.Hosting;

/// <summary>An answer that says no and why: RFC 9457 problem details in the caller's language.</summary>
public sealed class Problem : IResult
{
    // A person cannot mend more at once, and an answer may not be many times larger than its request.
    private const int MaxErrors = 100;

    private readonly ProblemTitle _title;
    private readonly string _type;

    private Problem(string type, ProblemTitle title) => (_type, _title) = (type, title);

    public int Status => _title.Status;

    /// <summary>For programs: <c>evidenceMissing</c>.</summary>
    public string Type => _type;

    /// <summary>What is wrong, in general.</summary>
    public Text Title => _title.Title;

    /// <summary>What is wrong here and what to do.</summary>
    public Text? Detail { get; init; }

    /// <summary>Messages by field path.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>Seconds after which trying again makes sense.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Members of its own, for example <c>existing</c>: written into the open object.</summary>
    public Action<Utf8JsonWriter>? Members { get; init; }

    public static Problem Of(ProblemKind kind, Text? detail = null) =>
        new(Json.Word(kind), ProblemTitles.Of(kind)) { Detail = detail };

    public static Problem Of(ProblemKind kind, Text detail, Action<Utf8JsonWriter> members) =>
        new(Json.Word(kind), ProblemTitles.Of(kind)) { Detail = detail, Members = members };

    /// <summary>What is wrong with one field, whatever the status.</summary>
    public static Problem OfField(ProblemKind kind, FieldError field) =>
        new(Json.Word(kind), ProblemTitles.Of(kind)) { Detail = field.Message, Errors = [field] };

    /// <summary>A rule's refusal; its field, when it names one, is listed under errors too.</summary>
    /// <param name="detail">What is so in this very case, where the title cannot say it.</param>
    public static Problem From(Refusal refusal, Text? detail = null, Action<Utf8JsonWriter>? members = null)
    {
        var title = ProblemTitles.Of(refusal.Reason);
        FieldError[] errors = refusal.Field.Length == 0 ? [] : [new(refusal.Field, detail ?? title.Title)];
        return new(Json.Word(refusal.Reason), title) { Detail = detail, Errors = errors, Members = members };
    }

    public static Problem Invalid(params IReadOnlyList<FieldError> errors) =>
        new(Json.Word(ProblemKind.InvalidFields), ProblemTitles.Of(ProblemKind.InvalidFields)) { Errors = errors };

    public static Problem NotFound(Text what) => Of(ProblemKind.NotFound, what);

    public static Problem Busy() => Later(ProblemKind.Busy, seconds: 1);

    /// <summary>A disk is not mended in a second.</summary>
    public static Problem StorageFailed() => Later(ProblemKind.StorageFailed, seconds: 10);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var body = Write(Languages.Of(httpContext.Request));
        response.StatusCode = Status;
        response.ContentType = "application/problem+json; charset=utf-8";
        response.ContentLength = body.Length;
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer realm=\"leads\"";
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }

    public static Problem Later(ProblemKind kind, int seconds, Text? detail = null) =>
        new(Json.Word(kind), ProblemTitles.Of(kind)) { Detail = detail ?? Say.TryAgain, RetryAfter = seconds };

    private ReadOnlyMemory<byte> Write(Language language)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Json.Encoder });
        writer.WriteStartObject();
        writer.WriteString("type", "urn:leads:problem:" + _type);
        writer.WriteString("title", _title.Title.In(language));
        writer.WriteNumber("status", Status);
        if (Detail is { } detail)
            writer.WriteString("detail", detail.In(language));
        if (Errors.Count > 0)
            WriteErrors(writer, language);
        Members?.Invoke(writer);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private void WriteErrors(Utf8JsonWriter writer, Language language)
    {
        writer.WriteStartObject("errors");
        foreach (var field in Errors.Take(MaxErrors).GroupBy(error => error.Field))
        {
            writer.WriteStartArray(field.Key);
            foreach (var error in field)
                writer.WriteStringValue(error.Message.In(language));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}

/// <summary>What is wrong with one field and what to do.</summary>
/// <param name="Field">Its path in the body, <c>items[3].value</c>, or the name of a query parameter.</param>
/// <param name="Message">For the person who filled it in.</param>
public readonly record struct FieldError(string Field, Text Message);
