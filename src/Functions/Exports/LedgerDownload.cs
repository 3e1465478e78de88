using Leads.Functions.Scorecards;
using Microsoft.Net.Http.Headers;

namespace Leads.Functions.Exports;

/// <summary>A ledger as a file to keep, named after its day.</summary>
internal sealed class LedgerDownload(ReadOnlyMemory<byte> content, DateOnly day, ExportFormat format) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var (suffix, type) = format switch
        {
            ExportFormat.Xlsx => ("xlsx", Workbooks.ContentType),
            ExportFormat.Csv => ("csv", "text/csv; charset=utf-8"),
        };
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"projects-{day:yyyy-MM-dd}.{suffix}",
            FileNameStar = $"项目台账-{day:yyyy-MM-dd}.{suffix}",
        }.ToString();
        response.ContentType = type;
        response.ContentLength = content.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(content, httpContext.RequestAborted).AsTask();
    }
}
