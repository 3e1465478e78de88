using Leads.Domain.Projects;

namespace Leads.Domain;

/// <summary>How a region recognises (认定) what is reported.</summary>
public sealed record RecognitionSettings
{
    /// <summary>四眼原则: whoever recorded a fact may not recognise it; nothing is recognised at once.</summary>
    public bool FourEyes { get; init; }

    /// <summary>Kinds of facts that are recognised only with at least one evidence file.</summary>
    public IReadOnlyList<FactKind> Evidence { get; init; } = [];

    /// <summary>The level that a recognition gives when it names none.</summary>
    public RecognitionLevel Level { get; init; } = RecognitionLevel.County;
}
