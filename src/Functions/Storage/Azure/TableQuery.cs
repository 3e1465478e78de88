using System.Text;

namespace Leads.Functions.Storage.Azure;

/// <summary>Which entities of a partition are wanted, and what of them.</summary>
internal sealed record TableQuery(string Partition)
{
    /// <summary>The first row key wanted.</summary>
    public string? From { get; init; }

    /// <summary>The first row key no longer wanted.</summary>
    public string? Below { get; init; }

    /// <summary>A further condition in the service's words; texts in it are written by <see cref="Quote"/>.</summary>
    public string? Filter { get; init; }

    /// <summary>Properties beside the row key; null = all.</summary>
    public IReadOnlyList<string>? Select { get; init; }

    /// <summary>How many a page may hold, 1 to 1,000.</summary>
    public int Top { get; init; } = TableLimits.MostEntities;

    /// <summary>Neither versions nor types are asked for: far fewer bytes.</summary>
    public bool Bare { get; init; }

    public static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    /// <summary>The condition as <c>$filter</c> takes it.</summary>
    public string Condition()
    {
        var text = new StringBuilder("PartitionKey eq ").Append(Quote(Partition));
        if (From is not null)
            text.Append(" and RowKey ge ").Append(Quote(From));
        if (Below is not null)
            text.Append(" and RowKey lt ").Append(Quote(Below));
        if (Filter is not null)
            text.Append(" and (").Append(Filter).Append(')');
        return text.ToString();
    }
}
