namespace Leads.Functions.Storage.Azure;

/// <summary>Azure Storage would not take this, so it was not sent.</summary>
internal sealed class AzureLimitException(string message) : ArgumentException(message);
