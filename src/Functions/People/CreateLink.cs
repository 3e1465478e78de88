using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>
/// <c>POST /api/people/{id}/link</c>: for somebody who has no password yet, or has forgotten it. Whoever follows it
/// chooses a new one before anything else.
/// </summary>
internal sealed class CreateLink(PeopleStore people, OneTimeLinks links, PeopleLog log)
{
    public async Task<IResult> HandleAsync(HttpContext context, string person)
    {
        if (await people.FindAsync(PersonIds.Read(person) ?? "?", context.RequestAborted)
            is not { Person: { Disabled: false } known } stored)
            return PeopleRoutes.NoSuchPerson(person);
        if (!await people.CommitAsync(PeopleStore.Put(known with { MustChangePassword = true, PasswordHash = null }, stored.ETag)))
            return Problem.Busy();
        await log.NoteAsync("linkCreated", context.Caller().Name, known.Id);
        var link = await links.CreateAsync(PasswordPage.Address, known.Id);
        return Answer.Ok(new LinkOnWire(link), PeopleJson.Wire.LinkOnWire);
    }
}
