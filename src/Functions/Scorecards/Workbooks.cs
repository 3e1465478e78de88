namespace Leads.Functions.Scorecards;

/// <summary>What a workbook is called on the wire.</summary>
internal static class Workbooks
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
