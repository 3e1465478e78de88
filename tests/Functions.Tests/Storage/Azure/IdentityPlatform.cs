using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Leads.Functions.Storage.Azure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>
/// An Azurite that lets only identities in, and the address at which Azure Functions tells a process its own.
/// </summary>
public sealed class IdentityPlatform : IAsyncLifetime
{
    /// <summary>What a process must show to be told.</summary>
    public const string Secret = "the-header-of-this-process";

    private readonly TemporaryFolder _folder = new();
    private WebApplication _platform = null!;
    private ServerProcess _azurite = null!;
    private string _thumbprint = "";

    public async ValueTask InitializeAsync()
    {
        _platform = await StartAsync();
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", _platform.Urls.First() + "/msi/token");
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", Secret);
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest(
            "CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _thumbprint = certificate.Thumbprint;
        var files = new { certificate = _folder.In("certificate.pem"), key = _folder.In("key.pem") };
        await File.WriteAllTextAsync(files.certificate, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(files.key, key.ExportPkcs8PrivateKeyPem());
        _azurite = await ServerProcess.StartAsync("azurite.mjs", files);
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", null);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", null);
        _azurite.Dispose();
        await _platform.DisposeAsync();
        _folder.Dispose();
    }

    internal AzureAccount Account(TokenCredential identity) => new(
        new AccountAddress(Address("table"), Address("queue"), Address("blob"), null),
        identity,
        new HttpClientTransport(new SocketsHttpHandler
        {
            SslOptions =
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == _thumbprint,
            },
        }),
        NullLogger.Instance);

    /// <summary>A token as Azure gives it, for this service.</summary>
    public static string Token(string audience)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new
        {
            aud = audience,
            iss = "https://sts.windows-ppe.net/ab1f708d-50f6-404c-a006-d71b2ac7a606/",
            iat = now - 60,
            nbf = now - 60,
            exp = now + 3_600,
        };
        return $"{Part(new { alg = "none" })}.{Part(claims)}.c2lnbmF0dXJl";
    }

    private Uri Address(string service) => new($"{_azurite.First.GetProperty(service).GetString()}/{Azurite.Name}");

    /// <summary>Knows only the one identity that is the process's own.</summary>
    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var platform = builder.Build();
        platform.Urls.Add("http://127.0.0.1:0");
        platform.MapGet("/msi/token", (HttpContext context, string resource) =>
            context.Request.Headers["X-IDENTITY-HEADER"] != Secret || context.Request.Query.ContainsKey("client_id")
                ? Results.BadRequest()
                : Results.Json(new
                {
                    access_token = Token(resource),
                    expires_on = $"{DateTimeOffset.UtcNow.AddHours(8).ToUnixTimeSeconds()}",
                    resource,
                    token_type = "Bearer",
                }));
        await platform.StartAsync();
        return platform;
    }

    private static string Part(object value) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(value))
        .TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
