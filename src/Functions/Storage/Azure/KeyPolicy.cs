using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Leads.Functions.Storage.Azure;

/// <summary>Signs each try of a request anew, since a signature holds for fifteen minutes.</summary>
internal abstract class KeyPolicy(AccountKey key, string scheme) : HttpPipelineSynchronousPolicy
{
    protected const string Date = "x-ms-date";

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue(Date, DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture));
        request.Headers.SetValue("Authorization", key.Authorize(scheme, StringToSign(request)));
    }

    protected abstract string StringToSign(Request request);

    /// <summary>The path as it is sent; that of the emulator names the account once more.</summary>
    protected string Resource(Uri uri) => $"/{key.Account}{uri.AbsolutePath}";

    protected static string Header(Request request, string name) =>
        request.Headers.TryGetValue(name, out var value) ? value : "";
}
