using System.Text.Json;
using Leads.Domain.Projects;
using Leads.Domain.Rates;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// Columns beside a project's packed facts, for whoever looks at the table with Excel or Power BI. Written from what is
/// stored, read by nobody here.
/// </summary>
internal static class ProjectColumns
{
    private const int LongestText = 1_000;

    // The service has no earlier day.
    private static readonly DateOnly s_firstDay = new(1601, 1, 1);

    public static void Add(EntityProperties properties, ReadOnlyMemory<byte>? body, ReadOnlyMemory<byte>? packed)
    {
        if (body is { } document)
            AddNames(properties, document.Span);
        if (packed is { } facts && FactSummary.Read(facts.Span) is { } summary)
            AddFacts(properties, summary);
    }

    private static void AddNames(EntityProperties properties, ReadOnlySpan<byte> body)
    {
        var names = new ProjectNames();
        try
        {
            names.Read(body);
        }
        catch (JsonException)
        {
            return;
        }

        AddText(properties, "Name", names.Name);
        AddText(properties, "Investor", names.Investor);
        AddText(properties, "Sector", names.Sector);
        AddText(properties, "Unit", names.Unit);
        AddText(properties, "Chain", names.Chain);
    }

    private static void AddFacts(EntityProperties properties, FactSummary facts)
    {
        properties.Add("Version", facts.Version);
        properties.Add("Counted", facts.Counted);
        properties.Add("Undone", facts.Undone);
        foreach (var (kind, day) in facts.Days)
            AddDay(properties, NameOf(kind), day);
        AddDay(properties, "AgreedOpening", facts.AgreedOpening);
        AddDay(properties, "AgreedProduction", facts.AgreedProduction);
        AddDay(properties, "AgreedCapacity", facts.AgreedCapacity);
        AddYuan(properties, "TotalInvestment", facts.TotalInvestment);
        AddYuan(properties, "ContractedCapital", facts.ContractedCapital);
        AddYuan(properties, "PaidIn", facts.PaidIn);
    }

    private static string NameOf(FactKind milestone) => milestone.ToString();

    private static void AddText(EntityProperties properties, string name, string? text)
    {
        if (text is { Length: > 0 and <= LongestText })
            properties.Add(name, text);
    }

    private static void AddDay(EntityProperties properties, string name, DateOnly? day)
    {
        if (day >= s_firstDay)
            properties.Add(name, day.Value);
    }

    private static void AddYuan(EntityProperties properties, string name, Leads.Domain.Money? money)
    {
        if (money is { } known)
            properties.Add(name, known.Yuan);
    }
}
