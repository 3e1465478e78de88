using Azure.Core;

namespace Leads.Functions.Storage.Azure;

/// <summary>
/// SharedKeyLite as Table Storage has it:
/// https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key
/// </summary>
internal sealed class TableKeyPolicy(AccountKey key) : KeyPolicy(key, "SharedKeyLite")
{
    // Of the query only "comp" would count; we send none.
    protected override string StringToSign(Request request) =>
        $"{Header(request, Date)}\n{Resource(request.Uri.ToUri())}";
}
