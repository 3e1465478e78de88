using Azure.Core;
using Azure.Core.Pipeline;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// Tells the log of tries that came to nothing: where a later one succeeds, nobody else would know that the service is
/// busy. It tells no address, since addresses hold keys of rows.
/// </summary>
internal sealed partial class TriesLog(string service, ILogger logger) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var (method, number) = (message.Request.Method, message.ProcessingContext.RetryNumber + 1);
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        catch (Exception fault) when (!message.CancellationToken.IsCancellationRequested)
        {
            Log.Silent(logger, service, method, number, fault.Message);
            throw;
        }

        if (message.Response.Status is 408 or 429 or >= 500)
            Log.Busy(logger, service, method, number, message.Response.Status);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Requests are sent asynchronously.");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Service} answered {Status} to {Method}, try {Number}")]
        public static partial void Busy(ILogger logger, string service, RequestMethod method, int number, int status);

        [LoggerMessage(2, LogLevel.Warning, "{Service} did not answer {Method}, try {Number}: {Reason}")]
        public static partial void Silent(
            ILogger logger, string service, RequestMethod method, int number, string reason);
    }
}
