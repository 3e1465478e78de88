using Leads.Domain.Projects;
using static Leads.Domain.Tests.Projects.ProjectRulesTests;

namespace Leads.Domain.Tests.Projects;

public sealed class EvidenceTests
{
    private static readonly Author Bureau = new("招商局", DateTimeOffset.UnixEpoch, Life.Day("2026-06-30"), true)
    {
        Rules = new RecognitionSettings { Evidence = [FactKind.Opened], Level = RecognitionLevel.City },
    };

    [Fact]
    public void What_needs_evidence_waits_even_when_the_bureau_records_it()
    {
        var opened = Record(Signed(), Command(FactKind.Opened, "2026-03-01"), Bureau);
        Assert.Equal(Recognition.Submitted, opened.Facts[1].State);
        Assert.Equal(RefusalReason.EvidenceMissing, ReasonOf(Recognise(opened, opened.Facts[1])));
        var shown = Show(opened, opened.Facts[1], "a");
        var recognised = Assert.IsType<Change.FactDecided>(Accepted(Recognise(shown, opened.Facts[1])));
        Assert.Equal(RecognitionLevel.City, recognised.Level);
    }

    [Fact]
    public void A_correction_stands_on_the_evidence_of_what_it_corrects_until_that_is_withdrawn()
    {
        var opened = Record(Signed(), Command(FactKind.Opened, "2026-03-01"), Bureau);
        var shown = Show(opened, opened.Facts[1], "a");
        Assert.Equal(Recognition.Recognised, Corrected(shown).Facts[2].State);
        var withdrawn = Accepted(EvidenceRules.Withdraw(shown, shown.EvidenceFiles[0].Id, "传错", Bureau));
        Assert.Equal(Recognition.Submitted, Corrected(ProjectRules.Evolve(shown, [withdrawn])).Facts[2].State);
    }

    [Fact]
    public void The_same_content_on_one_fact_is_one_file_and_on_two_facts_two()
    {
        var project = Record(Signed(), Command(FactKind.Incorporated, "2026-03-01"));
        var shown = Show(Show(Show(project, project.Facts[0], "a"), project.Facts[0], "a"), project.Facts[1], "a");
        Assert.Equal([project.Facts[0].Id, project.Facts[1].Id], shown.EvidenceFiles.Select(f => f.Fact));
    }

    [Fact]
    public void A_project_keeps_at_most_200_files_withdrawn_ones_too()
    {
        var project = Signed();
        for (var file = 0; file < EvidenceRules.MostFiles; file++)
            project = Show(project, project.Facts[0], $"{file}");
        var first = Accepted(EvidenceRules.Withdraw(project, project.EvidenceFiles[0].Id, "传错", Bureau));
        project = ProjectRules.Evolve(project, [first]);
        Assert.Equal(RefusalReason.TooManyFiles, ReasonOf(EvidenceRules.Add(project, File(project.Facts[0], "more"))));
        Assert.Equal(
            RefusalReason.AlreadyWithdrawn,
            ReasonOf(EvidenceRules.Withdraw(project, project.EvidenceFiles[0].Id, "传错", Bureau)));
    }

    private static Project Corrected(Project project) => ProjectRules.Evolve(project, [Accepted(ProjectRules.Correct(
        project, project.Facts[1].Id, Command(FactKind.Opened, "2026-03-02"), "笔误", false, Bureau))]);

    private static Outcome<Change> Recognise(Project project, Fact fact) =>
        RecognitionRules.Decide(project, new DecideFact(fact.Id, true), Bureau);

    private static Project Show(Project project, Fact fact, string content) =>
        ProjectRules.Evolve(project, Accepted(EvidenceRules.Add(project, File(fact, content))));

    private static EvidenceFile File(Fact fact, string content) => new()
    {
        Id = Command(fact.Kind, "2026-03-01").Id,
        Fact = fact.Id,
        Name = "许可证.pdf",
        Type = EvidenceType.Pdf,
        Length = content.Length,
        Sha256 = content,
        By = "某镇",
        At = default,
    };
}
