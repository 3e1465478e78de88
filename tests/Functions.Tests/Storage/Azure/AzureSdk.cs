using System.Text.Encodings.Web;
using System.Text.Json;

namespace Leads.Functions.Tests.Storage.Azure;

/// <summary>Microsoft's own libraries for JavaScript, which read what we wrote and write what we read.</summary>
internal sealed class AzureSdk : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly ServerProcess _process;

    private AzureSdk(ServerProcess process) => _process = process;

    public static async Task<AzureSdk> StartAsync()
    {
        var connectionString = (await Azurite.SharedAsync()).ConnectionString;
        return new AzureSdk(await ServerProcess.StartAsync("azure-sdk.mjs", new { connectionString }));
    }

    /// <summary>Asks for one of the requests of azure-sdk.mjs.</summary>
    public async Task<JsonElement> AskAsync(object request)
    {
        await _process.Process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, s_json));
        await _process.Process.StandardInput.FlushAsync();
        var line = await _process.Process.StandardOutput.ReadLineAsync();
        using var json = JsonDocument.Parse(line ?? throw new InvalidOperationException("The libraries ended."));
        Assert.False(json.RootElement.TryGetProperty("error", out var error), error.ToString());
        return json.RootElement.GetProperty("answer").Clone();
    }

    public void Dispose() => _process.Dispose();
}
