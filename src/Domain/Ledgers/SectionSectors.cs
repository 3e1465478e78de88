using System.Text.RegularExpressions;

namespace Leads.Domain.Ledgers;

/// <summary>Remembers the sector that section rows name, level by level: 一、农业类 over （一）新签约.</summary>
internal sealed partial class SectionSectors
{
    private static readonly HashSet<string> Known =
        ["农业", "工业", "商贸流通", "商贸", "服务业", "现代服务业", "文旅", "文化旅游", "第一产业", "第二产业", "第三产业"];

    private readonly string?[] levels = new string?[3];

    public string? Current => levels.LastOrDefault(sector => sector is not null);

    public void Enter(string section)
    {
        var number = Number().Match(section);
        var level = number.Groups["inner"].Success ? 1 : number.Groups["digits"].Success ? 2 : 0;
        Array.Clear(levels, level, levels.Length - level);
        var name = Count().Replace(section[number.Length..], "");
        if (name.EndsWith('类') || Known.Contains(Names.SectorKey(name)))
            levels[level] = name;
    }

    [GeneratedRegex(@"^(?:[一二三四五六七八九十]+[、.,:]|第[一二三四五六七八九十]+[类部批][:、]?"
        + @"|(?<inner>\([一二三四五六七八九十]+\)[、.]?)|(?<digits>(?:[0-9]+[、.]|\([0-9]+\))))?")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:项目)?(?:[(\[][^)\]]*[)\]]|[:,]?(?:共|计|共计)?[0-9]+[个项].*|项目|:)*$")]
    private static partial Regex Count();
}
