using Leads.Domain;
using Leads.Domain.Projects;
using Leads.Functions.Hosting;

namespace Leads.Functions.Regions;

/// <summary>A region as callers send it; every setting left out has its default.</summary>
internal sealed class RegionBody
{
    public string? Name { get; set; }

    public string? Parent { get; set; }

    public SettingsBody? Settings { get; set; }

    public Region ToRegion(string id, string defaultTimeZone) => new()
    {
        Id = id,
        Name = Name ?? "",
        Parent = string.IsNullOrWhiteSpace(Parent) ? null : Parent.Trim(),
        Settings = (Settings ?? new()).ToSettings(defaultTimeZone),
    };
}

internal sealed class SettingsBody
{
    private static readonly RegionSettings s_default = new();

    public string? TimeZone { get; set; }

    public LandingRule? Landing { get; set; }

    public decimal? SuspectedUnitFrom { get; set; }

    public decimal? SuspectedUnitBelow { get; set; }

    public WarningsBody? Warnings { get; set; }

    public ScorecardBody? Scorecard { get; set; }

    public RecognitionBody? Recognition { get; set; }

    public RegionSettings ToSettings(string defaultTimeZone) => new()
    {
        TimeZone = TimeZone ?? defaultTimeZone,
        Landing = Landing ?? s_default.Landing,
        SuspectedUnitFrom = SuspectedUnitFrom ?? s_default.SuspectedUnitFrom,
        SuspectedUnitBelow = SuspectedUnitBelow ?? s_default.SuspectedUnitBelow,
        Warnings = (Warnings ?? new()).ToSettings(s_default.Warnings),
        Scorecard = (Scorecard ?? new()).ToSettings(s_default.Scorecard),
        Recognition = (Recognition ?? new()).ToSettings(s_default.Recognition),
    };
}

internal sealed class WarningsBody
{
    public int? SignedNotOpenedMonths { get; set; }

    public int? OpenedNothingPaidMonths { get; set; }

    public int? OpenedLittlePaidMonths { get; set; }

    public int? LittlePaidPercent { get; set; }

    public int? NoUpdateDays { get; set; }

    public WarningSettings ToSettings(WarningSettings fallback) => new()
    {
        SignedNotOpenedMonths = SignedNotOpenedMonths ?? fallback.SignedNotOpenedMonths,
        OpenedNothingPaidMonths = OpenedNothingPaidMonths ?? fallback.OpenedNothingPaidMonths,
        OpenedLittlePaidMonths = OpenedLittlePaidMonths ?? fallback.OpenedLittlePaidMonths,
        LittlePaidPercent = LittlePaidPercent ?? fallback.LittlePaidPercent,
        NoUpdateDays = NoUpdateDays ?? fallback.NoUpdateDays,
    };
}

internal sealed class RecognitionBody
{
    public bool? FourEyes { get; set; }

    public IReadOnlyList<FactKind>? Evidence { get; set; }

    public RecognitionLevel? Level { get; set; }

    public RecognitionSettings ToSettings(RecognitionSettings fallback) => new()
    {
        FourEyes = FourEyes ?? fallback.FourEyes,
        Evidence = [.. (Evidence ?? fallback.Evidence).Distinct()],
        Level = Level ?? fallback.Level,
    };
}

/// <summary>Which values a region may have.</summary>
internal static class RegionChecks
{
    public static Region Check(this Region region, Fields fields) => region with
    {
        Name = fields.Text("name", region.Name, 60),
        Settings = region.Settings.Check(fields),
    };

    private static RegionSettings Check(this RegionSettings settings, Fields fields)
    {
        fields.Number("settings.suspectedUnitFrom", settings.SuspectedUnitFrom, 0.00000001m, 1_000_000_000m, 0);
        fields.Number("settings.suspectedUnitBelow", settings.SuspectedUnitBelow, 0, 1_000_000m, 0);
        if (settings.SuspectedUnitBelow >= settings.SuspectedUnitFrom)
            fields.Refuse("settings.suspectedUnitBelow", new(
                "应小于 suspectedUnitFrom。", "It must be less than suspectedUnitFrom."));
        settings.Warnings.Check(fields);
        return settings with
        {
            TimeZone = fields.TimeZone("settings.timeZone", settings.TimeZone, settings.TimeZone),
            Scorecard = settings.Scorecard.Check(fields),
        };
    }

    private static void Check(this WarningSettings warnings, Fields fields)
    {
        fields.Whole("settings.warnings.signedNotOpenedMonths", warnings.SignedNotOpenedMonths, 1, 120, 1);
        fields.Whole("settings.warnings.openedNothingPaidMonths", warnings.OpenedNothingPaidMonths, 1, 120, 1);
        fields.Whole("settings.warnings.openedLittlePaidMonths", warnings.OpenedLittlePaidMonths, 1, 120, 1);
        fields.Whole("settings.warnings.littlePaidPercent", warnings.LittlePaidPercent, 1, 100, 1);
        fields.Whole("settings.warnings.noUpdateDays", warnings.NoUpdateDays, 1, 3650, 1);
    }
}
