using System.Globalization;
using System.Security.Cryptography;

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
        var body = request.Body is null ? "" : Convert.ToHexString(SHA256.HashData(request.Body));
        var sender = $"{request.MediaType} {request.Header} {request.IsStranger}";
        _distinct.Add($"{request.Method} {request.Address} {sender} {body}");
    }

    /// <summary>Operations, fields and parameters of the contract that nothing was sent to.</summary>
    public IEnumerable<string> Uncovered(ContractDocument contract)
    {
        var reached = _sent.Select(sent => (sent.Request.Operation.Id, sent.Request.Place)).ToHashSet();
        var operations = reached.Select(sent => sent.Id).ToHashSet(StringComparer.Ordinal);
        return [.. contract.Operations.Select(operation => operation.Id).Where(id => !operations.Contains(id)),
            .. from operation in contract.Operations
               from place in PlacesOf(operation)
               where !reached.Contains((operation.Id, place))
               select $"{operation.Id} {place}"];
    }

    public IEnumerable<string> ByClass() =>
        _sent.GroupBy(sent => sent.Request.Class).Select(OfClass)
            .Prepend($"{"class",-18} requests operations places  statuses");

    public IEnumerable<string> ByOperation(ContractDocument contract) =>
        [$"{"operation",-20} requests fields parameters", .. contract.Operations.Select(OfOperation)];

    private static string OfClass(IGrouping<Class, (HostileRequest Request, int Status)> all)
    {
        var operations = Count(all, sent => sent.Request.Operation.Id);
        var places = Count(all, sent => sent.Request.Operation.Id + sent.Request.Place);
        return string.Create(CultureInfo.InvariantCulture,
            $"{all.Key,-18} {all.Count(),8} {operations,10} {places,6}  {Statuses(all)}");
    }

    private string OfOperation(Operation operation)
    {
        var requests = _sent.Count(sent => sent.Request.Operation.Id == operation.Id);
        var fields = HostileRequests.PlacesOf(operation.Body).Count();
        return string.Create(CultureInfo.InvariantCulture,
            $"{operation.Id,-20} {requests,8} {fields,6} {operation.Parameters.Count,10}");
    }

    private static IEnumerable<string> PlacesOf(Operation operation) =>
        HostileRequests.PlacesOf(operation.Body).Select(place => place.Path)
            .Concat(operation.Parameters.Select(parameter => parameter.Name));

    private static int Count<T>(IEnumerable<T> all, Func<T, string> what) =>
        all.Select(what).Distinct(StringComparer.Ordinal).Count();

    private static string Statuses(IEnumerable<(HostileRequest Request, int Status)> all) =>
        string.Join(", ", all.GroupBy(sent => sent.Status).OrderBy(same => same.Key)
            .Select(same => string.Create(CultureInfo.InvariantCulture, $"{same.Key}: {same.Count()}")));
}
