using Leads.Functions.Tests.Commands;
using Leads.Functions.Tests.Storage;

namespace Leads.Functions.Tests.Audit;

public sealed class SealTests(SealedCounty county) : IClassFixture<SealedCounty>
{
    [Theory]
    [InlineData("html", "封签：第3号 2026-11-22 ")]
    [InlineData("txt", "封签：第3号 2026-11-22 ")]
    [InlineData("html?language=en", "Seal no. 3 of 2026-11-22: ")]
    [InlineData("wall.html", "封签：第3号 2026-11-22 ")]
    public async Task An_issue_prints_the_newest_seal_in_its_foot(string form, string says)
    {
        var printed = await county.Office.SendAsync(HttpMethod.Get, "/scorecards/2026-W47." + form);
        var frozen = (await county.Office.GetAsync("/scorecards/2026-W47.json")).GetProperty("seal");
        Assert.Matches("^[0-9a-f]{16}$", frozen.Text("code"));
        Assert.Contains(says + frozen.Text("code"), printed.Body);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_sealed_and_issue_doctor_and_verify_say_so()
    {
        using var folder = new TemporaryFolder();
        await using var bureau = await Bureau.OpenAsync(
            "2026-11-22T02:00:00Z", """{"scorecard":{"automatic":false}}""", folder.Path);
        await bureau.CaptureAsync("signed", "甲", "2026-03-01");
        await Bureau.DoAsync(bureau.PostAsync("/scorecards/2026-W47/issue"));
        Assert.DoesNotContain("封签", (await bureau.SendAsync(HttpMethod.Get, "/scorecards/2026-W47.html")).Body);
        Assert.Equal(200, (await bureau.App.GetAsync("/api/ready")).Code);
        Assert.Contains("the trail is not sealed", await LeadsCommand.DoneAsync(folder.Path, "doctor"));
        Assert.Contains("the trail is not sealed", await LeadsCommand.DoneAsync(folder.Path, "verify"));
    }
}
