using Leads.Functions.Tests.People;

namespace Leads.Functions.Tests.Views;

public sealed class ViewTests
{
    private const string Views = Bureau.Home + "/views";

    [Fact]
    public async Task A_view_that_the_bureau_saves_is_there_for_its_leaders_and_gone_when_it_is_taken_away()
    {
        await using var bureau = await Bureau.OpenAsync();
        var made = await bureau.App.PutAsync(Views + "/monthly", """{"name":"本月签约","query":"?signedFrom=2026-11-01"}""");
        Assert.Equal((201, "administrator"), (made.Code, made.Json.Text("by")));
        var leader = await Staff.AddAsync(bureau.App, "li", """{"role":"leader","region":"binzhou"}""");
        var seen = (await leader.GetAsync(Views)).Json.List("items").Single();
        Assert.Equal(("monthly", "本月签约", "?signedFrom=2026-11-01"), (seen.Text("key"), seen.Text("name"), seen.Text("query")));
        Assert.Equal(403, (await leader.SendAsync(HttpMethod.Delete, Views + "/monthly")).Code);
        Assert.Equal(204, (await bureau.App.DeleteAsync(Views + "/monthly")).Code);
        Assert.Empty((await leader.GetAsync(Views)).Json.List("items"));
    }

    [Fact]
    public async Task Two_who_change_a_view_at_once_do_not_overwrite_each_other()
    {
        await using var bureau = await Bureau.OpenAsync();
        var first = (await bureau.App.PutAsync(Views + "/a", """{"name":"一"}""")).Header("ETag");
        await Bureau.DoAsync(bureau.App.PutAsync(Views + "/a", """{"name":"二"}"""));
        Assert.Equal(412, (await bureau.App.PutAsync(Views + "/a", """{"name":"三"}""", ("If-Match", first!))).Code);
    }

    [Fact]
    public async Task Units_are_not_told_of_views_whose_words_may_name_what_is_not_theirs()
    {
        await using var bureau = await Bureau.OpenAsync();
        await Bureau.DoAsync(bureau.App.PutAsync(Bureau.Home + "/units/甲镇", """{"name":"甲镇"}"""));
        var unit = await Staff.AddAsync(bureau.App, "wang", """{"role":"unit","region":"binzhou","key":"甲镇"}""");
        Assert.Equal(403, (await unit.GetAsync(Views)).Code);
    }

    [Theory]
    [InlineData("""{"query":"?a=1"}""", "name")]
    [InlineData("""{"name":"一","query":"a=1"}""", "query")]
    public async Task What_is_wrong_with_a_view_is_named(string body, string field)
    {
        await using var bureau = await Bureau.OpenAsync();
        var reply = await bureau.App.PutAsync(Views + "/a", body);
        Assert.Equal(400, reply.Code);
        Assert.NotNull(reply.Error(field));
    }
}
