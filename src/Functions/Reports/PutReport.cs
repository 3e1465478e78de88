using System.Text.Json;
using Leads.Domain.Scorecards;
using Leads.Functions.Hosting;
using Leads.Functions.People;
using Leads.Functions.Regions;
using Leads.Functions.Scorecards;

namespace Leads.Functions.Reports;

/// <summary>
/// Notes that a unit's report of a week has come, 零报告 included. Again: the first moment stays unless another is
/// given, so that repeating a call makes nobody late.
/// </summary>
internal static class PutReport
{
    public static async Task<IResult> Handle(
        HttpContext context, string region, string week, string unit, RegistryChanges changes, TimeProvider clock)
    {
        if (!Week.TryParse(week, null, out var key))
            return ScorecardRoutes.NoSuchWeek;
        var body = await Json.ReadAsync(context.Request, ReportsJson.Wire.ReportBody);
        if (!body.IsRead)
            return body.Problem;
        return await changes.ChangeAsync(context, region, async (registry, storage) =>
        {
            var scope = context.Scope();
            if (registry.ResolveUnit(unit) is not { } known || !(scope.IsWhole || scope.Units.Contains(known)))
                return Problem.NotFound(Say.NoSuch(RegionRoutes.UnitWord, unit));
            // A unit reports now: when it came is not for the late one to say.
            if (!scope.Decides && body.Value.At is not null)
                return Problem.Invalid(new FieldError("at", new("收到时间由系统记录，请去掉。", "When it came is noted here; leave it out.")));
            var row = ReportStore.KeyOf(key, known);
            var was = await storage.FindAsync(region, row, context.RequestAborted);
            var now = Composition.Local(registry, clock.GetUtcNow());
            var report = Check(body.Value, was is null ? null : ReportStore.Read(was), known, now, out var fields);
            if (key.First > DateOnly.FromDateTime(now.DateTime))
                return ScorecardRoutes.NoSuchWeek;
            return fields.Problem is { } problem
                ? problem
                : DocumentChange.Put(context.Request, row, was,
                    JsonSerializer.SerializeToUtf8Bytes(report, ReportsJson.Wire.Report),
                    RegionRoutes.Address(region, "reports/" + key, known));
        });
    }

    private static Report Check(ReportBody body, Report? was, string unit, DateTimeOffset now, out Fields fields)
    {
        fields = new Fields();
        if (body.At > now)
            fields.Refuse("at", new("收到时间不能晚于现在。", "It cannot have come later than now."));
        return new Report
        {
            Unit = unit,
            At = body.At ?? was?.At ?? now,
            Zero = body.Zero ?? false,
            Note = fields.OptionalText("note", body.Note, 300),
        };
    }
}
