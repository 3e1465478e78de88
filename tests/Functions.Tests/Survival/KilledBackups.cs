using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Survival;

/// <summary>A backup beside captures: the command is killed, and then the process that captures.</summary>
internal sealed class KilledBackups : KilledActivity
{
    private readonly TemporaryFolder _archives = new();
    private readonly Witness _witness = new();
    private readonly string _folder;
    private string _archive = "";

    public KilledBackups(string folder) => _folder = folder;

    public override bool Ends => true;

    public override async Task PrepareAsync(KilledProcess process, int kill)
    {
        if (kill <= 1)
            await _witness.OpenAsync(process);
        _archive = _archives.In($"backup{kill}.zip");
    }

    public override Task ActAsync(KilledProcess process, Action begun)
    {
        begun();
        return LeadsCommand.DoneAsync(_folder, "backup", _archive);
    }

    public override async Task KillAsync(KilledProcess process, TimeSpan moment)
    {
        var begun = new TaskCompletionSource();
        var capturing = _witness.CaptureUntilKilledAsync(process, () => begun.TrySetResult());
        await Task.WhenAny(begun.Task, capturing);
        await LeadsCommand.KillAsync(_folder, moment, "backup", _archive);
        process.Kill();
        await capturing;
    }

    public override async Task<string> CheckAsync(KilledProcess process)
    {
        await _witness.AssertNothingIsLostAsync(process);
        var isThere = File.Exists(_archive);
        if (isThere)
            await AssertIsWholeAsync();
        return $"{(isThere ? "a whole archive" : "no archive")}; {_witness.Acknowledged} acknowledged, each there once";
    }

    /// <summary>What a killed backup left behind hinders no other one, and that one holds all.</summary>
    public override async Task EndAsync(string folder)
    {
        File.Delete(_archive);
        await LeadsCommand.DoneAsync(folder, "backup", _archive);
        await AssertIsWholeAsync();
        using var there = new TemporaryFolder();
        await LeadsCommand.DoneAsync(there.In("data"), "restore", _archive);
        using var process = await KilledProcess.StartAsync(there.In("data"));
        await _witness.AssertNothingIsLostAsync(process);
    }

    public override void Dispose()
    {
        base.Dispose();
        _archives.Dispose();
    }

    private async Task AssertIsWholeAsync()
    {
        using var there = new TemporaryFolder();
        await LeadsCommand.DoneAsync(there.In("data"), "restore", _archive);
        await LeadsCommand.DoneAsync(there.In("data"), "doctor");
    }
}
