using System.Globalization;
using System.Text;
using Leads.Domain.Projects;

namespace Leads.Functions.Hosting;

/// <summary>
/// Checks the fields of a request and collects every message, so that a person sees all of them at once.
/// A value that fails comes back as its fallback; ask <see cref="Problem"/> before using any.
/// </summary>
public sealed class Fields
{
    private static readonly DateOnly EarliestDay = ProjectRules.Earliest;
    private static readonly DateOnly LatestDay = new(2199, 12, 31);

    private readonly List<FieldError> _errors = [];

    /// <summary>The answer when something is wrong; null when all is right.</summary>
    public Problem? Problem => _errors.Count == 0 ? null : Hosting.Problem.Invalid(_errors);

    public void Refuse(string field, Text message) => _errors.Add(new(field, message));

    /// <summary>A text that must be there.</summary>
    public string Text(string field, string? value, int max)
    {
        var text = OptionalText(field, value, max);
        if (text.Length == 0 && !_errors.Any(error => error.Field == field))
            Refuse(field, Say.Missing);
        return text;
    }

    /// <summary>A text without blanks around it; "" when it is left out.</summary>
    public string OptionalText(string field, string? value, int max, bool lines = false)
    {
        var text = value?.Trim() ?? "";
        if (text.Length > max)
            Refuse(field, Say.TooLong(max));
        else if (!IsPrintable(text, lines))
            Refuse(field, Say.ControlCharacters);
        else
            return text;
        return "";
    }

    /// <summary>A list of texts, none of them empty, each once.</summary>
    public IReadOnlyList<string> Texts(string field, IReadOnlyList<string?>? values, int maxCount, int maxLength)
    {
        if (values is null)
            return [];
        if (values.Count > maxCount)
            Refuse(field, Say.TooMany(maxCount));
        return [.. values.Take(maxCount).Select((value, at) => Text($"{field}[{at}]", value, maxLength)).Distinct()];
    }

    public int Whole(string field, int? value, int min, int max, int fallback)
    {
        if (value is null || (value >= min && value <= max))
            return value ?? fallback;
        Refuse(field, Say.WholeBetween(min, max));
        return fallback;
    }

    public decimal Number(string field, decimal? value, decimal min, decimal max, decimal fallback)
    {
        if (value is null || (value >= min && value <= max))
            return value ?? fallback;
        Refuse(field, Say.Between(min, max));
        return fallback;
    }

    /// <summary>A day that something in a project's life can have; other years are slips of the hand.</summary>
    public void Day(string field, DateOnly? value)
    {
        if (value < EarliestDay || value > LatestDay)
            Refuse(field, Say.DayBetween(EarliestDay, LatestDay));
    }

    public T Required<T>(string field, T? value)
        where T : struct
    {
        if (value is null)
            Refuse(field, Say.Missing);
        return value.GetValueOrDefault();
    }

    public string Choice(string field, string? value, string fallback, params IReadOnlyList<string> allowed)
    {
        if (value is null || allowed.Contains(value))
            return value ?? fallback;
        Refuse(field, Say.OneOf(allowed));
        return fallback;
    }

    public string TimeZone(string field, string? value, string fallback)
    {
        if (value is null)
            return fallback;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(value, out var zone) && zone.HasIanaId)
            return zone.Id;
        Refuse(field, Say.TimeZone);
        return fallback;
    }

    public string Email(string field, string? value)
    {
        if (string.IsNullOrEmpty(value))
            Refuse(field, Say.Missing);
        else if (!MailAddresses.IsValid(value))
            Refuse(field, Say.Email);
        return value ?? "";
    }

    private static bool IsDirection(int character) =>
        character is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F or 0x061C;

    // Controls would let a value break out of a header or a log line; direction marks let it show as something else.
    private static bool IsPrintable(string text, bool lines)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || IsDirection(rune.Value))
                return false;
            var category = Rune.GetUnicodeCategory(rune);
            var isLine = lines && rune.Value is '\n' or '\r' or '\t';
            if (!isLine && category is UnicodeCategory.Control or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator)
                return false;
        }

        return true;
    }
}
