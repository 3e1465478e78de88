using Leads.Functions.Audit;
using Leads.Functions.Projects;
using Leads.Functions.Storage;
using Leads.Functions.Tests.Commands;

namespace Leads.Functions.Tests.Audit;

public sealed class VerifyTests(SealedCounty county) : IClassFixture<SealedCounty>
{
    private readonly Forger _forger = new(county);

    private string Project => ProjectStore.KeyOf(county.Project);

    private string EntryOf(int version) => ProjectStore.HistoryKey(county.Project, version);

    [Fact]
    public async Task It_is_content_with_a_busy_region_and_says_what_it_walked()
    {
        var (code, said) = await county.VerifyAsync();
        Assert.True(code == 0, said);
        Assert.Contains("✓ binzhou: 7 entries of 3 projects", said);
        Assert.Contains("3 of activity, 3 seals", said);
    }

    [Fact]
    public async Task A_flipped_byte_in_a_project_is_named()
    {
        var said = await county.TamperAsync(await county.FlipAsync(Project, "光伏", "光仗"));
        Assert.Contains($"{county.Project} #4: the document is not what the newest entry says", said);
    }

    [Fact]
    public async Task A_flipped_byte_in_an_entry_is_named()
    {
        var said = await county.TamperAsync(await county.FlipAsync(EntryOf(2), "opened", "opemed"));
        Assert.Contains($"{county.Project} #2: it is not what the entry after it says", said);
    }

    [Fact]
    public async Task A_flipped_byte_in_the_newest_entry_is_named()
    {
        var said = await county.TamperAsync(await county.FlipAsync(EntryOf(4), "administrator", "administrat0r"));
        Assert.Contains($"{county.Project} #4: the newest entry is not what the document says", said);
    }

    [Fact]
    public async Task A_flipped_byte_in_settings_is_named_in_the_entry_and_in_the_document()
    {
        var entry = await county.TamperAsync(
            await county.FlipAsync(NumberedChain.Settings.KeyOf(2), "新能源链", "新能量链"));
        Assert.Contains("settings #2: it is not what the entry after it says", entry);
        var document = await county.TamperAsync(await county.FlipAsync("chain-新能源链", "王某", "李某"));
        Assert.Contains("chain-新能源链 is not what its newest entry says", document);
    }

    [Fact]
    public async Task A_flipped_byte_in_activity_is_named()
    {
        var said = await county.TamperAsync(
            await county.FlipAsync(NumberedChain.Activity.KeyOf(1), "administrator", "administrat0r"));
        Assert.Contains("activity #1: it is not what the entry after it says", said);
    }

    [Fact]
    public async Task A_flipped_byte_in_a_seal_is_named()
    {
        var said = await county.TamperAsync(
            await county.FlipAsync(NumberedChain.Seals.KeyOf(2), "\"projects\":", "\"projects\":1"));
        Assert.Contains("seals #2: its code is wrong: the seal was changed", said);
    }

    [Fact]
    public async Task A_history_written_anew_with_all_its_digests_is_not_what_the_seal_knows()
    {
        var project = await county.TamperAsync(await _forger.ProjectAsync(county.Project));
        Assert.Contains("history was rewritten", project);
        Assert.Contains($"{county.Project} #3: it is not what seal 3 knows", project);
        var settings = await county.TamperAsync(
            await _forger.NumberedAsync(NumberedChain.Settings.Prefix, NumberedChain.Settings.EndKey));
        Assert.Contains("it is not what seal 1 knows: history was rewritten", settings);
        var activity = await county.TamperAsync(
            await _forger.NumberedAsync(NumberedChain.Activity.Prefix, NumberedChain.Activity.EndKey));
        Assert.Contains("activity #1: it is not what seal 3 knows: history was rewritten", activity);
    }

    [Fact]
    public async Task A_deleted_tail_is_named_though_the_document_was_put_back()
    {
        var left = await county.TamperAsync(new Operation.Delete(EntryOf(4), null));
        Assert.Contains($"{county.Project} #4: the entries of the versions 4 to 4 are missing: the tail was deleted", left);
        var gap = await county.TamperAsync(new Operation.Delete(EntryOf(2), null));
        Assert.Contains($"{county.Project} #2: the entries of the versions 2 to 2 are missing", gap);
        var sealedOnes = await county.TamperAsync(
            new Operation.Delete(EntryOf(3), null), new Operation.Delete(EntryOf(4), null));
        Assert.Contains($"{county.Project} #3: seal 3 knows this version, and it is gone", sealedOnes);
    }

    [Fact]
    public async Task A_deleted_project_is_named_with_and_without_its_history()
    {
        var document = await county.TamperAsync(new Operation.Delete(Project, null));
        Assert.Contains($"{county.Project} #0: there is history without a project", document);
        var all = await county.TamperAsync(
            [new Operation.Delete(Project, null), .. Enumerable.Range(1, 4).Select(v => new Operation.Delete(EntryOf(v), null))]);
        Assert.Contains($"{county.Project} #3: seal 3 knows the project, and it is gone", all);
    }

    [Fact]
    public async Task A_deleted_tail_of_activity_is_named_even_when_the_end_of_the_chain_was_made_to_fit()
    {
        var last = NumberedChain.Activity.KeyOf(3);
        Assert.Contains("activity #3: the entries 3 to 3 are missing: the tail was deleted",
            await county.TamperAsync(new Operation.Delete(last, null)));
        Assert.Contains("activity #1: seal 3 knows it, and it is gone",
            await county.TamperAsync(
                new Operation.Delete(last, null), new Operation.Delete(NumberedChain.Activity.KeyOf(2), null),
                new Operation.Delete(NumberedChain.Activity.KeyOf(1), null),
                new Operation.Delete(NumberedChain.Activity.EndKey, null)));
    }

    [Fact]
    public async Task A_deleted_seal_is_named_by_the_chain_and_by_the_issue_that_prints_it()
    {
        Assert.Contains("seals #2: the entries 2 to 2 are missing",
            await county.TamperAsync(new Operation.Delete(NumberedChain.Seals.KeyOf(2), null)));
        Assert.Contains("seals #3: it is not the seal",
            await county.TamperAsync(
                await _forger.WithoutLastAsync(NumberedChain.Seals.Prefix, NumberedChain.Seals.EndKey)));
    }

    [Fact]
    public async Task A_seal_made_anew_with_the_stolen_key_is_not_the_one_that_the_issue_prints()
    {
        var said = await county.TamperAsync(await _forger.SealAsync(SealedCounty.Key.Secret));
        Assert.DoesNotContain("code is wrong", said);
        Assert.Contains("that the issue 2026-W47 prints", said);
    }

    [Fact]
    public async Task A_seal_of_another_key_is_named_and_so_is_another_key_for_verify()
    {
        Assert.Contains("seals #3: it was made with another LEADS_SEAL_KEY",
            await county.TamperAsync(await _forger.SealAsync(new string('x', 32))));
        var (code, said) = await county.VerifyAsync(new SealedWith(new string('x', 32)));
        Assert.Equal(1, code);
        Assert.Contains("seals #1: it was made with another LEADS_SEAL_KEY", said);
    }

    [Fact]
    public async Task Without_the_key_the_chains_are_walked_and_the_seals_are_said_to_be_unchecked()
    {
        var (code, said) = await LeadsCommand.RunAsync(county.Folder, "verify");
        Assert.True(code == 0, said);
        Assert.Contains("without LEADS_SEAL_KEY the codes of the seals were not checked", said);
        Assert.DoesNotContain(SealedCounty.Key.Secret, said);
    }
}
