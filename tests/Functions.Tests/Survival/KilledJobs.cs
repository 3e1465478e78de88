using System.Globalization;
using System.Text;

namespace Leads.Functions.Tests.Survival;

/// <summary>The commit or the undo of a ledger: all of it, or nothing.</summary>
internal sealed class KilledImports(bool undo) : KilledActivity
{
    private const int Rows = 300;

    private readonly byte[] _ledger = Ledger();
    private string _region = "";
    private string _import = "";
    private bool _isAcknowledged;

    public override bool Ends => true;

    private string Job => undo ? "undo" : "commit";

    private string Done => undo ? "undone" : "committed";

    public override async Task PrepareAsync(KilledProcess process, int kill)
    {
        _region = $"/api/regions/{Job}{kill}";
        await process.AskAsync(HttpMethod.Put, _region, """{"name":"幸存县"}""");
        var preview = await process.UploadAsync(_region + "/imports", _ledger, "ledger.csv");
        Assert.Equal(Rows, preview.GetProperty("accepted").GetInt32());
        _import = $"{_region}/imports/{preview.Id()}";
        _isAcknowledged = false;
        if (undo)
            await FinishAsync(process, "commit", "committed");
    }

    public override async Task ActAsync(KilledProcess process, Action begun)
    {
        begun();
        await FinishAsync(process, Job, Done);
        _isAcknowledged = true;
    }

    public override async Task<string> CheckAsync(KilledProcess process)
    {
        var found = await StateAsync(process);
        var end = found;
        while (end is "committing" or "undoing")
        {
            Assert.Contains(await Witness.SignedAsync(process, _region), new[] { 0, Rows });
            end = await StateAsync(process);
        }

        Assert.Contains(end, new[] { undo ? "committed" : "preview", Done });
        Assert.True(end == Done || !_isAcknowledged, "it was acknowledged and is gone");
        await AssertHoldsAsync(process, end == "committed" ? Rows : 0);
        if (end != Done)
            await FinishAsync(process, Job, Done);
        await AssertHoldsAsync(process, undo ? 0 : Rows);
        return $"found {found}, ended {end}; no half of it";
    }

    private async Task AssertHoldsAsync(KilledProcess process, int projects)
    {
        await Witness.AssertBoardIsFoldAsync(process, _region);
        Assert.Equal(projects, await Witness.SignedAsync(process, _region));
        var listed = await process.AskAsync(HttpMethod.Get, _region + "/projects?limit=10000&select=id");
        Assert.Equal(projects, listed.List("items").Length);
    }

    private async Task FinishAsync(KilledProcess process, string job, string done)
    {
        await process.AskAsync(HttpMethod.Post, $"{_import}/{job}");
        await Eventually.True(async () => await StateAsync(process) == done, seconds: 120);
    }

    private async Task<string> StateAsync(KilledProcess process) =>
        (await process.AskAsync(HttpMethod.Get, _import)).Text("state");

    private static byte[] Ledger()
    {
        var csv = new StringBuilder("项目名称,投资方,总投资（亿元）,签约时间,责任单位,产业链\n");
        for (var row = 0; row < Rows; row++)
            csv.Append(CultureInfo.InvariantCulture, $"果品项目{row},某公司{row % 97},{(row % 90) + 10}.5,")
                .Append(CultureInfo.InvariantCulture, $"2025.{(row % 12) + 1}.5,镇{row % 15},链{row % 12}\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }
}
