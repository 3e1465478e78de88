namespace Leads.Functions.Storage.Azure;

internal enum StageKind
{
    /// <summary>The entity is not there yet for anybody: it is what the commit adds.</summary>
    Insert,

    /// <summary>What the commit writes lies beside what is there.</summary>
    Replace,

    /// <summary>The commit removes it.</summary>
    Delete,
}

/// <summary>What a large commit is about to do to an entity, as the entity itself says.</summary>
internal readonly record struct Stage(StageKind Kind, string Commit)
{
    public const string Column = "Stage";

    /// <summary>Null where no commit holds the entity.</summary>
    public static Stage? Read(Entity entity) => entity.Text(Column) is not { Length: > 0 } text ? null
        : text.Split(' ') is ["insert", var adding] ? new Stage(StageKind.Insert, adding)
        : text.Split(' ') is ["replace", var writing] ? new Stage(StageKind.Replace, writing)
        : text.Split(' ') is ["delete", var removing] ? new Stage(StageKind.Delete, removing)
        : throw new InvalidDataException($"No such stage: {text}");

    public override string ToString() => Kind switch
    {
        StageKind.Insert => "insert " + Commit,
        StageKind.Replace => "replace " + Commit,
        StageKind.Delete => "delete " + Commit,
    };
}
