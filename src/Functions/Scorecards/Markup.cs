using System.Net;
using System.Text;

namespace Leads.Functions.Scorecards;

/// <summary>Builds HTML: what comes in as text is escaped, always; only what is written as markup is not.</summary>
public sealed class Markup
{
    private readonly StringBuilder _text = new(16 << 10);

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    public Markup Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public Markup Text(string text)
    {
        _text.Append(Escape(text));
        return this;
    }

    /// <summary>An element with text in it; <paramref name="attributes"/> are ours, never a user's.</summary>
    public Markup Element(string name, string attributes, string text)
    {
        _text.Append('<').Append(name);
        if (attributes.Length > 0)
            _text.Append(' ').Append(attributes);
        _text.Append('>').Append(Escape(text)).Append("</").Append(name).Append('>');
        return this;
    }

    public override string ToString() => _text.ToString();
}
