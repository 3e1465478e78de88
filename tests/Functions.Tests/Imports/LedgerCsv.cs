using System.Text;

namespace Leads.Functions.Tests.Imports;

/// <summary>A ledger of one sheet in the making: rows in the order of its columns, what is left out is empty.</summary>
internal sealed class LedgerCsv(params string[] columns)
{
    private readonly List<string> lines = [string.Join(',', columns)];

    /// <summary>Contracts: name, investor, total investment, capital, chain, unit, signed, opened, 累计, 当年.</summary>
    public static LedgerCsv Signed() => new(
        "项目名称", "投资方", "总投资（亿元）", "合同引资额（亿元）", "所属产业链", "责任单位", "签约时间", "开工时间",
        "累计到位（亿元）", "当年到位（亿元）");

    /// <summary>Leads: name, investor, investment, chain, unit, first contact, progress.</summary>
    public static LedgerCsv Leads() => new(
        "项目名称", "投资方", "拟投资额（亿元）", "所属产业链", "责任单位", "对接时间", "进展状态");

    public LedgerCsv Row(params string[] cells)
    {
        lines.Add(string.Join(',', cells));
        return this;
    }

    public byte[] Bytes(Encoding? encoding = null) =>
        (encoding ?? Encoding.UTF8).GetBytes(string.Join("\r\n", lines) + "\r\n");
}
