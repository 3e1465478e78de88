using System.Globalization;
using System.Text;
using Leads.Functions.Exports;
using Microsoft.Net.Http.Headers;

namespace Leads.Functions.Audit;

/// <summary>The trail as csv, written while it is read: UTF-8 with its mark, no text a formula.</summary>
internal sealed class TrailDownload(string region, IAsyncEnumerable<TrailEntry> entries) : IResult
{
    private static readonly string[] s_columns =
        ["链 chain", "编号 number", "时间 at", "人 by", "动作 action", "变更 was → is", "说明 details", "来源 source",
            "SHA-256", "前一条 previous"];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"trail-{region}.csv",
            FileNameStar = $"留痕-{region}.csv",
        }.ToString();
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        await using var writer = new StreamWriter(
            response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 32 << 10, leaveOpen: true);
        writer.NewLine = "\r\n";
        await WriteAsync(writer, s_columns);
        await foreach (var entry in entries.WithCancellation(httpContext.RequestAborted))
            await WriteAsync(writer, CellsOf(entry));
    }

    private static string[] CellsOf(TrailEntry entry) =>
    [
        entry.Chain,
        entry.Number.ToString(CultureInfo.InvariantCulture),
        entry.At.ToString("O", CultureInfo.InvariantCulture),
        entry.By,
        entry.Action,
        string.Join('；', entry.Changes.Select(change => $"{change.Field}：{change.Was ?? "—"} → {change.Is ?? "—"}")),
        entry.Details ?? "",
        entry.Source ?? "",
        entry.Sha256,
        entry.Previous ?? "",
    ];

    private static Task WriteAsync(StreamWriter writer, IEnumerable<string> cells) =>
        writer.WriteLineAsync(string.Join(',', cells.Select(LedgerCsv.Quoted)));
}
