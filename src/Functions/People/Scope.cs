using System.Collections.Frozen;
using Leads.Domain.Projects;
using Leads.Functions.Regions;

namespace Leads.Functions.People;

/// <summary>
/// What a caller sees of a region in one operation: all of it, or the projects that its units or chains hold today.
/// Whoever held a project before does not see it any more.
/// </summary>
public sealed class Scope
{
    /// <summary>Sees everything but contacts: leaders and auditors.</summary>
    public static readonly Scope Everything = new() { IsWhole = true };

    /// <summary>Sees everything, and decides: bureau and administrators.</summary>
    public static readonly Scope Bureau = new() { IsWhole = true, Decides = true };

    private Scope()
    {
    }

    public bool IsWhole { get; private init; }

    /// <summary>Recognises facts, and sees what is kept from others: contacts, and whose entries collide.</summary>
    public bool Decides { get; private init; }

    /// <summary>Keys of the units whose own people these are.</summary>
    public FrozenSet<string> Units { get; private init; } = [];

    /// <summary>Keys of the chains whose teams these are.</summary>
    public FrozenSet<string> Chains { get; private init; } = [];

    /// <summary>The widest of what the admitted roles give in a region.</summary>
    internal static Scope Of(IEnumerable<Grant> grants, string? region, Roles admitted)
    {
        var held = grants.Where(grant => grant.HoldsIn(region) && admitted.HasFlag(grant.Role.AsFlag())).ToList();
        if (held.Exists(grant => grant.Role is Role.Administrator or Role.Bureau))
            return Bureau;
        if (held.Exists(grant => Roles.Whole.HasFlag(grant.Role.AsFlag())))
            return Everything;
        return new Scope
        {
            Units = KeysOf(held, Role.Unit),
            Chains = KeysOf(held, Role.Team),
        };
    }

    /// <summary>Whether a project held by this unit and chain is in sight.</summary>
    public bool Covers(string unit, string chain) => IsWhole || Units.Contains(unit) || Chains.Contains(chain);

    /// <summary>The same of a project at hand, by its holders on a day.</summary>
    public bool Covers(Project project, DateOnly today) =>
        IsWhole || Covers(project.HolderOn(today, a => a.Unit), project.HolderOn(today, a => a.Chain));

    /// <summary>
    /// The project as the caller may see it. That a unit's entry collides with another one's is between the bureau and
    /// nobody: to the unit it looks like any entry that waits.
    /// </summary>
    public Project Shown(Project project, DateOnly today)
    {
        if (Decides)
            return project;
        var shown = SeesContact(project, today)
            ? project
            : project with { Fields = project.Fields with { Contact = null } };
        return shown.CollidesWith.Count == 0 ? shown : shown with
        {
            CollidesWith = [],
            Facts = [.. shown.Facts.Select(fact =>
                fact.State == Recognition.Draft ? fact with { State = Recognition.Submitted } : fact)],
        };
    }

    /// <summary>Contact names and phones are for the bureau and the project's own unit.</summary>
    public bool SeesContact(Project project, DateOnly today) =>
        Decides || Units.Contains(project.HolderOn(today, a => a.Unit));

    /// <summary>The same by the keys that hold today.</summary>
    internal Scope Under(Registry registry) => new()
    {
        Units = Units.Select(unit => registry.ResolveUnit(unit) ?? unit).ToFrozenSet(StringComparer.Ordinal),
        Chains = Chains.Select(chain => registry.ResolveChain(chain) ?? chain).ToFrozenSet(StringComparer.Ordinal),
    };

    private static FrozenSet<string> KeysOf(IEnumerable<Grant> grants, Role role) =>
        grants.Where(grant => grant.Role == role && grant.Key is { Length: > 0 })
            .Select(grant => grant.Key!).ToFrozenSet(StringComparer.Ordinal);
}

internal static class RoleExtensions
{
    public static Roles AsFlag(this Role role) => (Roles)(1 << (int)role);
}
