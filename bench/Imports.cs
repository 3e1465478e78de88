using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Leads.Bench;

/// <summary>A ledger of 10,000 rows comes in: the preview, and the commit of what it accepts.</summary>
internal static class Imports
{
    private const int Rows = 10_000;
    private const int Rounds = 3;
    private const string Boundary = "bench-boundary";

    public static Task RunAsync(Bench bench)
    {
        using var product = bench.Start(bench.NewFolder());
        var (previews, commits) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var region = string.Create(CultureInfo.InvariantCulture, $"import{round}");
            product.Register(region);
            using var connection = product.Connect();
            var upload = connection.Request(
                "POST", $"/api/regions/{region}/imports", Form(Ledger()), $"multipart/form-data; boundary={Boundary}");
            previews.Add(Bench.Milliseconds(() => connection.Send(upload, expected: 201)));
            var path = $"/api/regions/{region}/imports/{IdOf(connection.Body)}/commit";
            commits.Add(Bench.Milliseconds(() => connection.Ask("POST", path)));
        }

        Table.Line($"preview of {Rows:N0} rows (csv), ms", previews);
        Table.Line("  commit of them, ms", commits);
        Table.Line("  resident MB then", Series.Show(product.ResidentMegabytes));
        return Task.CompletedTask;
    }

    private static string IdOf(string preview)
    {
        using var document = JsonDocument.Parse(preview);
        var root = document.RootElement;
        return root.GetProperty("accepted").GetInt32() == Rows
            ? root.GetProperty("id").GetString()!
            : throw new InvalidOperationException($"Rows were held back: {preview[..500]}");
    }

    private static string Ledger()
    {
        var csv = new StringBuilder("项目名称,投资方,总投资（亿元）,合同引资额（亿元）,签约时间,责任单位,产业链,累计到位（亿元）\n");
        var year = DateTime.UtcNow.Year - 1;
        for (var row = 0; row < Rows; row++)
            csv.Append(CultureInfo.InvariantCulture,
                $"果品加工项目{row},某某公司{row % 997},{(row % 90) + 10}.5,{(row % 90) + 5},{year}.{(row % 12) + 1}.5,")
                .Append(CultureInfo.InvariantCulture, $"{Seeds.Units[row % 30]},{Seeds.Chains[row % 12]},{row % 5}\n");
        return csv.ToString();
    }

    private static string Form(string ledger) =>
        $"--{Boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ledger.csv\"\r\n"
        + $"Content-Type: text/csv\r\n\r\n{ledger}\r\n--{Boundary}--\r\n";
}
