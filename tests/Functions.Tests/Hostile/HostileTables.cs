using System.Globalization;

namespace Leads.Functions.Tests.Hostile;

/// <summary>What was sent and answered, to be printed and to see what was left out.</summary>
internal sealed class HostileTables
{
    private readonly List<(HostileRequest Request, int Status)> _sent = [];
    private readonly HashSet<string> _distinct = new(StringComparer.Ordinal);

    public int Distinct => _distinct.Count;

    public void Add(HostileRequest request, int status)
    {
        _sent.Add((request, status));
        var body = request.Body is null ? "" : Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(request.Body));
        _distinct.Add($"{request.Method} {request.Address} {request.MediaType} {request.Header} {request.IsStranger} {body}");
    }

    /// <summary>Operations, fields and parameters of the contract that nothing was sent to.</summary>
    public IEnumerable<string> Uncovered(ContractDocument contract)
    {
        var reached = _sent.Select(sent => (sent.Request.Operation.Id, sent.Request.Place)).ToHashSet();
        var operations = reached.Select(sent => sent.Id).ToHashSet(StringComparer.Ordinal);
        return [.. contract.Operations.Where(operation => !operations.Contains(operation.Id)).Select(operation => operation.Id),
            .. from operation in contract.Operations
               from place in PlacesOf(operation)
               where !reached.Contains((operation.Id, place))
               select $"{operation.Id} {place}"];
    }

    public IEnumerable<string> ByClass() =>
        [$"{"class",-18} requests operations places  statuses", .. _sent.GroupBy(sent => sent.Request.Class)
            .Select(all => string.Create(CultureInfo.InvariantCulture,
                $"{all.Key,-18} {all.Count(),8} {Count(all, s => s.Request.Operation.Id),10} {Count(all, s => s.Request.Operation.Id + s.Request.Place),6}  {Statuses(all)}"))];

    public IEnumerable<string> ByOperation(ContractDocument contract) =>
        [$"{"operation",-20} requests fields parameters", .. contract.Operations.Select(operation => string.Create(
            CultureInfo.InvariantCulture,
            $"{operation.Id,-20} {_sent.Count(sent => sent.Request.Operation.Id == operation.Id),8} {HostileRequests.PlacesOf(operation.Body).Count(),6} {operation.Parameters.Count,10}"))];

    private static IEnumerable<string> PlacesOf(Operation operation) =>
        [.. HostileRequests.PlacesOf(operation.Body).Select(place => place.Path), .. operation.Parameters.Select(p => p.Name)];

    private static int Count<T>(IEnumerable<T> all, Func<T, string> what) => all.Select(what).Distinct(StringComparer.Ordinal).Count();

    private static string Statuses(IEnumerable<(HostileRequest Request, int Status)> all) =>
        string.Join(", ", all.GroupBy(sent => sent.Status).OrderBy(same => same.Key)
            .Select(same => string.Create(CultureInfo.InvariantCulture, $"{same.Key}: {same.Count()}")));
}
