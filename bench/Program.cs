using Leads.Bench;

(string Name, string What, Func<Bench, Task> Run)[] all =
[
    ("start", "cold start to the first 200, and memory", bench => ColdStart.RunAsync(bench)),
    ("captures", "durable captures a second, while folding", bench => Captures.RunAsync(bench)),
    ("lag", "from a change to the rates that show it", bench => FoldLag.RunAsync(bench)),
    ("rates", "standard and ad-hoc questions at growing sizes", bench => RatesReads.RunAsync(bench)),
    ("import", "a ledger of 10,000 rows", bench => Imports.RunAsync(bench)),
    ("mails", "an issue to 500 people by a slow mail server", bench => Mails.RunAsync(bench)),
    ("azure", "captures a second on Azurite, beside the official SDKs", bench => AzureCaptures.RunAsync(bench)),
    ("province", "a small province on Azurite, counted; counties=12 projects=500", bench => Province.RunAsync(bench)),
    ("fold", "a full fold from the database file", bench => FullFold.RunAsync(bench)),
];

var program = args.FirstOrDefault();
var (numbers, names) = (args.Where(IsNumber).ToList(), args.Skip(1).Where(arg => !IsNumber(arg)).ToList());
if (program is null || names.Exists(name => !all.Any(one => one.Name == name)))
{
    Console.WriteLine("Names (all without one):");
    foreach (var one in all)
        Console.WriteLine($"  {one.Name,-10}{one.What}");
    return names is ["help"] ? 0 : 2;
}

using var bench = new Bench(program, numbers);
Console.WriteLine($"{Environment.ProcessorCount} cores, shared with the load generator");
foreach (var one in all.Where(one => names.Count == 0 || names.Contains(one.Name)))
{
    Console.WriteLine();
    Console.WriteLine($"## {one.Name}: {one.What} (load average before: {Bench.LoadAverage})");
    await one.Run(bench);
}

return 0;

static bool IsNumber(string arg) => arg.Contains('=', StringComparison.Ordinal);
