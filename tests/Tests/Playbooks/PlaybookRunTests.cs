using Shouldly;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Running;
using Tocsin.Tests.Engine.Incidents;
using Xunit;

namespace Tocsin.Tests.Playbooks;

public sealed class PlaybookRunTests
{
    private const string Incident = "incident--1";
    private readonly Playbook _playbook = PlaybookLibrary.Shipped.Find("lookalike-takedown")!;
    private readonly List<RunEvent> _events = [];

    public PlaybookRunTests() => _events.Add(new RunEvent(1, Incident, RunKinds.Start, _playbook.Id, Cases.Start, "Ida Berg", "why", _playbook.Name));

    [Theory]
    [InlineData("Ida Berg")]
    [InlineData(" ida  BERG ")]
    [InlineData("Ida\u200B Berg")]
    public void Who_drafted_it_cannot_approve_it_however_the_name_is_written(string name)
    {
        Do(RunKinds.Draft, "notice", "Ida Berg", "sha");
        Should.Throw<RunRefusedException>(() => RunRules.Approve(Run, Run.Step("notice"), name)).Remedy.ShouldContain("second person");
        RunRules.Approve(Run, Run.Step("notice"), "Jon Ek");
    }

    [Fact]
    public void Who_did_it_cannot_approve_it_and_who_approved_it_cannot_do_it()
    {
        Do(RunKinds.Draft, "notice", "Ida Berg", "sha");
        Do(RunKinds.Step, "notice", "Eva Lund");
        Should.Throw<RunRefusedException>(() => RunRules.Approve(Run, Run.Step("notice"), "eva lund"));
        Do(RunKinds.Draft, "blocklists", "X", "sha");
        Do(RunKinds.Approve, "blocklists", "Jon Ek", "sha");
        Should.Throw<RunRefusedException>(() => RunRules.Tick(Run.Step("blocklists"), "JON EK", null));
    }

    [Fact]
    public void An_approval_is_of_one_text_and_lapses_with_it()
    {
        Do(RunKinds.Draft, "notice", "Ida Berg", "one");
        Run.Step("notice").WaitsForApproval.ShouldBeTrue();
        Do(RunKinds.Approve, "notice", "Jon Ek", "one");
        Run.Step("notice").Approval!.By.ShouldBe("Jon Ek");
        Do(RunKinds.Draft, "notice", "Ida Berg", "two");
        Run.Step("notice").Approval.ShouldBeNull();
        Run.Step("notice").Word.ShouldBe("waiting-for-approval");
        Should.Throw<RunRefusedException>(() => RunRules.Approve(Run, Run.Step("notice"), "Ida Berg"));
    }

    [Fact]
    public void An_approval_that_slipped_past_the_rule_does_not_count()
    {
        Do(RunKinds.Draft, "notice", "Ida Berg", "one");
        Do(RunKinds.Approve, "notice", "ida berg", "one");
        Run.Step("notice").Approval.ShouldBeNull();
    }

    [Fact]
    public void The_answer_to_a_question_makes_the_other_branch_needless()
    {
        Should.Throw<RunRefusedException>(() => RunRules.Tick(Run.Step("deceives"), "Ida Berg", null)).Remedy.ShouldContain("--answer");
        Run.Step("watch").Needed.ShouldBeTrue();
        Do(RunKinds.Step, "deceives", "Ida Berg", "yes");
        Run.Step("watch").Word.ShouldBe("needless");
        Run.Step("notice").Needed.ShouldBeTrue();
        Should.Throw<RunRefusedException>(() => RunRules.Tick(Run.Step("watch"), "Ida Berg", null));
    }

    [Fact]
    public void Nothing_is_ticked_twice_and_what_stays_in_the_house_is_not_approved()
    {
        Do(RunKinds.Step, "judge", "Ida Berg");
        Should.Throw<RunRefusedException>(() => RunRules.Tick(Run.Step("2"), "Jon Ek", null)).Message.ShouldContain("Ida Berg already");
        Should.Throw<RunRefusedException>(() => RunRules.Approve(Run, Run.Step("judge"), "Jon Ek"));
        Should.Throw<RunRefusedException>(() => RunRules.Approve(Run, Run.Step("notice"), "Jon Ek")).Message.ShouldContain("no draft");
        Should.Throw<RunRefusedException>(() => Run.Step("nonsense")).Remedy.ShouldContain("1 preserve");
    }

    [Fact]
    public void A_run_whose_playbook_is_not_at_hand_is_listed_all_the_same()
    {
        _events[0] = _events[0] with { Subject = "playbook--99999999-9999-4999-8999-999999999999" };
        Run.Playbook.ShouldBeNull();
        Should.Throw<RunRefusedException>(() => Run.Step("1")).Remedy.ShouldContain("--playbooks");
    }

    private PlaybookRun Run => PlaybookRun.From(_events, PlaybookLibrary.Shipped).ShouldHaveSingleItem();

    private void Do(string kind, string step, string by, string value = "") =>
        _events.Add(new RunEvent(_events.Count + 1, Incident, kind, Run.Subject(Run.Step(step)), Cases.Start.AddMinutes(_events.Count), by, "done", value));
}
