namespace Leads.Functions.Hosting;

/// <summary>The process cannot start as it is configured; the message names every variable and what to do.</summary>
public sealed class LeadsOptionsException(IEnumerable<string> wrong)
    : Exception(string.Join(Environment.NewLine, wrong.Prepend("Leads cannot start with these settings:")));
