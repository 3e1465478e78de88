namespace Leads.Functions.Storage;

/// <summary>One step of the file's shape, never changed once released.</summary>
internal sealed record SqliteMigration(int Version, string Sql);

/// <summary>The shape of <c>leads.db</c>, and how an older file is brought to it.</summary>
internal static class SqliteSchema
{
    /// <summary>In order, without gaps. A new shape is a new entry at the end.</summary>
    /// <remarks>
    /// <c>rows</c> keeps its rowid on purpose: bodies are appended whole in the order of arrival and only a short key
    /// goes to its place in the index, which dirties a fifth to a third fewer pages per commit than clustering on it.
    /// </remarks>
    public static IReadOnlyList<SqliteMigration> Migrations { get; } =
    [
        new(1, """
            CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
            INSERT INTO meta VALUES ('version', 0), ('counter', 0);
            CREATE TABLE regions(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
            CREATE TABLE rows(
                region INTEGER NOT NULL, key TEXT NOT NULL, etag INTEGER NOT NULL, body TEXT NOT NULL,
                PRIMARY KEY (region, key));
            CREATE TABLE packed(
                region INTEGER NOT NULL, project BLOB NOT NULL, packed BLOB NOT NULL,
                PRIMARY KEY (region, project)) WITHOUT ROWID;
            CREATE TABLE pending(
                region INTEGER NOT NULL, sequence INTEGER NOT NULL, project BLOB NOT NULL,
                PRIMARY KEY (region, sequence)) WITHOUT ROWID;
            CREATE VIEW projects AS
                SELECT regions.name AS region, substr(key, 9) AS id, json_extract(body, '$.fields.name') AS name,
                    json_extract(body, '$.fields.investor') AS investor,
                    json_extract(body, '$.fields.sector') AS sector,
                    (SELECT json_extract(a.value, '$.unit') FROM json_each(body, '$.assignments') a
                        WHERE json_extract(a.value, '$.unit') IS NOT NULL
                        ORDER BY json_extract(a.value, '$.from') DESC LIMIT 1) AS unit,
                    (SELECT json_extract(a.value, '$.chain') FROM json_each(body, '$.assignments') a
                        WHERE json_extract(a.value, '$.chain') IS NOT NULL
                        ORDER BY json_extract(a.value, '$.from') DESC LIMIT 1) AS chain
                FROM rows JOIN regions ON regions.id = rows.region
                WHERE key >= 'project-' AND key < 'project.';
            """),
    ];

    /// <summary>Brings the file forward; one of a newer or another program is left as it is.</summary>
    public static void Upgrade(SqliteFile file, IReadOnlyList<SqliteMigration> migrations, string path)
    {
        var version = VersionOf(file, path);
        if (version > migrations[^1].Version)
            throw new StorageRefusedException(
                $"{path} was written by a newer Leads (file version {version}, this program knows "
                + $"{migrations[^1].Version}). Start the newer one, or restore a backup. The file was not changed.");

        file.Execute("PRAGMA journal_mode = WAL");
        foreach (var migration in migrations.Where(migration => migration.Version > version))
            file.Execute(
                $"BEGIN IMMEDIATE; {migration.Sql}; "
                + $"UPDATE meta SET value = {migration.Version} WHERE name = 'version'; COMMIT");
    }

    private static long VersionOf(SqliteFile file, string path)
    {
        if (file.ReadNumber("SELECT count(*) FROM sqlite_schema") == 0)
            return 0;
        if (file.ReadNumber("SELECT count(*) FROM sqlite_schema WHERE name = 'meta'") == 0)
            throw new StorageRefusedException(
                $"{path} is a database of another program: choose another data folder. The file was not changed.");
        return file.ReadNumber("SELECT value FROM meta WHERE name = 'version'");
    }
}
