using Leads.Functions.Commands;
using Leads.Functions.Hosting;
using Microsoft.AspNetCore.Connections;

try
{
    if (CommandTable.Names(args))
        return await CommandTable.RunAsync(args, Console.Out);
    var app = LeadsApp.Build(args);
    await app.RunAsync();
    return 0;
}
catch (LeadsOptionsException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
catch (IOException busy) when (busy.InnerException is AddressInUseException)
{
    await Console.Error.WriteLineAsync(
        $"{busy.Message} Stop the program that listens there, or set LEADS_URLS to another address.");
    return 2;
}
