using Leads.Functions.Hosting;

namespace Leads.Functions.Audit;

/// <summary>Something that is not as the trail must be.</summary>
/// <param name="Chain">activity, settings, seals, or the id of a project.</param>
/// <param name="Number">The entry, seal or version that it shows at; 0 for the chain as a whole.</param>
internal sealed record TrailFault(string Chain, int Number, Text What);

/// <summary>What a walk over the trail of a partition saw.</summary>
internal sealed class TrailFindings
{
    private const int MostKept = 1_000;

    private readonly List<TrailFault> _faults = [];

    /// <summary>The first of them.</summary>
    public IReadOnlyList<TrailFault> Faults => _faults;

    /// <summary>How many there are.</summary>
    public int Wrong { get; private set; }

    /// <summary>What a reader should know that is no fault.</summary>
    public List<Text> Notes { get; } = [];

    public int Activity { get; set; }

    public int Settings { get; set; }

    public int Seals { get; set; }

    public int Projects { get; set; }

    /// <summary>Entries in the chains of projects.</summary>
    public int Entries { get; set; }

    /// <summary>When the newest entry of any chain was written.</summary>
    public DateTimeOffset Newest { get; private set; }

    public void Saw(DateTimeOffset at) => Newest = at > Newest ? at : Newest;

    public void Blame(string chain, int number, string zh, string en)
    {
        Wrong++;
        if (_faults.Count < MostKept)
            _faults.Add(new TrailFault(chain, number, new(zh, en)));
    }
}
