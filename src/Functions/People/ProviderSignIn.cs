using System.Text.Json;
using Leads.Functions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Leads.Functions.People;

/// <summary>
/// Sign-in at the organisation's OpenID Connect provider: code flow with PKCE, state and nonce. Whoever comes back is let
/// in as the person whose external account it is; accounts are entered by an administrator, never made by a sign-in.
/// </summary>
internal sealed class ProviderSignIn : IDisposable
{
    public const string Start = "/app/oidc/start";
    public const string Back = "/app/oidc/back";

    private static readonly TimeSpan s_clockSkew = TimeSpan.FromMinutes(2);

    private readonly OidcOptions? _options;
    private readonly PublicAddress _address;
    private readonly PeopleStore _people;
    private readonly SessionCookie _cookies;
    private readonly PeopleLog _log;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly ConfigurationManager<OpenIdConnectConfiguration>? _provider;

    public ProviderSignIn(LeadsOptions options, PublicAddress address, PeopleStore people, SessionCookie cookies,
        PeopleLog log, TimeProvider clock)
    {
        (_options, _address, _people, _cookies) = (options.Oidc, address, people, cookies);
        (_log, _clock) = (log, clock);
        if (_options is { } oidc)
            _provider = new ConfigurationManager<OpenIdConnectConfiguration>(
                oidc.Issuer.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever(_http) { RequireHttps = !oidc.Issuer.IsLoopback });
    }

    public bool IsThere => _options is not null;

    public void Dispose() => _http.Dispose();

    /// <summary><c>GET /app/oidc/start</c>: to the provider.</summary>
    public async Task<IResult> StartAsync(HttpContext context)
    {
        if (_provider is null)
            return None;
        try
        {
            var provider = await _provider.GetConfigurationAsync(context.RequestAborted);
            var journey = Journey.Begin(SignInPage.NextOf(context.Request.Query["next"]), _clock.GetUtcNow());
            journey.Keep(context, _options!.Secret, _address.IsHttps);
            return Results.Redirect(provider.AuthorizationEndpoint + QueryString.Create(new Dictionary<string, string?>
            {
                ["response_type"] = "code",
                ["scope"] = "openid email profile",
                ["client_id"] = _options.Client,
                ["redirect_uri"] = _address.Of(Back),
                ["state"] = journey.State,
                ["nonce"] = journey.Nonce,
                ["code_challenge"] = journey.Challenge,
                ["code_challenge_method"] = "S256",
            }));
        }
        catch (InvalidOperationException unreachable)
        {
            return await RefuseAsync("unreachable", unreachable.GetType().Name);
        }
    }

    /// <summary><c>GET /app/oidc/back</c>: from the provider, with a code for a token that says who it is.</summary>
    public async Task<IResult> BackAsync(HttpContext context)
    {
        if (_provider is null)
            return None;
        var query = context.Request.Query;
        if (Journey.Take(context, _options!.Secret, _clock.GetUtcNow()) is not { } journey || query["state"] != journey.State)
            return await RefuseAsync("journey", query["error"].ToString() is { Length: > 0 and < 60 } error ? error : "state");
        try
        {
            var provider = await _provider.GetConfigurationAsync(context.RequestAborted);
            if (await RedeemAsync(provider, query["code"].ToString(), journey, context.RequestAborted) is not { } token)
                return await RefuseAsync("code", "refused by the provider");
            return await LetInAsync(context, await ReadAsync(provider, token, journey), journey);
        }
        catch (Exception failed) when (failed is HttpRequestException or InvalidOperationException or JsonException
            || (failed is OperationCanceledException && !context.RequestAborted.IsCancellationRequested))
        {
            return await RefuseAsync("unreachable", failed.GetType().Name);
        }
    }

    private static Problem None => Problem.NotFound(new("没有设置统一身份认证。", "No identity provider is configured."));

    private async Task<string?> RedeemAsync(
        OpenIdConnectConfiguration provider, string code, Journey journey, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, provider.TokenEndpoint);
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(
            Uri.EscapeDataString(_options!.Client) + ":" + Uri.EscapeDataString(_options.Secret))));
        request.Content = new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", _address.Of(Back)),
            new("code_verifier", journey.Verifier),
        ]);
        using var reply = await _http.SendAsync(request, stop);
        if (!reply.IsSuccessStatusCode)
            return null;
        using var answer = JsonDocument.Parse(await reply.Content.ReadAsByteArrayAsync(stop));
        return answer.RootElement.TryGetProperty("id_token", out var token) ? token.GetString() : null;
    }

    private async Task<TokenValidationResult> ReadAsync(
        OpenIdConnectConfiguration provider, string token, Journey journey)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = _options!.Client,
            IssuerSigningKeys = provider.SigningKeys,
            ClockSkew = s_clockSkew,
            LifetimeValidator = (from, to, _, _) =>
                _clock.GetUtcNow() is var now && to + s_clockSkew > now && (from is null || from - s_clockSkew < now),
        });
        // Keys change: those that are not known yet are read with the next try.
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
            _provider!.RequestRefresh();
        return result.IsValid && result.Claims.TryGetValue("nonce", out var nonce) && (nonce as string) == journey.Nonce
            ? result
            : new TokenValidationResult { IsValid = false };
    }

    private async Task<IResult> LetInAsync(HttpContext context, TokenValidationResult token, Journey journey)
    {
        if (!token.IsValid)
            return await RefuseAsync("token", "not valid");
        var known = await _people.LoadNowAsync(context.RequestAborted);
        var names = NamesOf(token.Claims).ToList();
        if (names.Select(known.ByExternal).FirstOrDefault(person => person is not null) is not { } person)
        {
            await _log.NoteAsync("signInRefused", "-", "provider: nobody has this account");
            return new SignInPage(new(
                $"统一身份认证的账号“{names.FirstOrDefault()}”还没有对应的用户，请管理员登记。",
                $"Nobody here has the account \"{names.FirstOrDefault()}\" of the identity provider; ask an administrator."),
                null);
        }

        await _log.NoteAsync("signedIn", person.Id, "provider");
        await _cookies.OpenAsync(context, person.Id, keepDevice: true);
        return Results.Redirect(journey.Next ?? "/app/");
    }

    /// <summary>The subject, and the mail address if the provider has verified it.</summary>
    private static IEnumerable<string> NamesOf(IDictionary<string, object> claims)
    {
        if (claims.TryGetValue("email", out var email) && claims.TryGetValue("email_verified", out var verified)
            && (verified is true || string.Equals(verified as string, "true", StringComparison.Ordinal)))
            yield return (string)email;
        if (claims.TryGetValue("sub", out var subject))
            yield return (string)subject;
    }

    private async Task<IResult> RefuseAsync(string where, string why)
    {
        await _log.NoteAsync("signInRefused", "-", $"provider: {where}, {why}");
        return new SignInPage(new("统一身份认证没有完成，请重试。", "The sign-in at the identity provider did not come to its end; try again."), null);
    }
}
