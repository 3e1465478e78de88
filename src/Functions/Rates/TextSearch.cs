using Leads.Domain;
using Leads.Domain.Rates;
using Leads.Functions.Projects;

namespace Leads.Functions.Rates;

/// <summary>Finds projects by words of their name, investor or content.</summary>
public sealed class TextSearch(ProjectStore projects)
{
    /// <summary>The filter narrowed to the projects that contain every word; the same filter when there is no text.</summary>
    public async Task<Filter> WithinAsync(
        string region, string? text, Filter filter, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
            return filter;
        var words = Names.Key(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = new HashSet<Guid>();
        await foreach (var (project, _) in projects.ReadAllAsync(region, cancellationToken))
        {
            var searched = Names.Key(
                $"{project.Fields.Name}\n{project.Fields.Investor}\n{project.Fields.Content}\n{project.Fields.CreditCode}");
            if (Array.TrueForAll(words, word => searched.Contains(word, StringComparison.OrdinalIgnoreCase)))
                found.Add(project.Id);
        }

        return filter with { Projects = found };
    }
}
