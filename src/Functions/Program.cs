using Leads.Functions.Hosting;

try
{
    var app = LeadsApp.Build(args);
    await app.RunAsync();
    return 0;
}
catch (LeadsOptionsException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
