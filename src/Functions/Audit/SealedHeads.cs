using System.Globalization;

namespace Leads.Functions.Audit;

/// <summary>What a seal knows of a project: its version and half of its head, which is enough to tell two apart.</summary>
/// <param name="Seal">The newest seal that lists it.</param>
internal readonly record struct SealedHead(int Version, UInt128 Head, int Seal)
{
    public static UInt128 HalfOf(string digest) =>
        UInt128.Parse(digest.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}

/// <summary>
/// The projects that seals list, the newest word on each: some 60 bytes of memory a project, however many seals.
/// </summary>
internal sealed class SealedHeads
{
    private readonly Dictionary<Guid, SealedHead> _heads = [];

    /// <summary>Those that nobody took out.</summary>
    public IReadOnlyDictionary<Guid, SealedHead> Left => _heads;

    public SealedHead? Find(Guid project) => _heads.TryGetValue(project, out var head) ? head : null;

    public bool Remove(Guid project) => _heads.Remove(project);

    public static string Line(Guid project, int version, string head) =>
        string.Create(CultureInfo.InvariantCulture, $"{project:N} {version} {head}");

    /// <summary>Takes in the list of a seal; later ones replace earlier ones. Lines that are none are counted.</summary>
    public async Task<int> AddAsync(int seal, Stream list, CancellationToken stop)
    {
        using var reader = new StreamReader(list);
        var strange = 0;
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            if (line.Split(' ') is [var id, var version, { Length: 64 } head] && Guid.TryParseExact(id, "N", out var project)
                && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && head.All(char.IsAsciiHexDigitLower))
                _heads[project] = new SealedHead(number, SealedHead.HalfOf(head), seal);
            else
                strange++;
        }

        return strange;
    }
}
