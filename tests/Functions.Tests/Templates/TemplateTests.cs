using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Leads.Functions.Templates;

namespace Leads.Functions.Tests.Templates;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("intended", "意向项目表")]
    [InlineData("signed", "签约项目表")]
    [InlineData("progress", "项目进展表")]
    [InlineData("paid-in", "到位资金表")]
    [InlineData("trips", "外出招商表")]
    public async Task A_form_downloads_under_its_chinese_name_and_is_a_valid_workbook(string form, string name)
    {
        await using var bureau = await BureauWithNamesAsync();
        var reply = await bureau.SendAsync(HttpMethod.Get, $"/templates/{form}.xlsx");
        Assert.Equal(200, reply.Code);
        Assert.Equal(
            $"attachment; filename=\"leads-{form}.xlsx\"; filename*=UTF-8''{Uri.EscapeDataString("彬州市" + name)}.xlsx",
            reply.Header("Content-Disposition"));
        using var file = await FormFile.OfAsync(bureau, form);
        Assert.Empty(new OpenXmlValidator()
            .Validate(file.Document, TestContext.Current.CancellationToken).Select(error => error.Description));
        Assert.Equal("彬州市" + name, file.Texts(1)[0]);
        Assert.Equal("frozen", file.Sheet.Descendants<Pane>().Single().State!.InnerText);
    }

    [Theory]
    [InlineData("intended", "产业链", "'选项'!$H$1:$H$2", "现代果业 畜牧")]
    [InlineData("signed", "责任单位", "'选项'!$I$1:$I$2", "北极镇 水口镇")]
    [InlineData("signed", "产业类别", "'选项'!$G$1:$G$3", "农业 工业 商贸流通")]
    [InlineData("intended", "资金来源", "'选项'!$E$1:$E$4", "省外 市外 本地 境外")]
    [InlineData("progress", "本次事项", "'选项'!$C$1:$C$13", "注册 供地 租赁 开工 竣工 部分投产 投产 达产 入统 停建 复工 终止 恢复")]
    [InlineData("trips", "产业链", "'选项'!$D$1:$D$2", "现代果业 畜牧")]
    public async Task A_form_carries_drop_downs_of_the_regions_own_names_and_of_fixed_words(
        string form, string header, string range, string words)
    {
        await using var bureau = await BureauWithNamesAsync();
        using var file = await FormFile.OfAsync(bureau, form);
        var list = file.Sheet.Descendants<DataValidation>()
            .Single(check => check.Type?.InnerText == "list" && check.PromptTitle!.Value!.StartsWith(header, StringComparison.Ordinal));
        Assert.Equal(range, list.Formula1!.Text);
        var column = range[range.IndexOf('$', StringComparison.Ordinal) + 1];
        Assert.Equal(words.Split(' '), file.SheetNamed("选项").Descendants<Cell>()
            .Where(cell => cell.CellReference!.Value![0] == column && cell.InnerText.Length > 0)
            .Select(cell => cell.InnerText));
    }

    [Fact]
    public async Task Every_header_says_what_goes_there_and_days_and_amounts_are_checked_in_chinese()
    {
        await using var bureau = await BureauWithNamesAsync();
        using var file = await FormFile.OfAsync(bureau, "signed");
        var notes = file.Sheet.Descendants<DataValidation>().ToList();
        Assert.All(file.Texts(3), header => Assert.Equal(
            2, notes.Count(note => note.PromptTitle!.Value!.StartsWith(header + "（", StringComparison.Ordinal))));
        var amount = notes.Single(note => note.Type?.InnerText == "decimal" && note.PromptTitle == "总投资（亿元）（必填）");
        Assert.Contains("亿元", amount.Error!.Value, StringComparison.Ordinal);
        var signed = notes.Single(note => note.Type?.InnerText == "date" && note.PromptTitle == "签约日期（必填）");
        Assert.Contains("不能晚于今天", signed.Error!.Value, StringComparison.Ordinal);
        Assert.Equal("单位：亿元", file.Texts(2)[^1]);
    }

    [Theory]
    [InlineData("intended")]
    [InlineData("signed")]
    [InlineData("progress")]
    [InlineData("paid-in")]
    [InlineData("trips")]
    public async Task An_empty_form_has_no_rows_and_says_so_and_its_examples_never_come_in(string form)
    {
        await using var bureau = await BureauWithNamesAsync();
        using var file = await FormFile.OfAsync(bureau, form);
        var preview = await bureau.PreviewAsync(file.Bytes(), "空表.xlsx");
        Assert.Equal((0m, 0m), (preview.Number("read"), preview.Number("accepted")));
        Assert.Equal(["nothingFilled"], preview.Lines("warnings", "kind"));
        Assert.Equal(["填写说明 instructions", "选项 hidden"], preview.Lines("skipped", "sheet", "reason"));
        Assert.All(preview.List("columns"), column => Assert.True(column.TryGetProperty("field", out _), column.ToString()));
        Assert.Equal("committed", (await Bureau.DoAsync(bureau.CommitAsync(preview))).Text("state"));
        Assert.Empty(await bureau.NamesAsync());
    }

    [Fact]
    public async Task A_filled_form_of_leads_comes_in_without_matching_columns()
    {
        await using var bureau = await BureauWithNamesAsync();
        using var file = await FormFile.OfAsync(bureau, "intended");
        file.Row(("项目名称", "甲"), ("投资方", "某公司"), ("资金来源", "省外"), ("产业类别", "农业"), ("产业链", "畜牧"),
            ("责任单位", "北极镇"), ("用地面积（亩）", 120), ("拟投资额（亿元）", 1.25), ("对接日期", new DateOnly(2026, 3, 5)),
            ("备注", "要土地"));
        var import = await bureau.ImportAsync(file.Bytes(), "意向.xlsx");
        Assert.Equal((1m, 1m, "[]", "[]"),
            (import.Number("intended"), import.Number("created"), import.Text("heldBack"), import.Text("warnings")));
        var lead = (await bureau.GetAsync("/projects")).List("items").Single();
        Assert.Equal(("甲", "畜牧", "北极镇", 1.25m),
            (lead.Text("name"), lead.Text("chain"), lead.Text("unit"), lead.Number("totalInvestment")));
        var again = await bureau.ImportAsync(file.Bytes(), "意向.xlsx");
        Assert.Equal((1m, "[]"), (again.Number("unchanged"), again.Text("changes")));
    }

    [Fact]
    public async Task A_filled_form_of_contracts_comes_in_and_its_undo_takes_it_back()
    {
        await using var bureau = await BureauWithNamesAsync();
        using var file = await FormFile.OfAsync(bureau, "signed");
        file.Row(("项目名称", "乙"), ("投资方", "某公司"), ("总投资（亿元）", 2.5), ("合同引资额（亿元）", 2),
                ("签约日期", new DateOnly(2026, 3, 5)), ("约定开工日期", new DateOnly(2027, 1, 1)))
            .Row(("项目名称", "丙"), ("投资方", "某公司"), ("总投资（亿元）", 30000), ("签约日期", "2026年2月30日"));
        var import = await bureau.ImportAsync(file.Bytes(), "签约.xlsx");
        Assert.Equal(["签约项目表 5 总投资（亿元） 30000 suspectedUnit"],
            import.Lines("heldBack", "sheet", "row", "column", "value", "reason"));
        var group = await bureau.GroupAsync();
        Assert.Equal((1m, 2.5m), (group.Number("signed"), group.Number("signedAmount")));
        await bureau.UndoAsync(import);
        Assert.Empty(await bureau.NamesAsync());
    }

    [Theory]
    [InlineData("intended")]
    [InlineData("signed")]
    [InlineData("progress")]
    [InlineData("paid-in")]
    [InlineData("trips")]
    public async Task What_the_examples_show_can_be_imported(string form)
    {
        await using var bureau = await BureauWithNamesAsync();
        var columns = Forms.Find(form)!.Columns;
        if (form is "progress" or "paid-in")
            await Bureau.DoAsync(bureau.PostAsync("/signed-projects",
                $$"""{"name":"{{columns[0].Example}}","investor":"{{columns[1].Example}}","on":"2026-01-05"}"""));
        using var file = await FormFile.OfAsync(bureau, form);
        file.Row([.. columns.Select(column => (column.Header, (object)column.Example))]);
        var preview = await bureau.PreviewAsync(file.Bytes(), "示例.xlsx");
        Assert.Equal((1m, "[]", "[]"),
            (preview.Number("accepted"), preview.Text("heldBack"), preview.Text("warnings")));
    }

    [Theory]
    [InlineData("intended", 2)]
    [InlineData("signed", 2)]
    [InlineData("progress", 1)]
    [InlineData("paid-in", 1)]
    [InlineData("trips", 1)]
    public async Task A_form_prints_its_title_on_the_first_page_and_its_headers_on_all(string form, int pages)
    {
        await using var bureau = await BureauWithNamesAsync();
        using var file = await FormFile.OfAsync(bureau, form);
        Assert.Equal((uint)pages, file.Sheet.GetFirstChild<PageSetup>()!.FitToWidth!.Value);
        var widths = file.Sheet.Descendants<Column>().Select(column => column.Width!.Value).ToList();
        var last = file.Sheet.Descendants<MergeCell>().First().Reference!.Value!.Split(':')[1][0] - 'A';
        Assert.InRange(widths.Take(last + 1).Sum(), widths.Sum() / pages * 0.8, widths.Sum() / pages);
        var titles = file.Document.WorkbookPart!.Workbook.Descendants<DefinedName>().Single().Text;
        Assert.EndsWith("!$3:$3", titles, StringComparison.Ordinal);
        Assert.Equal(pages == 2, titles.Contains("!$A:$A,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_there_is_not_is_answered_with_those_there_are()
    {
        await using var bureau = await Bureau.OpenAsync();
        var reply = await bureau.SendAsync(HttpMethod.Get, "/templates/nothing.xlsx");
        Assert.Equal(404, reply.Code);
        Assert.Contains("paid-in", reply.Json.Text("detail"), StringComparison.Ordinal);
    }

    private static async Task<Bureau> BureauWithNamesAsync()
    {
        var bureau = await Bureau.OpenAsync();
        foreach (var (at, path, name) in new[]
        {
            (1, "chains", "现代果业"), (2, "chains", "畜牧"), (1, "units", "北极镇"), (2, "units", "水口镇"),
        })
            await Bureau.DoAsync(bureau.SendAsync(
                HttpMethod.Put, $"/{path}/{name}", $$"""{"name":"{{name}}","order":{{at}}}"""));
        return bureau;
    }
}
