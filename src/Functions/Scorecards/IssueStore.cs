using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Leads.Domain.Scorecards;
using Leads.Functions.Regions;
using Leads.Functions.Storage;

namespace Leads.Functions.Scorecards;

/// <summary>Issues, dispatches and mails as rows; frozen bytes as files named by their hash.</summary>
public sealed class IssueStore(IRegionStorage storage, IRegionFiles files)
{
    /// <summary>The row that names the newest issue of a kind; not itself an issue.</summary>
    public static string HeadKey(PeriodKind kind) => kind switch
    {
        PeriodKind.Week => "issues",
        PeriodKind.Month => "issues-month",
        PeriodKind.Quarter => "issues-quarter",
        PeriodKind.Year => "issues-year",
    };

    public const string Prefix = "issue-";

    private const string Folder = "scorecards";

    public static string KeyOf(Period period) => Prefix + period.Key;

    public static string DispatchPrefix(string week) => $"dispatch-{week}-";

    public static string DispatchKey(string week, string kind) => DispatchPrefix(week) + kind;

    public static string MailKey(string week, string kind, string recipient) => $"mail-{week}-{kind}-{recipient}";

    /// <summary>A period that nobody has touched yet.</summary>
    public static Issue NewIssue(Period period) =>
        new() { Week = period.Key, State = IssueState.Draft, At = default, By = "" };

    public static byte[] Bytes<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    public async Task<(Issue Issue, string ETag)?> FindAsync(string region, Period period, CancellationToken stop) =>
        await storage.FindAsync(region, KeyOf(period), stop) is { } row
            ? (Read(row, ScorecardJson.Stored.Issue), row.ETag)
            : null;

    /// <summary>Writes an issue's row: a new one without a version, else in place of the version it was read in.</summary>
    public static Operation Save(Issue issue, string? etag)
    {
        var (key, body) = (Prefix + issue.Week, Bytes(issue, ScorecardJson.Stored.Issue));
        return etag is null ? new Operation.Insert(key, body) : new Operation.Replace(key, etag, body);
    }

    /// <summary>The newest issue of a kind that is out, with the version of the head row; nulls when none is.</summary>
    public async Task<(Issue? Issue, string? ETag)> NewestAsync(string region, PeriodKind kind, CancellationToken stop)
    {
        if (await storage.FindAsync(region, HeadKey(kind), stop) is not { } row)
            return (null, null);
        var period = Period.Parse(Read(row, ScorecardJson.Stored.IssueHead).Week);
        return ((await FindAsync(region, period, stop))?.Issue, row.ETag);
    }

    /// <summary>The last period of a kind whose issue is out; null when none is.</summary>
    public async Task<Period?> NewestPeriodAsync(string region, PeriodKind kind, CancellationToken stop) =>
        await storage.FindAsync(region, HeadKey(kind), stop) is { } row
            ? Period.Parse(Read(row, ScorecardJson.Stored.IssueHead).Week)
            : null;

    /// <summary>All issues by the last day that they tell of, oldest first: at most some seventy a year.</summary>
    public async Task<IReadOnlyList<Issue>> ListAsync(string region, CancellationToken stop) =>
        [.. (await storage.ListAsync(region, Prefix, "", 10_000, stop))
            .Select(row => Read(row, ScorecardJson.Stored.Issue))
            .OrderBy(issue => Period.Parse(issue.Week).Last).ThenBy(issue => issue.Week, StringComparer.Ordinal)];

    public Task<Scorecard> ModelAsync(string region, Issue issue, CancellationToken stop) =>
        ModelAsync(region, issue.Model!, stop);

    public async Task<Scorecard> ModelAsync(string region, FrozenFile model, CancellationToken stop) =>
        JsonSerializer.Deserialize((await BytesAsync(region, model, stop)).Span, ScorecardJson.Stored.Scorecard)!;

    /// <summary>All dispatches of an issue; the keys of a year's weeks and months begin like the year's own.</summary>
    public async Task<IReadOnlyList<Dispatch>> DispatchesAsync(string region, string week, CancellationToken stop) =>
        [.. (await storage.ListAsync(region, DispatchPrefix(week), "", 1000, stop))
            .Select(row => Read(row, ScorecardJson.Stored.Dispatch)).Where(dispatch => dispatch.Week == week)];

