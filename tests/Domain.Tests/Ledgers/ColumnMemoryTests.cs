using System.Globalization;
using Leads.Domain.Ledgers;

namespace Leads.Domain.Tests.Ledgers;

public sealed class ColumnMemoryTests
{
    private const string Sheet = "台账.csv";
    private static readonly DateTimeOffset s_at = new(2021, 11, 6, 10, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void What_is_remembered_counts_by_the_comparable_header_and_says_who_and_when()
    {
        var read = Read(Memory(("盘子(亿元)", Field.TotalInvestment)), "项目名称|签约时间|盘 子（亿元）", "甲|2021-1-1|2");
        Assert.Equal(new Money(200_000_000), Written.Single(read).TotalInvestment);
        var match = read.Columns[2];
        Assert.Equal((ColumnOrigin.Remembered, "王某", s_at), (match.By, match.Remembered!.By, match.Remembered.At));
    }

    [Fact]
    public void A_header_that_the_reader_knows_says_what_it_would_have_been()
    {
        var match = Read(Memory(("备注", null)), "项目名称|签约时间|备注", "甲|2021-1-1|子").Columns[2];
        Assert.Equal((null, ColumnOrigin.Remembered, Field.Note), (match.Field, match.By, match.HeaderSays));
    }

    [Fact]
    public void A_choice_by_hand_goes_before_what_is_remembered_and_both_before_the_words()
    {
        var memory = Memory(("盘子（亿元）", Field.TotalInvestment));
        var hand = new ColumnChoice(Sheet, "大盘（亿元）", Field.TotalInvestment);
        string[] lines = ["项目名称|签约时间|总投资（亿元）|盘子（亿元）|大盘（亿元）", "甲|2021-1-1|1|2|3"];
        Assert.Equal(new Money(200_000_000), Written.Single(Read(memory, lines)).TotalInvestment);
        var both = Read(memory, [hand], lines);
        Assert.Equal(new Money(300_000_000), Written.Single(both).TotalInvestment);
        Assert.Equal(
            [ColumnOrigin.Header, ColumnOrigin.Header, ColumnOrigin.Hand], both.Columns.Skip(2).Select(c => c.By));
    }

    [Fact]
    public void Automatic_leaves_it_to_the_words_and_forgets()
    {
        var memory = Memory(("备注", null), ("盘子", Field.TotalInvestment));
        ColumnChoice[] automatic = [new(Sheet, "备注", null) { Automatic = true }];
        var read = Read(memory, automatic, "项目名称|签约时间|备注", "甲|2021-1-1|子");
        Assert.Equal((Field.Note, ColumnOrigin.Header), (read.Columns[2].Field, read.Columns[2].By));
        Assert.NotNull(read.Columns[2].Remembered);
        Assert.Equal(["盘子"], memory.Learn(read, automatic, "李某", s_at).Columns.Select(c => c.Header));
    }

    [Fact]
    public void What_is_said_again_stays_as_it_was_said_first_and_what_no_column_has_is_not_learned()
    {
        var memory = Memory(("备注", null));
        ColumnChoice[] choices =
            [new(Sheet, "备注", null), new(Sheet, "没有的", Field.Note), new("别的表", "备注", Field.Problem)];
        var read = Read(memory, choices, "项目名称|签约时间|备注", "甲|2021-1-1|子");
        Assert.Same(memory, memory.Learn(read, choices, "李某", s_at.AddDays(7)));
    }

    [Fact]
    public void A_header_that_several_sheets_have_is_remembered_for_the_sheet_that_was_decided_on()
    {
        Sheet[] sheets =
        [
            Written.Sheet("签约", "项目名称|签约时间|备注", "甲|2021-1-1|子"),
            Written.Sheet("意向", "项目名称|对接时间|备注", "乙|2021-1-1|丑"),
        ];
        ColumnChoice[] choices = [new("签约", "备注", null)];
        var taught = ColumnMemory.Empty.Learn(
            LedgerReader.Read(sheets, Written.Options with { ColumnMap = choices }), choices, "王某", s_at);
        var next = LedgerReader.Read(sheets, Written.Options with { Remembered = taught.Columns });
        Assert.Equal([null, Field.Note], next.Columns.Where(c => c.Header == "备注").Select(c => c.Field));
        var alone = Read(taught, "项目名称|签约时间|备注", "甲|2021-1-1|子");
        Assert.Equal(ColumnOrigin.Header, alone.Columns[2].By);
    }

    [Fact]
    public void What_was_said_for_the_whole_file_goes_on_in_the_sheets_that_were_not_decided_on()
    {
        Sheet[] sheets =
        [
            Written.Sheet("签约", "项目名称|签约时间|备注", "甲|2021-1-1|子"),
            Written.Sheet("意向", "项目名称|对接时间|备注", "乙|2021-1-1|丑"),
        ];
        var memory = Memory(("备注", null));
        ColumnChoice[] choices = [new("签约", "备注", Field.Problem)];
        var after = memory.Learn(LedgerReader.Read(sheets, Written.Options), choices, "李某", s_at.AddDays(7));
        var next = LedgerReader.Read(sheets, Written.Options with { Remembered = after.Columns });
        Assert.Equal(
            [(Field.Problem, "李某"), (null, "王某")],
            next.Columns.Where(c => c.Header == "备注").Select(c => (c.Field, c.Remembered!.By)));
    }

    [Fact]
    public void In_a_form_the_headers_mean_what_they_say_and_teach_nothing()
    {
        ColumnChoice[] choices = [new(Sheet, "投资方", null)];
        string[] form = ["项目名称|投资方|本次事项|发生日期|备注", "甲|甲公司|开工|2021-1-1|子"];
        var read = Read(Memory(("备注", null)), choices, form);
        Assert.Equal((Field.Note, ColumnOrigin.Header), (read.Columns[4].Field, read.Columns[4].By));
        Assert.Empty(ColumnMemory.Empty.Learn(read, choices, "王某", s_at).Columns);
    }

    [Fact]
    public void What_was_said_longest_ago_makes_room()
    {
        var memory = new ColumnMemory([.. Enumerable.Range(0, ColumnMemory.Most)
            .Select(n => new RememberedColumn(Text(n), "", Field.Note, "王某", s_at.AddMinutes(n)))]);
        ColumnChoice[] choices = [new(Sheet, "备注", null)];
        var read = Read(memory, choices, "项目名称|签约时间|备注", "甲|2021-1-1|子");
        var after = memory.Learn(read, choices, "王某", s_at.AddDays(7));
        Assert.Equal(ColumnMemory.Most, after.Columns.Count);
        Assert.Equal((Text(1), "备注"), (after.Columns[0].Header, after.Columns[^1].Header));
        Assert.Equal(memory.Columns, after.Unlearn(memory.LessonsTo(after)).After.Columns);
    }

    /// <summary>Law: whatever two files teach, the undo of the later gives what the first left.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Unlearning_gives_the_memory_before(int seed)
    {
        var random = new Random(seed);
        var before = Taught(random, ColumnMemory.Empty, s_at);
        var after = Taught(random, before, s_at.AddDays(7));
        var (back, kept) = after.Unlearn(before.LessonsTo(after));
        Assert.Empty(kept);
        Assert.Equal(before.Columns.ToHashSet(), back.Columns.ToHashSet());
    }

    [Fact]
    public void What_was_said_otherwise_since_is_not_unlearned_and_is_named()
    {
        var first = Memory(("备注", null), ("盘子", Field.TotalInvestment));
        var second = new ColumnMemory([first.Columns[1], first.Columns[0] with { Field = Field.Problem }]);
        var (back, kept) = second.Unlearn(ColumnMemory.Empty.LessonsTo(first));
        Assert.Equal(["备注"], kept);
        Assert.Equal(["备注"], back.Columns.Select(c => c.Header));
    }

    private static ColumnMemory Taught(Random random, ColumnMemory memory, DateTimeOffset at)
    {
        var headers = Enumerable.Range(0, 12).Where(_ => random.Next(2) == 0).Select(Text).ToList();
        ColumnChoice[] choices = [.. headers.Where(_ => random.Next(3) > 0).Select(header => new ColumnChoice(
            Sheet, header, random.Next(3) == 0 ? null : (Field)random.Next((int)Field.Note))
        {
            Automatic = random.Next(4) == 0,
        })];
        var read = Read(ColumnMemory.Empty, $"项目名称|签约时间|{string.Join('|', headers)}", "甲|2021-1-1|子");
        return memory.Learn(read, choices, "王某", at);
    }

    private static string Text(int number) => "栏" + number.ToString(CultureInfo.InvariantCulture);

    private static ColumnMemory Memory(params (string Header, Field? Field)[] columns) =>
        new([.. columns.Select(c => new RememberedColumn(c.Header, "", c.Field, "王某", s_at))]);

    private static Ledger Read(ColumnMemory memory, params string[] lines) => Read(memory, [], lines);

    private static Ledger Read(ColumnMemory memory, IReadOnlyList<ColumnChoice> choices, params string[] lines) =>
        Written.Read(Written.Options with { Remembered = memory.Columns, ColumnMap = choices }, lines);
}
