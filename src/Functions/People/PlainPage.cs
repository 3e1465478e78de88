using System.Text;
using Leads.Functions.Hosting;
using Leads.Functions.Scorecards;

namespace Leads.Functions.People;

/// <summary>A short page with one form, in the frame of the other plain pages. It works without script.</summary>
internal sealed class PlainPage(Text title, int status = StatusCodes.Status200OK) : IResult
{
    // Style within the page, forms to this site; nothing else.
    private const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string Field = "style=\"display:block;width:100%;max-width:340px;box-sizing:border-box;font:inherit;"
        + "padding:6px 8px;margin:2px 0 10px\"";

    private readonly List<Action<Markup, Wording>> _parts = [];

    public PlainPage Paragraph(Text text)
    {
        _parts.Add((m, w) => m.Element("p", "", w.Say(text.Zh, text.En)));
        return this;
    }

    /// <summary>What went wrong with the last try.</summary>
    public PlainPage Alert(Problem? problem)
    {
        if (problem is not null)
            _parts.Add((m, w) => m.Element("p", $"role=\"alert\" style=\"color:{MailHtml.Red};font-weight:bold\"",
                Told(problem) is var told ? w.Say(told.Zh, told.En) : ""));
        return this;
    }

    public PlainPage Link(string address, Text text)
    {
        _parts.Add((m, w) => m.Raw($"<p><a style=\"color:{MailHtml.Red}\" href=\"{Markup.Escape(address)}\">")
            .Text(w.Say(text.Zh, text.En)).Raw("</a></p>"));
        return this;
    }

    public PlainPage Form(string action, Text button, params IReadOnlyList<PageField> fields)
    {
        _parts.Add((m, w) =>
        {
            m.Raw($"<form method=\"post\" action=\"{Markup.Escape(action)}\">");
            foreach (var field in fields)
                Input(m, field, w);
            m.Element("button", $"style=\"font:inherit;padding:6px 18px;border:0;color:#fff;background:{MailHtml.Red}\"",
                w.Say(button.Zh, button.En)).Raw("</form>");
        });
        return this;
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var words = Wording.Of(Languages.Of(httpContext.Request) == Language.En ? "en" : "zh");
        var m = new Markup();
        PageShell.Open(m, words.Say(title.Zh, title.En), words);
        m.Element("h1", $"style=\"font-size:22px;color:{MailHtml.Red};margin:0 0 8px\"", words.Say(title.Zh, title.En));
        foreach (var part in _parts)
            part(m, words);
        PageShell.Close(m);
        var response = httpContext.Response;
        response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer realm=\"leads\"";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        response.ContentType = "text/html; charset=utf-8";
        return response.Body.WriteAsync(Encoding.UTF8.GetBytes(m.ToString()), httpContext.RequestAborted).AsTask();
    }

    private static Text Told(Problem problem) =>
        problem.Errors is [var first, ..] ? first.Message : problem.Detail ?? Say.TryAgain;

    private static void Input(Markup m, PageField field, Wording w)
    {
        if (field.IsHidden)
        {
            m.Raw($"<input type=\"hidden\" name=\"{field.Name}\" value=\"").Text(field.Value).Raw("\">");
            return;
        }

        m.Element("label", $"for=\"{field.Name}\"", w.Say(field.Label.Zh, field.Label.En))
            .Raw($"<input id=\"{field.Name}\" name=\"{field.Name}\" type=\"{field.Type}\" required "
                + $"autocomplete=\"{field.Autocomplete}\" {Field} value=\"").Text(field.Value).Raw("\">");
    }
}

/// <summary>One field of a form.</summary>
/// <param name="Type">text, password or hidden.</param>
/// <param name="Autocomplete">What a password manager may fill in.</param>
internal sealed record PageField(string Name, string Type, Text Label, string Autocomplete, string Value = "")
{
    public bool IsHidden => Type == "hidden";

    public static PageField Hidden(string name, string value) => new(name, "hidden", default, "off", value);
}