    public async Task<Dispatch?> DispatchAsync(string region, string week, string kind, CancellationToken stop) =>
        await storage.FindAsync(region, DispatchKey(week, kind), stop) is { } row
            ? Read(row, ScorecardJson.Stored.Dispatch)
            : null;

    /// <summary>What became of every mail of some dispatches; those of one are read together.</summary>
    public async Task<IReadOnlyList<MailOnWire>> MailsAsync(
        string region, IReadOnlyList<Dispatch> dispatches, CancellationToken stop)
    {
        var mails = new List<MailOnWire>();
        foreach (var dispatch in dispatches)
        {
            var records = new Dictionary<string, MailRecord>(StringComparer.Ordinal);
            await foreach (var row in storage.RowsAsync(region, MailKey(dispatch.Week, dispatch.Kind, ""), stop))
                records.Add(row.Key, ReadMail(row));
            mails.AddRange(dispatch.People.Select(person =>
                records.TryGetValue(MailKey(dispatch.Week, dispatch.Kind, person.Id), out var record)
                    ? new MailOnWire(person.Id, person.Name, dispatch.Kind, record.State, record.At, record.Reason)
                    : new MailOnWire(person.Id, person.Name, dispatch.Kind, MailState.Waiting, null)));
        }

        return mails;
    }

    public async Task<(MailRecord Record, string ETag)?> MailAsync(
        string region, string week, string kind, string recipient, CancellationToken stop) =>
        await storage.FindAsync(region, MailKey(week, kind, recipient), stop) is { } row
            ? (ReadMail(row), row.ETag)
            : null;

    public static MailRecord ReadMail(Row row) => Read(row, ScorecardJson.Stored.MailRecord);

    /// <summary>
    /// Adds a PDF to an issue that is out, unless another caller was first; the one that stays.
    /// </summary>
    public async Task<FrozenPdf> KeepAsync(string region, string week, FrozenPdf made, CancellationToken stop)
    {
        while (true)
        {
            var (issue, etag) = (await FindAsync(region, Period.Parse(week), stop))!.Value;
            if (issue.FindPdf(made.Language, made.Format) is { } kept)
                return kept;
            var more = issue with { Pdfs = [.. issue.Pdfs ?? [], made] };
            if ((await storage.CommitAsync(region, [Save(more, etag)], stop)).Done)
                return made;
        }
    }

    /// <summary>Stores bytes under their hash. The same bytes again are the same file.</summary>
    public async Task<FrozenFile> FreezeAsync(string region, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        if (!await files.ExistsAsync(region, PathOf(hash), stop))
        {
            using var content = new MemoryStream(bytes.ToArray(), writable: false);
            await files.SaveAsync(region, PathOf(hash), content, stop);
        }

        return new FrozenFile(hash, bytes.Length);
    }

    /// <summary>Frozen bytes, checked against their hash: damage on disk is never passed on.</summary>
    public async Task<ReadOnlyMemory<byte>> BytesAsync(string region, FrozenFile file, CancellationToken stop)
    {
        await using var stream = await files.OpenAsync(region, PathOf(file.Sha256), stop)
            ?? throw new InvalidDataException($"The frozen file {file.Sha256} is missing.");
        var bytes = new byte[file.Length];
        await stream.ReadExactlyAsync(bytes, stop);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == file.Sha256
            ? bytes
            : throw new InvalidDataException($"The frozen file {file.Sha256} is damaged.");
    }

    /// <summary>The files that an issue names, each with its hash.</summary>
    public static IEnumerable<(FilePath Path, string? Sha256)> FilesOf(Issue issue) =>
        new[] { issue.Model, issue.Facts, issue.Draft?.Model }
            .Concat(issue.Renderings.Concat(issue.Draft?.Renderings ?? [])
                .SelectMany(rendering => new[] { rendering.Html, rendering.Text, rendering.Workbook }))
            .Concat((issue.Prints ?? []).SelectMany(print => new[] { print.Word, print.Wall, print.Chat }))
            .Concat((issue.Pdfs ?? []).Select(pdf => pdf.File))
            .OfType<FrozenFile>().Select(file => (PathOf(file.Sha256), (string?)file.Sha256));

    private static FilePath PathOf(string hash) => FilePath.Of(Folder, hash);

    private static T Read<T>(Row row, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(row.Body.Span, type) ?? throw new JsonException($"The row {row.Key} is empty.");
}
