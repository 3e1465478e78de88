using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary><c>GET /api/people</c>, <c>GET /api/people/{id}</c> and <c>GET /api/me</c>.</summary>
internal sealed class ReadPeople(PeopleStore people)
{
    public async Task<IResult> ListAsync(HttpContext context)
    {
        var query = new Query(context.Request);
        var paging = query.Paging();
        if (query.Problem is { } problem)
            return problem;
        var all = (await people.LoadNowAsync(context.RequestAborted)).People.Values
            .OrderBy(person => person.Id, StringComparer.Ordinal).Select(PersonOnWire.Of);
        return Answer.Ok(paging.OfSorted([.. all], person => person.Id), PeopleJson.Wire.PagePersonOnWire);
    }

    public async Task<IResult> GetAsync(HttpContext context, string person) =>
        await people.FindAsync(PersonIds.Read(person) ?? "?", context.RequestAborted) is { Person: var found }
            ? Answer.Ok(PersonOnWire.Of(found), PeopleJson.Wire.PersonOnWire, PeopleRoutes.TagOf(found))
            : PeopleRoutes.NoSuchPerson(person);

    public async Task<IResult> MeAsync(HttpContext context)
    {
        var caller = context.Caller();
        var known = await people.LoadAsync(context.RequestAborted);
        var name = known.Active(caller.Name)?.Name ?? caller.Name;
        return Answer.Ok(
            new Me(caller.Name, name, caller.Grants, caller.MustChangePassword, caller.ReadsOnly), PeopleJson.Wire.Me);
    }
}
