using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using SheetCells = Leads.Functions.Scorecards.Sheets;

namespace Leads.Functions.Templates;

/// <summary>What a form's cells take, and what is said when a clerk stands on them.</summary>
internal static class FormValidations
{
    /// <summary>Rows below the header that are checked while they are typed.</summary>
    private const int Checked = 2000;

    private const string MostAmount = "1000";
    private const string MostArea = "1000000";

    /// <summary>1 October 1949 and 31 December 2099 as Excel counts days.</summary>
    private const string FirstDay = "18172";
    private const string LastDay = "73050";

    /// <summary>For each column its note on the header, and its check with the same note below.</summary>
    public static DataValidations Of(Form form, FormLists lists, int headerRow)
    {
        var all = form.Columns.SelectMany((column, at) => new[]
        {
            Note(column, $"{SheetCells.ColumnName(at)}{headerRow}"),
            Check(column, at, lists, $"{SheetCells.ColumnName(at)}{headerRow + 1}:{SheetCells.ColumnName(at)}{headerRow + Checked}"),
        }).ToList();
        return new DataValidations(all) { Count = (uint)all.Count };
    }

    private static DataValidation Check(FormColumn column, int at, FormLists lists, string range)
    {
        var note = Note(column, range);
        return column.Entry switch
        {
            FormEntry.Text => note,
            FormEntry.Choice => List(note, at, lists.Of(column).Count, DataValidationErrorStyleValues.Stop,
                "请从下拉表里选一项。"),
            FormEntry.Chain or FormEntry.Unit or FormEntry.Sector => lists.Of(column).Count == 0
                ? note
                : List(note, at, lists.Of(column).Count, DataValidationErrorStyleValues.Warning,
                    $"“{column.Header}”下拉表里没有这个名称。确定要新增吗？"),
            FormEntry.PastDay => Between(note, DataValidationValues.Date, FirstDay, "TODAY()",
                "请填真实的日期，不能晚于今天，写成 2026-11-21。"),
            FormEntry.AnyDay => Between(note, DataValidationValues.Date, FirstDay, LastDay,
                "请填真实的日期，写成 2026-11-21。"),
            FormEntry.Amount => Between(note, DataValidationValues.Decimal, "0", MostAmount,
                "请只填数字，单位亿元，例如 1.25（8000 万元填 0.8）。"),
            FormEntry.Area => Between(note, DataValidationValues.Decimal, "0", MostArea, "请只填数字，单位亩。"),
        };
    }

    private static DataValidation Note(FormColumn column, string range) => new()
    {
        SequenceOfReferences = new ListValue<StringValue> { InnerText = range },
        AllowBlank = true,
        ShowInputMessage = true,
        PromptTitle = column.Header + (column.Required ? "（必填）" : "（选填）"),
        Prompt = column.Says,
    };

    private static DataValidation List(
        DataValidation note, int at, int count, DataValidationErrorStyleValues style, string error)
    {
        var letter = SheetCells.ColumnName(at);
        note.Append(new Formula1($"'{FormLists.Sheet}'!${letter}$1:${letter}${count}"));
        return Refusing(note, DataValidationValues.List, style, error);
    }

    private static DataValidation Between(
        DataValidation note, DataValidationValues type, string from, string to, string error)
    {
        note.Operator = DataValidationOperatorValues.Between;
        note.Append(new Formula1(from), new Formula2(to));
        return Refusing(note, type, DataValidationErrorStyleValues.Stop, error);
    }

    private static DataValidation Refusing(
        DataValidation note, DataValidationValues type, DataValidationErrorStyleValues style, string error)
    {
        note.Type = type;
        note.ErrorStyle = style;
        note.ShowErrorMessage = true;
        note.ErrorTitle = "请检查";
        note.Error = error;
        return note;
    }
}
