namespace Leads.Functions.Storage.Azure;

/// <summary>The columns of an entity of a region.</summary>
internal static class RowContent
{
    /// <summary>All that is written of a row. Where one of body and packed facts is not written, the stored one stays.</summary>
    public static EntityProperties Of(PlannedRow row, StoredRow? stored, string commit) =>
        row.Pending is { } project
            ? OfPending(project, row.Packed, commit)
            : Of(row.IsProject, row.Body ?? stored?.Body, row.Packed ?? stored?.Packed, commit);

    /// <summary>What a row will hold once the commit has happened that holds it now.</summary>
    public static EntityProperties OfNext(StoredRow row, bool isProject) =>
        Of(isProject, row.NextBody, row.NextPacked, row.Stage!.Value.Commit);

    /// <summary>What a large commit writes beside the content that is there.</summary>
    public static EntityProperties Beside(PlannedRow row, StageKind kind, string commit)
    {
        var properties = new EntityProperties { { Stage.Column, new Stage(kind, commit).ToString() } };
        if (kind != StageKind.Replace)
            return properties;
        if (row.Body is { } body)
            BodyColumns.Add(properties, body, BodyColumns.NextNames);
        if (row.Packed is { } packed)
            properties.Add(StoredRow.NextPackedColumn, packed);
        return properties;
    }

    /// <summary>What a large commit adds: it is nobody's row while it is staged, and shows no figures.</summary>
    public static EntityProperties Staged(PlannedRow row, string commit)
    {
        var properties = new EntityProperties
        {
            { StoredRow.CommitColumn, commit },
            { Stage.Column, new Stage(StageKind.Insert, commit).ToString() },
        };
        if (row.Pending is { } project)
            properties.Add(StoredRow.ProjectColumn, project);
        AddContent(properties, row.Body, row.Packed);
        return properties;
    }

    /// <summary>What makes a staged entity everybody's row.</summary>
    public static EntityProperties Unstaged(bool isProject, ReadOnlyMemory<byte>? body, ReadOnlyMemory<byte>? packed)
    {
        var properties = new EntityProperties { { Stage.Column, "" } };
        if (isProject)
            ProjectColumns.Add(properties, body, packed);
        return properties;
    }

    /// <summary>What takes a stage back from an entity that was there before it.</summary>
    public static EntityProperties Cleared(IEnumerable<string> written)
    {
        var properties = new EntityProperties { { Stage.Column, "" } };
        foreach (var name in written)
        {
            if (name == StoredRow.NextPackedColumn)
                properties.Add(name, ReadOnlyMemory<byte>.Empty);
            else
                BodyColumns.Clear(properties, name);
        }

        return properties;
    }

    private static EntityProperties OfPending(Guid project, ReadOnlyMemory<byte>? packed, string commit)
    {
        var properties = new EntityProperties
        {
            { StoredRow.CommitColumn, commit },
            { StoredRow.ProjectColumn, project },
        };
        AddContent(properties, null, packed);
        return properties;
    }

    private static EntityProperties Of(
        bool isProject, ReadOnlyMemory<byte>? body, ReadOnlyMemory<byte>? packed, string commit)
    {
        var properties = new EntityProperties { { StoredRow.CommitColumn, commit } };
        AddContent(properties, body, packed);
        if (isProject)
            ProjectColumns.Add(properties, body, packed);
        return properties;
    }

    private static void AddContent(
        EntityProperties properties, ReadOnlyMemory<byte>? body, ReadOnlyMemory<byte>? packed)
    {
        if (body is { } document)
            BodyColumns.Add(properties, document, BodyColumns.Names);
        if (packed is { } facts)
            properties.Add(StoredRow.PackedColumn, facts);
    }
}
