namespace Leads.Functions.Storage;

/// <summary>Reads a folder's database beside the process that may be working on it: takes no lock, changes nothing.</summary>
internal static class SqliteSnapshot
{
    private const int MostComplaints = 20;

    /// <summary>Copies the database, as of one moment and without its gaps, into another folder.</summary>
    /// <exception cref="StorageRefusedException">There is none, or it is damaged.</exception>
    public static void Take(string folder, string into)
    {
        var path = SqliteStorage.PathIn(folder);
        try
        {
            using var file = Open(path);
            Directory.CreateDirectory(into);
            file.Prepare("VACUUM INTO ?").BindText(SqliteStorage.PathIn(into)).Run();
        }
        catch (SqliteError error)
        {
            throw SqliteStorage.Refusal(error, path);
        }
    }

    /// <summary>The version of the file's shape.</summary>
    public static long VersionOf(string folder)
    {
        using var file = Open(SqliteStorage.PathIn(folder));
        return file.ReadNumber("SELECT value FROM meta WHERE name = 'version'");
    }

    /// <summary>What SQLite finds wrong with the file's pages, and rows that belong to no region; nothing when whole.</summary>
    public static IReadOnlyList<string> Complaints(string folder)
    {
        try
        {
            using var file = Open(SqliteStorage.PathIn(folder));
            var complaints = Check(file);
            foreach (var table in (string[])["rows", "packed", "pending"])
            {
                var lost = file.ReadNumber(
                    $"SELECT count(*) FROM {table} WHERE region NOT IN (SELECT id FROM regions)");
                if (lost > 0)
                    complaints.Add($"{table}: {lost} rows of no region");
            }

            return complaints;
        }
        catch (SqliteError error)
        {
            return [error.Message];
        }
    }

    private static List<string> Check(SqliteFile file)
    {
        var complaints = new List<string>();
        var check = file.Prepare($"PRAGMA quick_check({MostComplaints})");
        while (check.Step())
        {
            if (check.Text(0) is not "ok" and var complaint)
                complaints.Add(complaint);
        }

        check.Reset();
        return complaints;
    }

    private static SqliteFile Open(string path) => File.Exists(path)
        ? SqliteFile.OpenToRead(path)
        : throw new StorageRefusedException($"There is no database {path}. Set LEADS_DATA to the folder that holds one.");
}
