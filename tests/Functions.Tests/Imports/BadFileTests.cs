using System.Text;
using Leads.Functions.Tests.Hosting;

namespace Leads.Functions.Tests.Imports;

public sealed class BadFileTests
{
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Theory]
    [InlineData("empty.csv", "空的")]
    [InlineData("picture.png", "不是台账")]
    [InlineData("old.xls", ".xls")]
    [InlineData("locked.xlsx", "密码")]
    [InlineData("broken.xlsx", "损坏")]
    public async Task A_file_that_is_no_ledger_is_refused_with_what_to_do(string name, string says)
    {
        await using var bureau = await Bureau.OpenAsync();
        var reply = await bureau.UploadAsync(Content(name), name, headers: ("Accept-Language", "zh"));
        Assert.Equal((422, "unsupported"), (reply.Code, reply.Problem()));
        Assert.Contains(says, reply.Json.Text("detail"), StringComparison.Ordinal);
        Assert.Empty((await bureau.GetAsync("/imports")).List("items"));
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "no part at all")]
    public async Task A_request_without_a_file_says_how_to_send_one(string type, string body)
    {
        await using var bureau = await Bureau.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Bureau.Home + "/imports");
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        var reply = await Reply.ReadAsync(
            await bureau.App.Client.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error("file"));
    }

    [Fact]
    public async Task A_sheet_without_a_header_is_skipped_and_says_so()
    {
        await using var bureau = await Bureau.OpenAsync();
        var preview = await bureau.PreviewAsync(Encoding.UTF8.GetBytes("今天,天气\r\n晴,好\r\n"));
        Assert.Equal((0m, "noHeader"), (preview.Number("read"), preview.Lines("skipped", "reason")[0]));
    }

    [Fact]
    public async Task Held_back_rows_speak_the_callers_language()
    {
        await using var bureau = await Bureau.OpenAsync();
        var file = LedgerCsv.Signed().Row("", "A公司", "1", "", "", "", "2026-01-05").Bytes();
        var zh = await bureau.UploadAsync(file, headers: ("Accept-Language", "zh"));
        var en = await bureau.UploadAsync(file, headers: ("Accept-Language", "en"));
        Assert.StartsWith("缺项目名称", zh.Json.Lines("heldBack", "message")[0], StringComparison.Ordinal);
        Assert.StartsWith("The project's name", en.Json.Lines("heldBack", "message")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?cutof=2026-01-01", "cutof")]
    [InlineData("?cutoff=yesterday", "cutoff")]
    public async Task A_parameter_that_is_not_right_is_named(string query, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        Assert.NotNull((await bureau.UploadAsync(LedgerCsv.Signed().Bytes(), query: query)).Error(field));
    }

    private static byte[] Content(string name) => name switch
    {
        "empty.csv" => [],
        "picture.png" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        "old.xls" => [.. OldOffice, .. Encoding.Unicode.GetBytes("Workbook")],
        "locked.xlsx" => [.. OldOffice, .. Encoding.Unicode.GetBytes("EncryptedPackage")],
        _ => [.. CountyFile.Sample().Take(9_000)],
    };
}
