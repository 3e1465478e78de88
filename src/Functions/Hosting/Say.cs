using System.Globalization;

namespace Leads.Functions.Hosting;

/// <summary>The sentences people read about their input: what is wrong, and what to do.</summary>
public static class Say
{
    private const int MaxShown = 60;

    public static Text TryAgain { get; } = new("请稍后重试。", "Try again in a moment.");

    public static Text Missing { get; } = new("必填。", "This is required.");

    public static Text NotAnObject { get; } = new("应为 JSON 对象 {…}。", "Give a JSON object {…}.");

    public static Text NotAList { get; } = new("应为 JSON 数组 […]。", "Give a JSON array […].");

    public static Text Twice { get; } = new("同一字段出现了两次，请只保留一个。", "The field is given twice; keep one.");

    public static Text ControlCharacters { get; } =
        new("含有控制字符或不可见字符，请删除后重新填写。", "It holds control or invisible characters; remove them.");

    public static Text MoneyAsNumber { get; } =
        new("金额请用数字，单位亿元，例如 1.25，不要加引号。", "Give the amount as a number in 亿元, for example 1.25, without quotes.");

    public static Text MoneyPlaces { get; } =
        new("金额单位为亿元，最多 8 位小数（即 1 元）。", "Amounts are in 亿元 with at most 8 decimal places (1 元).");

    public static Text MoneyTooLarge { get; } = new("金额过大。", "The amount is too large.");

    public static Text Date { get; } = new("日期请写成 2026-11-21，并且必须真实存在。",
        "Give a date that exists, as YYYY-MM-DD, for example 2026-11-21.");

    public static Text Time { get; } = new("时间请写成 08:00（24 小时制）。", "Give a time as HH:mm, for example 08:00.");

    public static Text Moment { get; } = new("时刻请写成带时区的 2026-11-21T10:00:00+08:00。",
        "Give a moment with its offset, for example 2026-11-21T10:00:00+08:00.");

    public static Text Email { get; } = new("邮箱地址不合格，请写成 name@example.com，不含空格或换行。",
        "This is no mail address; write it as name@example.com, without blanks or line breaks.");

    public static Text TimeZone { get; } = new("没有这个时区，请用 IANA 名称，例如 Asia/Shanghai。",
        "There is no such time zone; use an IANA name, for example Asia/Shanghai.");

    public static Text Continuation { get; } = new("continuation 已失效，请去掉它从第一页重新开始。",
        "This continuation is not ours; leave it out to start from the first page.");

    public static Text Utf8 { get; } = new("不是 UTF-8，或编码了两次，请用 UTF-8 做一次百分号编码。",
        "This is no UTF-8, or was encoded twice; percent-encode it once, as UTF-8.");

    public static Text Unknown(string name, IEnumerable<string> allowed)
    {
        var list = string.Join(", ", allowed);
        return new($"没有字段“{name}”。可用的有：{list}。", $"There is no field \"{name}\". Allowed: {list}.");
    }

    public static Text TakesNone(string name) => new(
        $"这个地址不带参数，请去掉“{name}”。", $"This address takes no parameters; leave out \"{name}\".");

    public static Text OneOf(IEnumerable<string> allowed)
    {
        var list = string.Join(", ", allowed);
        return new($"请从这些值中选择：{list}。", $"Choose one of: {list}.");
    }

    public static Text TooDeep(int max) => new($"最多 {max} 层。", $"At most {max} levels.");

    public static Text TooLong(int max) => new($"最多 {max} 个字。", $"Use at most {max} characters.");

    public static Text TooMany(int max) => new($"最多 {max} 项。", $"Give at most {max} entries.");

    public static Text Between(decimal min, decimal max)
    {
        var (low, high) = (min.ToString(CultureInfo.InvariantCulture), max.ToString(CultureInfo.InvariantCulture));
        return new($"请填写 {low} 到 {high} 之间的数。", $"Give a number from {low} to {high}.");
    }

    public static Text WholeBetween(long min, long max) =>
        new($"请填写 {min} 到 {max} 之间的整数。", $"Give a whole number from {min} to {max}.");

    public static Text DayBetween(DateOnly first, DateOnly last) => new(
        $"日期应在 {first:yyyy-MM-dd} 到 {last:yyyy-MM-dd} 之间。", $"Give a day from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}.");

    public static Text Expected(Text what) => new($"应为{what.Zh}。", $"Give {what.En}.");

    public static Text NoSuch(Text what, string name)
    {
        var shown = name.Length <= MaxShown ? name : name[..MaxShown] + "…";
        return new($"没有{what.Zh}“{shown}”。", $"There is no {what.En} \"{shown}\".");
    }

    public static Text MalformedJson(long line, long column) => new(
        $"第 {line} 行第 {column} 个字节处不是合法的 JSON，请检查引号、逗号和括号。",
        $"Line {line}, byte {column} is not valid JSON; look for a missing quote, comma or bracket.");
}
