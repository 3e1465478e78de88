using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Storage;
using Leads.Functions.Tests.Survival;

namespace Leads.Functions.Tests.Imports;

public sealed class OddFilesTests(ITestOutputHelper output)
{
    private const string Region = "/api/regions/odd";
    private const int MostMilliseconds = 10_000;
    private const int MostMegabytes = 300;

    [Fact]
    public async Task Every_odd_file_gets_a_clear_answer_soon_in_little_memory_and_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var process = await KilledProcess.StartAsync(folder.Path);
        await process.AskAsync(HttpMethod.Put, Region, """{"name":"怪县"}""");
        var before = Digest(folder.Path);
        var faults = new List<string>();
        var files = OddWorkbooks.All.Concat(OddTexts.All).ToList();
        foreach (var file in files)
        {
            faults.AddRange((await SendAsync(process, file)).Select(fault => $"{file.What}: {fault}"));
            if (Digest(folder.Path) != before)
                faults.Add($"{file.What}: something was changed");
        }

        output.WriteLine($"{files.Count} files");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(files.Count >= 40);
    }

    [Fact]
    public async Task A_body_that_stops_coming_is_answered_and_let_go()
    {
        using var folder = new TemporaryFolder();
        using var process = await KilledProcess.StartAsync(folder.Path);
        await process.AskAsync(HttpMethod.Put, Region, """{"name":"怪县"}""");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, process.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
            $"POST {Region}/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {KilledProcess.Token}\r\nContent-Length: 1000\r\n"
            + "Content-Type: multipart/form-data; boundary=odd\r\n\r\n--odd\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n甲"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(client.GetStream());
        var started = Stopwatch.GetTimestamp();
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
        Assert.Contains("没有传完", answer, StringComparison.Ordinal);
        Assert.True(Stopwatch.GetElapsedTime(started).TotalMilliseconds < 2 * MostMilliseconds);
    }

    private async Task<IReadOnlyList<string>> SendAsync(KilledProcess process, OddFile file)
    {
        var memory = new ResidentMemory(process.Id);
        using var request = new HttpRequestMessage(HttpMethod.Post, Region + "/imports") { Content = new OddUpload(file) };
        request.Headers.Add("Accept-Language", "zh");
        memory.Forget();
        var (started, computed) = (Stopwatch.GetTimestamp(), process.ProcessorTime);
        var (status, body) = await process.SendAsync(request);
        var took = (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var cost = (int)(process.ProcessorTime - computed).TotalMilliseconds;
        var says = Summary((int)status, body);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {file.What} | {(int)status} | {took} | {cost} | {memory.Peak} | {says} |"));
        return [.. Faults()];

        IEnumerable<string> Faults()
        {
            if ((int)status != file.Status)
                yield return $"answered {(int)status} {body[..Math.Min(body.Length, 300)]}";
            else if (file.Status == 201 ? says != file.Says : !says.Contains(file.Says, StringComparison.Ordinal) || says.Length == 0)
                yield return $"said {says}";
            // Not the clock's time: other tests may run on the same machine.
            if (cost > MostMilliseconds)
                yield return $"computed {cost} ms";
            if (memory.Peak > MostMegabytes)
                yield return $"took {memory.Peak} MB";
        }
    }

    /// <summary>What a preview found in a line, or what a refusal says of the field.</summary>
    private static string Summary(int status, string body)
    {
        var json = JsonDocument.Parse(body).RootElement;
        if (status != 201)
            return json.TryGetProperty("errors", out var errors) && errors.TryGetProperty("file", out var file)
                ? file[0].GetString()!
                : "";
        return string.Join(", ", [
            $"read {json.Text("read")}", $"accepted {json.Text("accepted")}",
            .. json.Lines("heldBack", "reason").Select(reason => "held " + reason),
            .. json.Lines("skipped", "reason").Select(reason => "skipped " + reason),
            .. json.Lines("warnings", "kind").Select(kind => "warned " + kind).Distinct()]);
    }

    /// <summary>All rows but those of imports.</summary>
    private static string Digest(string folder)
    {
        using var file = SqliteFile.OpenToRead(Path.Combine(folder, "leads.db"));
        using var rows = file.Prepare("SELECT key || etag || body FROM rows WHERE key NOT LIKE 'import-%' ORDER BY region, key");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (rows.Step())
            hash.AppendData(Encoding.UTF8.GetBytes(rows.Text(0)));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
