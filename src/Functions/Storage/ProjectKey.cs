namespace Leads.Functions.Storage;

/// <summary>
/// The key of a project's row: the storage knows it, since the project's packed facts belong to that row.
/// </summary>
public static class ProjectKey
{
    public const string Prefix = "project-";

    /// <summary>Ids are time-ordered, so new rows append.</summary>
    public static string Of(Guid project) => Prefix + project.ToString("N");

    /// <summary>The project whose row this is; null for any other row.</summary>
    internal static Guid? Read(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal)
        && Guid.TryParseExact(key.AsSpan(Prefix.Length), "N", out var project)
        && Of(project) == key
            ? project
            : null;
}
