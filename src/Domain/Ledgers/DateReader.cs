using System.Globalization;
using System.Text.RegularExpressions;

namespace Leads.Domain.Ledgers;

/// <summary>Reads a cell of a column of dates. A month without a day is its last day, approximately.</summary>
internal static partial class DateReader
{
    // The People's Republic's first day, as a serial of the 1900 system; before it no project was signed.
    private const int FirstSerial = 18172;
    private static readonly DateOnly First = new(1949, 10, 1);
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    public static Reading<LedgerDate> Read(Cell? cell, DateOnly cutoff)
    {
        if (NothingMarks.IsNothing(cell))
            return Reading<LedgerDate>.Nothing;
        if (cell!.Date is { } date)
            return Exact(date.Year, date.Month, date.Day, cutoff);
        return cell.Number is { } number ? ReadNumber(number, cutoff) : ReadText(cell.Text, cutoff);
    }

    private static Reading<LedgerDate> ReadNumber(decimal number, DateOnly cutoff)
    {
        // A formula that refers to an empty cell gives 0.
        if (number == 0)
            return Reading<LedgerDate>.Nothing;
        if (Serial(number, cutoff) is { } day)
            return new LedgerDate(day, Approximate: false);
        var text = number.ToString(CultureInfo.InvariantCulture);
        // 2021.1 was typed for January or for 2021.10: nobody can tell.
        return text.Length == 6 && text.EndsWith(".1", StringComparison.Ordinal)
            ? HoldReason.UnreadableDate
            : ReadText(text, cutoff);
    }

    private static DateOnly? Serial(decimal number, DateOnly cutoff) =>
        number is >= FirstSerial and < 100_000
        && SerialZero.AddDays((int)number) is var day && day.Year <= cutoff.Year + 50
            ? day
            : null;

    private static Reading<LedgerDate> ReadText(string text, DateOnly cutoff)
    {
        var day = NaturalKey.Part(TimeOfDay().Replace(Names.Tidy(text), ""));
        if (Day().Match(day) is { Success: true } full)
            return Exact(Part(full, "y"), Part(full, "m"), Part(full, "d"), cutoff);
        if (Month().Match(day) is { Success: true } month)
            return LastDay(Part(month, "y"), Part(month, "m"), cutoff);
        if (Compact(day, cutoff) is { } compact)
            return compact;
        return decimal.TryParse(day, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Serial(number, cutoff) is { } serial
                ? new LedgerDate(serial, Approximate: false)
                : HoldReason.UnreadableDate;
    }

    // 20210305 and 202103. Six digits whose year makes no sense may be 210305: not for us to say.
    private static Reading<LedgerDate>? Compact(string digits, DateOnly cutoff)
    {
        if (digits.Length is not (6 or 8) || !digits.All(char.IsAsciiDigit))
            return null;
        var year = int.Parse(digits[..4], CultureInfo.InvariantCulture);
        var month = int.Parse(digits[4..6], CultureInfo.InvariantCulture);
        if (digits.Length == 8)
            return Exact(year, month, int.Parse(digits[6..], CultureInfo.InvariantCulture), cutoff);
        return year < First.Year || year > cutoff.Year + 50
            ? HoldReason.UnreadableDate
            : LastDay(year, month, cutoff);
    }

    private static int Part(Match match, string name) =>
        int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    private static Reading<LedgerDate> Exact(int year, int month, int day, DateOnly cutoff)
    {
        if (!IsMonth(year, month, cutoff) || day < 1 || day > DateTime.DaysInMonth(year, month))
            return HoldReason.ImpossibleDate;
        var date = new DateOnly(year, month, day);
        return date < First ? HoldReason.ImpossibleDate : new LedgerDate(date, Approximate: false);
    }

    private static Reading<LedgerDate> LastDay(int year, int month, DateOnly cutoff)
    {
        if (!IsMonth(year, month, cutoff))
            return HoldReason.ImpossibleDate;
        var date = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return date < First ? HoldReason.ImpossibleDate : new LedgerDate(date, Approximate: true);
    }

    private static bool IsMonth(int year, int month, DateOnly cutoff) =>
        year >= First.Year && year <= cutoff.Year + 50 && month is >= 1 and <= 12;

    [GeneratedRegex(@"(?<=[0-9日])(?:\s+|T)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?$")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:(?<s>[./-])(?<m>[0-9]{1,2})\k<s>|年(?<m>[0-9]{1,2})月)(?<d>[0-9]{1,2})[日号]?$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:[./-](?<m>[0-9]{1,2})月?|年(?<m>[0-9]{1,2})月份?[底末]?)$")]
    private static partial Regex Month();
}
