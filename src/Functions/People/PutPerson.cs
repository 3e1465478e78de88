using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>A person as an administrator sends it.</summary>
internal sealed class PersonBody
{
    public string? Name { get; set; }

    public IReadOnlyList<GrantBody?>? Grants { get; set; }

    public string? External { get; set; }

    public bool? Disabled { get; set; }
}

/// <summary>A role and where it holds; unit or chain may be named by any of its names.</summary>
internal sealed class GrantBody
{
    public Role? Role { get; set; }

    public string? Region { get; set; }

    public string? Key { get; set; }
}

/// <summary>
/// <c>PUT /api/people/{id}</c>: adds a person, or changes name and rights. Nobody is deleted, since history names them:
/// <c>disabled</c> keeps a person out. Decided on people as they are stored, and anew when another change was faster:
/// who is the last administrator and whose an external account is are about all of them.
/// </summary>
internal sealed class PutPerson(PeopleStore people, GrantChecks grants, Writes writes, PeopleLog log, TimeProvider clock)
{
    public async Task<IResult> HandleAsync(HttpContext context, string person)
    {
        if (PersonIds.Read(person) is not { } id)
            return PeopleRoutes.BadId;
        var body = await Json.ReadAsync(context.Request, PeopleJson.Wire.PersonBody);
        if (!body.IsRead)
            return body.Problem;
        var write = await writes.BeginAsync(context, PeopleStore.Partition);
        if (write.Settled is { } settled)
            return settled;
        for (var attempt = 1; attempt <= Turns.Tries; attempt++)
        {
            if (await TryAsync(context, id, body.Value, write) is { } answer)
                return answer;
            await Turns.LostAsync(attempt);
        }

        return Problem.Busy();
    }

    /// <summary>The answer; null when another change was faster.</summary>
    private async Task<IResult?> TryAsync(HttpContext context, string id, PersonBody body, Write write)
    {
        var stamp = await people.StampAsync(context.RequestAborted);
        var all = await people.LoadNowAsync(context.RequestAborted);
        var known = await people.FindAsync(id, context.RequestAborted);
        if (EntityTags.Refuse(context.Request, known is { } was ? PeopleRoutes.TagOf(was.Person) : null) is { } stale)
            return stale;
        var (changed, problem) = await ChangedAsync(context, id, known?.Person, all, body);
        if (changed is null)
            return problem!;
        var answer = Answer.Ok(PersonOnWire.Of(changed), PeopleJson.Wire.PersonOnWire, PeopleRoutes.TagOf(changed));
        var written = await write.CommitAsync(
            [PeopleStore.Put(changed, known?.ETag), PeopleStore.Follow(stamp, clock.GetUtcNow())],
            known is null ? answer with { Status = 201, Location = PeopleRoutes.AddressOf(id) } : answer);
        people.Forget();
        if (written.IsNew)
            await log.NoteAsync(known is null ? "personAdded" : "personChanged", context.Caller().Name, Told(changed));
        return written.Answer;
    }

    private async Task<(Person? Changed, IResult? Problem)> ChangedAsync(
        HttpContext context, string id, Person? was, KnownPeople all, PersonBody body)
    {
        var fields = new Fields();
        var name = fields.Text("name", body.Name, 60);
        var external = fields.OptionalText("external", body.External, 200);
        var granted = await grants.ReadAsync("grants", body.Grants, fields, context.RequestAborted);
        if (fields.Problem is { } problem)
            return (null, problem);
        var now = clock.GetUtcNow();
        var changed = (was ?? new Person { Id = id }) with
        {
            Name = name,
            Grants = granted,
            External = external.Length == 0 ? null : external,
            Disabled = body.Disabled ?? false,
            ChangedAt = now,
            ChangedBy = context.Caller().Name,
            SessionsFrom = was is null || body.Disabled == true ? now : was.SessionsFrom,
        };
        if (was is not null && IsAdministrator(was) && !IsAdministrator(changed)
            && !all.People.Values.Any(p => p.Id != id && IsAdministrator(p)))
            return (null, PeopleRoutes.LastAdministrator);
        return IsTaken(changed, all) ? (null, PeopleRoutes.ExternalTaken) : (changed, null);
    }

    private static bool IsTaken(Person changed, KnownPeople all) =>
        changed.External is { } external && all.People.Values.Any(other => other.Id != changed.Id
            && string.Equals(other.External, external, StringComparison.OrdinalIgnoreCase));

    private static bool IsAdministrator(Person person) =>
        !person.Disabled && person.Grants.Any(grant => grant.Role == Role.Administrator);

    private static string Told(Person person) =>
        $"{person.Id}: {(person.Disabled ? "disabled, " : "")}{string.Join(", ", person.Grants.Select(Told))}";

    private static string Told(Grant grant) =>
        string.Join('/', new[] { Json.Word(grant.Role), grant.Region, grant.Key }.OfType<string>());
}
