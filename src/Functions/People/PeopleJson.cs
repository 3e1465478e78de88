using System.Text.Json.Serialization;
using Leads.Functions.Hosting;

namespace Leads.Functions.People;

/// <summary>Who the caller is.</summary>
internal sealed record Me(string Id, string Name, IReadOnlyList<Grant> Grants, bool MustChangePassword, bool ReadsOnly);

/// <summary>A person as administrators see it; of the password only whether there is one.</summary>
internal sealed record PersonOnWire(
    string Id, string Name, IReadOnlyList<Grant> Grants, string? External, bool Disabled, bool HasPassword,
    bool MustChangePassword, DateTimeOffset ChangedAt, string ChangedBy)
{
    public static PersonOnWire Of(Person person) => new(
        person.Id, person.Name, person.Grants, person.External, person.Disabled, person.PasswordHash is not null,
        person.MustChangePassword, person.ChangedAt, person.ChangedBy);
}

/// <summary>A token; its secret is there only in the answer that made it.</summary>
internal sealed record TokenOnWire(
    Guid Id, string Name, string Person, IReadOnlyList<Grant>? Grants, bool ReadOnly, DateTimeOffset Created,
    DateTimeOffset Expires, DateTimeOffset? Revoked, string? Secret)
{
    public static TokenOnWire Of(ApiToken token, string? secret) => new(
        token.Id, token.Name, token.Person, token.Grants, token.ReadOnly, token.Created, token.Expires, token.Revoked,
        secret);
}

/// <summary>A link that opens a session for the person once, within 24 hours.</summary>
internal sealed record LinkOnWire(string Href);

[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(ApiToken))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(Device))]
[JsonSerializable(typeof(Journey))]
[JsonSerializable(typeof(LinkTarget))]
[JsonSerializable(typeof(Tries))]
[JsonSerializable(typeof(PeopleStamp))]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(PasswordChange))]
[JsonSerializable(typeof(FirstPassword))]
[JsonSerializable(typeof(PersonBody))]
[JsonSerializable(typeof(PersonOnWire))]
[JsonSerializable(typeof(Page<PersonOnWire>))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(TokenOnWire))]
[JsonSerializable(typeof(Page<TokenOnWire>))]
[JsonSerializable(typeof(LinkOnWire))]
internal sealed partial class PeopleJson : JsonSerializerContext
{
    public static PeopleJson Wire { get; } = new(Json.WireOptions());

    public static PeopleJson Stored { get; } = new(Json.StoredOptions());
}
