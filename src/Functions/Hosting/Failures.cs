using System.Text.RegularExpressions;
using Leads.Functions.Storage;
using Microsoft.AspNetCore.Connections;

namespace Leads.Functions.Hosting;

/// <summary>Turns what went wrong into problem details: exceptions, and statuses that came without a body.</summary>
internal sealed partial class Failures(RequestDelegate next, ILogger<Failures> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (BareStatus(context.Response) is { } problem)
                await problem.ExecuteAsync(context);
        }
        catch (Exception fault) when (context.RequestAborted.IsCancellationRequested || fault is ConnectionResetException)
        {
            // The caller has gone: nobody to answer, nothing went wrong here.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            Hygiene.Apply(context);
            await Explain(context, failure).ExecuteAsync(context);
        }
    }

    private static Problem? BareStatus(HttpResponse response) =>
        response.HasStarted || response.ContentType is not null ? null : response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Problem.Of(ProblemKind.NotFound, NoSuchAddress),
            StatusCodes.Status405MethodNotAllowed => Problem.Of(ProblemKind.MethodNotAllowed,
                new($"请使用 {response.Headers.Allow}。", $"Use {response.Headers.Allow}.")),
            StatusCodes.Status415UnsupportedMediaType => Json.WrongMediaType,
            StatusCodes.Status400BadRequest => Problem.Of(ProblemKind.BadRequest),
            _ => null,
        };

    private static Text NoSuchAddress { get; } = new("没有这个地址，请查看 /api/openapi.json。",
        "There is no such address; see /api/openapi.json.");

    private Problem Explain(HttpContext context, Exception failure)
    {
        switch (failure)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problem.Of(ProblemKind.TooLarge);
            case BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout }:
                return Problem.Of(ProblemKind.TooSlow);
            case BadHttpRequestException bad:
                return ExplainBinding(bad);
            case StorageBusyException:
                return Problem.Busy();
            case StorageFailedException:
                Log.StorageFailed(logger, context.Request.Method, RequestLog.RouteOf(context), failure);
                return Problem.StorageFailed();
            default:
                Log.Unhandled(logger, context.Request.Method, RequestLog.RouteOf(context), failure);
                return Problem.Of(ProblemKind.Failed, new("已记录，请稍后重试或联系管理员。",
                    "It has been logged; try again later, or tell the administrator."));
        }
    }

    // Minimal APIs say "Failed to bind parameter "int year" from "abc"." and nothing more structured.
    private static Problem ExplainBinding(BadHttpRequestException bad) =>
        ParameterName.Match(bad.Message) is { Success: true } match
            ? Problem.Invalid([new(match.Groups[1].Value, Say.Expected(new("有效的值", "a valid value")))])
            : Problem.Of(ProblemKind.BadRequest);

    [GeneratedRegex("parameter \"[^\"]*?(\\w+)\" ")]
    private static partial Regex ParameterName { get; }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Method} {Route} failed")]
        public static partial void Unhandled(ILogger logger, string method, string route, Exception failure);

        [LoggerMessage(2, LogLevel.Error, "{Method} {Route} failed since the storage did")]
        public static partial void StorageFailed(ILogger logger, string method, string route, Exception failure);
    }
}
