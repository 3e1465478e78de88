using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>A token as it is asked for; without grants it may do what its person may.</summary>
internal sealed class TokenBody
{
    public string? Name { get; set; }

    public IReadOnlyList<GrantBody?>? Grants { get; set; }

    public bool? ReadOnly { get; set; }

    public DateTimeOffset? Expires { get; set; }
}

/// <summary>
/// Tokens for programs: one makes one's own, sees them, and takes them back; administrators see and take back all.
/// </summary>
internal sealed class Tokens(PeopleStore people, GrantChecks grants, Writes writes, PeopleLog log, TimeProvider clock)
{
    private const string Begin = "leads_";

    private static readonly int s_length = Begin.Length + Secrets.Create().Length;

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(366);

    /// <summary>Whether a secret looks like a token of ours.</summary>
    public static bool IsOne(string secret) =>
        secret.Length == s_length && secret.StartsWith(Begin, StringComparison.Ordinal);

    public async Task<IResult> ListAsync(HttpContext context)
    {
        var query = new Query(context.Request);
        var paging = query.Paging();
        if (query.Problem is { } problem)
            return problem;
        var mine = (await people.LoadNowAsync(context.RequestAborted)).Tokens.Values
            .Where(token => IsInSight(context, token)).OrderBy(token => token.Id)
            .Select(token => TokenOnWire.Of(token, null));
        return Answer.Ok(paging.OfSorted([.. mine], token => token.Id.ToString("N")), PeopleJson.Wire.PageTokenOnWire);
    }

    public async Task<IResult> CreateAsync(HttpContext context)
    {
        var body = await Json.ReadAsync(context.Request, PeopleJson.Wire.TokenBody);
        if (!body.IsRead)
            return body.Problem;
        var known = await people.LoadAsync(context.RequestAborted);
        if (known.Active(context.Caller().Name) is not { } person)
            return PeopleRoutes.NoTokens;
        var write = await writes.BeginAsync(context, PeopleStore.Partition);
        if (write.Settled is { } settled)
            return settled;
        var secret = Begin + Secrets.Create();
        var (token, problem) = await CheckAsync(body.Value, person, secret, context.RequestAborted);
        if (token is null)
            return problem!;
        // What a repeated request is answered with does not hold the secret: it is kept.
        var kept = Answer.Created("/api/tokens", TokenOnWire.Of(token, null), PeopleJson.Wire.TokenOnWire);
        var written = await write.CommitAsync([PeopleStore.Put(token)], kept);
        people.Forget();
        if (!written.IsNew)
            return written.Answer ?? Problem.Busy();
        await log.NoteAsync("tokenCreated", person.Id, token.Name);
        return Answer.Created("/api/tokens", TokenOnWire.Of(token, secret), PeopleJson.Wire.TokenOnWire);
    }

    public async Task<IResult> RevokeAsync(HttpContext context, Guid id)
    {
        var known = await people.LoadNowAsync(context.RequestAborted);
        if (known.Tokens.Values.FirstOrDefault(token => token.Id == id) is not { } token || !IsInSight(context, token))
            return Problem.NotFound(new($"没有编号为 {id} 的令牌。", $"There is no token with the id {id}."));
        if (token.Revoked is null)
        {
            await people.CommitAsync(PeopleStore.Put(token with { Revoked = clock.GetUtcNow() }));
            await log.NoteAsync("tokenRevoked", context.Caller().Name, token.Name);
        }

        return Answer.NoContent;
    }

    private static bool IsInSight(HttpContext context, ApiToken token) =>
        token.Person == context.Caller().Name || context.Caller().RolesIn(null).HasFlag(Roles.Administrator);

    private async Task<(ApiToken? Token, Problem? Problem)> CheckAsync(
        TokenBody body, Person person, string secret, CancellationToken stop)
    {
        var (fields, now) = (new Fields(), clock.GetUtcNow());
        var name = fields.Text("name", body.Name, 60);
        var granted = body.Grants is null ? null : await grants.ReadAsync("grants", body.Grants, fields, stop);
        foreach (var beyond in granted?.Where(one => !person.Grants.Any(grant => grant.Includes(one))) ?? [])
            fields.Refuse("grants", new($"您自己没有“{Json.Word(beyond.Role)}”这项权限。",
                $"You do not have the role {Json.Word(beyond.Role)} there yourself."));
        var expires = body.Expires ?? now.AddDays(90);
        if (expires <= now || expires > now + s_longest)
            fields.Refuse("expires", new("有效期须在今后一年以内。", "It must end within a year from now."));
        return fields.Problem is { } problem
            ? (null, problem)
            : (new ApiToken(Guid.CreateVersion7(now), name, person.Id, Secrets.Hash(secret), granted,
                body.ReadOnly ?? false, now, expires), null);
    }
}
