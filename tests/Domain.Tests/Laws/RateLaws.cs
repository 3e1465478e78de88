using Leads.Domain.Projects;
using Leads.Domain.Rates;
using RateRules = Leads.Domain.Rates.Rates;

namespace Leads.Domain.Tests.Laws;

public sealed class RateLaws
{
    private static readonly Dimension[] Dimensions = Enum.GetValues<Dimension>();

    [Fact]
    public void Every_answer_equals_the_slow_one() => Case.Check(4000, c =>
        Assert.Equal(Ask.Text(new SlowRates(c.Projects, c.Question).Answer(Case.Registered)), Ask.Text(c.Answer())));

    [Fact]
    public void A_filter_lets_through_what_the_slow_one_does() => Case.Check(2000, c =>
        Assert.Equal(new SlowRates(c.Projects, c.Question).Select(), Ask.Select(c.Facts(), c.Question)));

    [Fact]
    public void The_parts_of_every_dimension_add_up_to_the_total() => Case.Check(1000, c =>
    {
        var facts = c.Facts();
        var total = Ask.Text(Ask.Answer(facts, c.Question with { By = Dimension.Total }, []).Groups);
        foreach (var by in Dimensions)
        {
            var parts = Ask.Answer(facts, c.Question with { By = by }, Case.Registered).Groups;
            Assert.Equal(total, Ask.Text([Ask.Sum(parts)]));
        }
    });

    [Fact]
    public void Answering_several_dimensions_at_once_equals_answering_each() => Case.Check(500, c =>
    {
        var facts = c.Facts();
        var all = RateRules.AnswerAll(facts, [c.Question], [.. Dimensions.Select(by => (by, Case.Registered))])[0];
        Assert.Equal(
            Dimensions.Select(by => Ask.Text(Ask.Answer(facts, c.Question with { By = by }, Case.Registered).Groups)),
            all.Select(a => Ask.Text(a.Groups)));
    });

    [Fact]
    public void Every_list_has_the_length_and_the_sum_of_the_number_that_it_explains() => Case.Check(600, c =>
    {
        var facts = c.Facts();
        foreach (var group in c.Answer())
        {
            Explanation Open(Figure figure) => Ask.Explain(facts, c.Question, figure, group.Key);
            foreach (var rate in group.Rates)
            {
                var (above, below) = (Open(RateRules.Numerator(rate.Kind)), Open(RateRules.Denominator(rate.Kind)));
                Assert.Equal((rate.Numerator, rate.NumeratorAmount), (above.Items.Count, above.Sum));
                Assert.Equal((rate.Denominator, rate.DenominatorAmount), (below.Items.Count, below.Sum));
            }

            Assert.Equal(group.SignedAmount, Open(Figure.Signed).Sum);
            Assert.Equal(group.IncreasedAmount, Open(Figure.Increased).Sum);
            Assert.Equal(group.PaidIn, Open(Figure.PaidIn).Sum);
            Assert.Equal(Ask.Counts(group), Ask.Counts(figure => Open(figure).Items.Count));
        }
    });

    [Fact]
    public void Every_list_names_the_projects_and_amounts_of_the_slow_one() => Case.Check(400, c =>
    {
        var (facts, slow) = (c.Facts(), new SlowRates(c.Projects, c.Question));
        foreach (var group in c.Answer())
            foreach (var figure in Enum.GetValues<Figure>())
            {
                var list = Ask.Explain(facts, c.Question, figure, group.Key);
                Assert.Equal(
                    slow.Explain(figure, group.Key).Select(p => new Contribution(p.Project.Id, p.AmountOf(figure))),
                    list.Items);
                Assert.Equal(list.Items.Sum(item => item.Amount.Yuan), list.Sum.Yuan);
            }
    });

    [Fact]
    public void What_is_dated_after_the_day_does_not_exist_for_the_answer() => Case.Check(2000, c =>
    {
        var past = c with { Projects = [.. c.Projects.Select(p => Past.Of(p, c.Question.AsOf))] };
        Assert.Equal(Ask.Text(past.Answer()), Ask.Text(c.Answer()));
    });

    [Fact]
    public void What_happens_after_the_day_cannot_change_the_answer() => Case.Check(2000, c =>
    {
        var history = new RandomHistory(new Random(c.Seed));
        var later = c.Projects.Select(p => Future.Of(p, c.Question.AsOf, history));
        Assert.Equal(Ask.Text(c.Answer()), Ask.Text((c with { Projects = [.. later] }).Answer()));
    });

    [Fact]
    public void The_stored_board_answers_like_a_direct_question() => Case.Check(300, c =>
    {
        var (facts, day, settings) = (c.Facts(), c.Question.AsOf, c.Question.Settings);
        var board = Board.Compute(facts, day, settings, Case.Registered, Case.Registered);
        foreach (var cohort in Enum.GetValues<Cohort>())
            foreach (var by in Dimensions)
            {
                var (from, to) = Board.PeriodOf(cohort, day);
                var question = new Question(by, from, to, day, Filter.None, settings);
                IReadOnlyList<GroupName> registered = by is Dimension.Chain or Dimension.Unit ? Case.Registered : [];
                Assert.Equal(
                    Ask.Text(Ask.Answer(facts, question, registered).Groups), Ask.Text(board.Find(question)!.Groups));
            }
    });

    [Fact]
    public void The_board_has_no_answer_to_an_odd_question() => Case.Check(200, c =>
    {
        var board = Board.Compute(c.Facts(), c.Question.AsOf, c.Question.Settings, [], []);
        var found = board.Find(c.Question with { Filter = new Filter { Unit = "某镇" } })
            ?? board.Find(c.Question with { AsOf = c.Question.AsOf.AddDays(1) })
            ?? board.Find(c.Question with { From = c.Question.AsOf.AddDays(-400) });
        Assert.Null(found);
    });
}
