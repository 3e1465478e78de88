namespace Leads.Functions.People;

/// <summary>What a person is to a region; <see cref="Permissions"/> says what each may do.</summary>
public enum Role
{
    /// <summary>管理员: every region, people and settings.</summary>
    Administrator,

    /// <summary>招商局: everything in its region.</summary>
    Bureau,

    /// <summary>责任单位: its own projects; what it reports waits for recognition.</summary>
    Unit,

    /// <summary>链长专班: reads its chain; next steps, problems and notes, never amounts or dates.</summary>
    Team,

    /// <summary>市领导: reads the whole region.</summary>
    Leader,

    /// <summary>审计: reads the whole region and its trail.</summary>
    Auditor,
}

/// <summary>Several roles at once.</summary>
[Flags]
internal enum Roles
{
    None = 0,
    Administrator = 1 << Role.Administrator,
    Bureau = 1 << Role.Bureau,
    Unit = 1 << Role.Unit,
    Team = 1 << Role.Team,
    Leader = 1 << Role.Leader,
    Auditor = 1 << Role.Auditor,

    /// <summary>Those who see a region as a whole.</summary>
    Whole = Administrator | Bureau | Leader | Auditor,

    /// <summary>Those who decide for a region.</summary>
    Deciding = Administrator | Bureau,

    /// <summary>Everybody who is somebody in the region.</summary>
    All = Whole | Unit | Team,
}

/// <summary>One role of a person, and where it holds.</summary>
/// <param name="Region">Id of the region; null for administrators, whose role holds everywhere.</param>
/// <param name="Key">Key of the unit or chain, for <see cref="Role.Unit"/> and <see cref="Role.Team"/>; else null.</param>
public sealed record Grant(Role Role, string? Region = null, string? Key = null)
{
    /// <summary>The role of the environment's token, of one-time links for operators, and of the first person.</summary>
    public static readonly Grant Administrator = new(Role.Administrator);

    /// <summary>Whether who has this may give the other one.</summary>
    internal bool Includes(Grant other) =>
        Role == Role.Administrator || this == other
        || (Role == Role.Bureau && other.Region == Region && other.Role != Role.Administrator);

    internal bool HoldsIn(string? region) => region is null || Role == Role.Administrator || Region == region;
}
