using Leads.Functions.Hosting;
using Leads.Functions.Scorecards;
using Microsoft.Net.Http.Headers;

namespace Leads.Functions.Exports;

/// <summary>A list as a file to keep, named after what it holds and its day.</summary>
internal sealed class LedgerDownload(
    ReadOnlyMemory<byte> content, DateOnly day, ExportFormat format, Text name) : IResult
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
            FileName = $"{name.En}-{day:yyyy-MM-dd}.{suffix}",
            FileNameStar = $"{name.Zh}-{day:yyyy-MM-dd}.{suffix}",
        }.ToString();
        response.ContentType = type;
        response.ContentLength = content.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(content, httpContext.RequestAborted).AsTask();
    }
}
