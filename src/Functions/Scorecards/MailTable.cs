namespace Leads.Functions.Scorecards;

/// <summary>
/// A table of numbers for mail: style sits on the table and its rows, cells carry as little as possible, since a county
/// has many. A cell may have a second, smaller line, so that few columns hold many figures on a phone too.
/// </summary>
internal sealed class MailTable(Markup m)
{
    private bool _inRow;
    private bool _words;
    private int _columns;

    /// <param name="headers">The first column is of names, the others of numbers.</param>
    /// <param name="second">Second lines of the headers.</param>
    /// <param name="words">The other columns hold words, which may wrap.</param>
    public void Open(IReadOnlyList<string> headers, IReadOnlyList<string>? second = null, bool words = false)
    {
        _columns = headers.Count;
        _words = words;
        m.Raw("<div style=\"overflow-x:auto\"><table class=\"t\" width=\"100%\" cellpadding=\"6\" cellspacing=\"0\" "
            + "style=\"border-collapse:collapse;font-size:13px;line-height:1.45;font-variant-numeric:tabular-nums;"
            + $"border-bottom:1px solid {MailHtml.Red}{(words ? "" : ";white-space:nowrap")}\"><tr "
                + $"bgcolor=\"#f8efe9\" style=\"color:#5a2a20;border-top:2px solid {MailHtml.Red}\">");
        for (var i = 0; i < headers.Count; i++)
        {
            m.Raw($"<th align=\"{(i == 0 || words ? "left" : "right")}\" style=\"font-weight:bold\">").Text(headers[i]);
            if (second is not null && second[i].Length > 0)
                m.Raw("<br>").Element("span", "style=\"font-weight:normal\"", second[i]);
            m.Raw("</th>");
        }

        m.Raw("</tr>");
    }

    /// <summary>A line over the whole width that names what follows.</summary>
    public void Section(string text)
    {
        EndRow();
        m.Raw($"<tr bgcolor=\"#fbf8f4\"><td colspan=\"{_columns}\" style=\"font-weight:bold;color:{MailHtml.Red}\">")
            .Text(text)
            .Raw("</td></tr>");
    }

    public MailTable Row(bool total = false)
    {
        EndRow();
        m.Raw(total
            ? "<tr valign=\"top\" bgcolor=\"#f8efe9\" style=\"font-weight:bold\">"
            : $"<tr valign=\"top\" style=\"border-top:1px solid {MailHtml.Line}\">");
        _inRow = true;
        return this;
    }

    public MailTable Cell(
        string text, string small = "", bool left = false, bool grey = false, bool bold = false, string colour = "")
    {
        Begin(left, grey ? MailHtml.Grey : colour, bold);
        m.Text(text);
        return End(small);
    }

    public MailTable Link(string address, string text, string small = "", bool left = false, bool bold = false)
    {
        Begin(left, "", bold);
        m.Raw($"<a href=\"{Markup.Escape(address)}\" style=\"color:{(left ? MailHtml.Ink : "inherit")};"
            + $"text-decoration:none\">")
            .Text(text).Raw("</a>");
        return End(small);
    }

    /// <summary>Two numbers in one cell, the second below the first; either may be a link.</summary>
    public MailTable Pair((string Text, string? Link) first, (string Text, string? Link) second, string colour = "")
    {
        Begin(false, colour, false);
        Linked(first);
        m.Raw("<br>");
        Linked(second);
        m.Raw("</td>");
        return this;
    }

    public MailTable Drawn(string markup, string attributes)
    {
        m.Raw($"<td align=\"right\" {attributes}>").Raw(markup).Raw("</td>");
        return this;
    }

    public void Close()
    {
        EndRow();
        m.Raw("</table></div>");
    }

    private void Linked((string Text, string? Link) part)
    {
        if (part.Link is null)
            m.Text(part.Text);
        else
            m.Raw($"<a href=\"{Markup.Escape(part.Link)}\" style=\"color:inherit;text-decoration:none\">")
                .Text(part.Text).Raw("</a>");
    }

    private void Begin(bool left, string colour, bool bold)
    {
        var style = (left && !_words ? "white-space:normal;" : "")
            + (colour.Length > 0 ? "color:" + colour + ";" : "") + (bold ? "font-weight:bold;" : "");
        m.Raw(left || _words ? "<td" : "<td align=\"right\"").Raw(style.Length > 0 ? $" style=\"{style}\">" : ">");
    }

    private MailTable End(string small)
    {
        if (small.Length > 0)
            m.Raw("<br>").Element("span", $"style=\"font-size:11px;color:{MailHtml.Grey};font-weight:normal\"", small);
        m.Raw("</td>");
        return this;
    }

    private void EndRow()
    {
        if (_inRow)
            m.Raw("</tr>");
        _inRow = false;
    }
}
