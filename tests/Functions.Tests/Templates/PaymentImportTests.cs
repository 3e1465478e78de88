using Leads.Functions.Tests.Imports;

namespace Leads.Functions.Tests.Templates;

public sealed class PaymentImportTests
{
    private static readonly DateOnly Spring = new(2026, 3, 5);
    private static readonly DateOnly Summer = new(2026, 7, 1);

    [Fact]
    public async Task Every_row_is_a_payment_two_equal_ones_are_two_and_the_same_file_again_changes_nothing()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05", "\"totalInvestment\":2");
        using var form = await FormAsync(bureau, ("甲", Spring, 0.5), ("甲", Spring, 0.5), ("甲", Summer, 0.05));
        var import = await bureau.ImportAsync(form.Bytes(), "到位.xlsx");
        Assert.Equal((3m, 3m, 0m, 1m, "[]"), (import.Number("read"), import.Number("payments"),
            import.Number("intended"), import.Number("updated"), import.Text("heldBack")));
        Assert.Equal(["甲 paidIn 0 1.05"], import.Lines("changes", "project", "field", "was", "is"));
        Assert.Equal(["2026-03-05 0.5", "2026-03-05 0.5", "2026-07-01 0.05"], await PaymentsAsync(bureau, id));
        var again = await bureau.ImportAsync(form.Bytes(), "到位.xlsx");
        Assert.Equal((0m, 1m, "[]"), (again.Number("updated"), again.Number("unchanged"), again.Text("changes")));
        Assert.Equal(1.05m, (await bureau.GroupAsync()).Number("paidIn"));
    }

    [Fact]
    public async Task A_file_with_one_more_equal_payment_adds_one_and_its_undo_takes_one_back()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        using var form = await FormAsync(bureau, ("甲", Spring, 0.5));
        await bureau.ImportAsync(form.Bytes(), "到位.xlsx");
        using var more = await FormAsync(bureau, ("甲", Spring, 0.5), ("甲", Spring, 0.5));
        var import = await bureau.ImportAsync(more.Bytes(), "到位.xlsx");
        Assert.Equal(2, (await PaymentsAsync(bureau, id)).Length);
        Assert.Equal("[]", (await bureau.UndoAsync(import)).Text("kept"));
        Assert.Equal(["2026-03-05 0.5"], await PaymentsAsync(bureau, id));
        Assert.Equal(0.5m, (await bureau.GroupAsync()).Number("paidIn"));
    }

    [Fact]
    public async Task Rows_that_cannot_be_trusted_are_held_back_and_the_rest_goes_in()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        using var form = await FormAsync(bureau,
            ("甲", Spring, 0.5), ("乙", Spring, 0.5), ("甲", "2026-12-01", 0.5), ("甲", "2026.2.30", 0.5), ("甲", Spring, "约3"),
            ("甲", Spring, 0), ("甲", "", 0.5), ("甲", Spring, 2000));
        var preview = await bureau.PreviewAsync(form.Bytes(), "到位.xlsx");
        Assert.Equal(
            [
                "5 项目名称 乙 unknownProject", "6 到账日期 2026-12-01 impossibleDate", "7 到账日期 2026.2.30 impossibleDate",
                "8 本次到账金额（亿元） 约3 unreadableAmount", "9 本次到账金额（亿元） 0 missingCell", "10 到账日期  missingCell",
                "11 本次到账金额（亿元） 2000 suspectedUnit",
            ],
            preview.Lines("heldBack", "row", "column", "value", "reason")
                .OrderBy(line => int.Parse(line.Split(' ')[0], null)));
        Assert.Contains("台账里没有这个项目", preview.Text("heldBack"), StringComparison.Ordinal);
        Assert.Equal((8m, 1m), (preview.Number("read"), preview.Number("accepted")));
    }

    [Fact]
    public async Task A_payment_that_a_ledgers_total_may_hold_waits_for_a_clerk()
    {
        await using var bureau = await Bureau.OpenAsync();
        await bureau.ImportAsync(
            LedgerCsv.Signed().Row("甲", "某公司", "2", "2", "", "", "2026-01-05", "", "1.5").Bytes(), query: "?cutoff=2026-06-30");
        using var form = await FormAsync(bureau, ("甲", Spring, 0.5), ("甲", Summer, 0.05));
        var preview = await bureau.PreviewAsync(form.Bytes(), "到位.xlsx");
        Assert.Equal(["4 coveredByTotal"], preview.Lines("heldBack", "row", "reason"));
        Assert.Equal("[]", preview.Text("vanished"));
        var overruled = await Bureau.DoAsync(bureau.SendAsync(HttpMethod.Patch, $"/imports/{preview.Id()}/rows",
            """{"rows":[{"sheet":"到位资金表","row":4,"overrule":true,"note":"已核实未计入"}]}"""));
        Assert.Equal("[]", overruled.Text("heldBack"));
        await Bureau.DoAsync(bureau.CommitAsync(preview));
        Assert.Equal(2.05m, (await bureau.GroupAsync()).Number("paidIn"));
    }

    [Fact]
    public async Task A_ledgers_total_after_the_payments_adds_only_what_they_leave()
    {
        await using var bureau = await Bureau.OpenAsync();
        var id = await bureau.CaptureAsync("signed", "甲", "2026-01-05");
        using var form = await FormAsync(bureau, ("甲", Spring, 0.5));
        await bureau.ImportAsync(form.Bytes(), "到位.xlsx");
        await bureau.ImportAsync(LedgerCsv.Signed().Row("甲", "某公司", "2", "2", "", "", "2026-01-05", "", "0.8").Bytes());
        Assert.Equal(["2026-03-05 0.5", "2026-11-21 0.3"], await PaymentsAsync(bureau, id));
    }

    private static async Task<FormFile> FormAsync(Bureau bureau, params (string Name, object On, object Amount)[] rows)
    {
        var form = await FormFile.OfAsync(bureau, "paid-in");
        foreach (var (name, on, amount) in rows)
            form.Row(("项目名称", name), ("投资方", "某公司"), ("到账日期", on), ("本次到账金额（亿元）", amount));
        return form;
    }

    private static async Task<string[]> PaymentsAsync(Bureau bureau, Guid id) =>
        [.. (await bureau.ProjectAsync(id)).List("facts").Where(fact => fact.Text("milestone") == "paidIn")
            .Select(fact => $"{fact.Text("on")} {fact.Text("amount")}")];
}
