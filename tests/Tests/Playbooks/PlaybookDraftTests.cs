using Shouldly;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Drafting;
using Tocsin.Tests.Cli;
using Xunit;

namespace Tocsin.Tests.Playbooks;

public sealed class PlaybookDraftTests
{
    public static TheoryData<string, string> Steps
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var playbook in PlaybookLibrary.Shipped.Playbooks)
            {
                foreach (var step in playbook.Steps.Where(s => s.Draft is not null))
                    data.Add(playbook.Name, step.Name);
            }

            return data;
        }
    }

    [Theory]
    [InlineData("platform-referral", "refer")]
    [InlineData("lookalike-takedown", "notice")]
    [InlineData("hack-and-leak", "editors")]
    public void A_draft_is_as_it_was(string name, string step)
    {
        var draft = Write(name, step);
        Golden.Matches($"{name}-{step}.md", draft.Under(DraftWriter.NotApproved));
        foreach (var (table, csv) in draft.Attachments)
            Golden.Matches($"{name}-{step}-{table}.csv", csv);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_draft_is_filled_marked_and_the_same_each_time(string name, string step)
    {
        var draft = Write(name, step);
        draft.Body.ShouldNotContain("{{");
        draft.ToFill.ShouldBeGreaterThan(0);
        draft.Under(DraftWriter.NotApproved).ShouldStartWith("**DRAFT, not sent**");
        Write(name, step).Sha256.ShouldBe(draft.Sha256);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Hostile_text_stays_text_and_names_stay_in_the_house(string name, string step)
    {
        var draft = Write(name, step);
        string all = draft.Body + string.Concat(draft.Attachments.Select(a => a.Value));
        foreach (string bad in (string[])["<script", "[click](", "![x]", "\u202E", "\u001b", "\r", "[[FILL IN: nothing", "=troll", "party1", "*Halvorsen*, ", "\n# [click"])
            all.ShouldNotContain(bad, Case.Sensitive);
        if (!PlaybookLibrary.Shipped.Find(name)!.Find(step)!.NeedsSecondPerson)
            return;
        foreach (string secret in (string[])["ida.berg", "decoy", "planted"])
            draft.Body.Split("\n---\n")[0].ShouldNotContain(secret, Case.Insensitive);
        string.Concat(draft.Attachments.Select(a => a.Value)).ShouldNotContain("decoy");
    }

    [Fact]
    public void Names_are_there_when_revealed_and_no_formula_runs()
    {
        var revealed = Write("platform-referral", "refer", reveal: true);
        revealed.Body.ShouldContain("`=troll000`");
        revealed.Attachments.Single(a => a.Key == "accounts").Value.ShouldContain("\n'=troll000,");
        revealed.Body.ShouldNotContain("party1", customMessage: "a declared group is in no list");
        Write("platform-referral", "refer").Body.ShouldContain("`acct-");
    }

    [Theory]
    [InlineData("plain words, 2027-04-11", "plain words, 2027-04-11")]
    [InlineData("1. one", "1\\. one")]
    [InlineData("- a", "\\- a")]
    [InlineData("www.a.example http://b", "www\\.a.example http\\://b")]
    [InlineData("a\nb\tc", "a b c")]
    [InlineData("<b>&amp;[x](y)", "&lt;b&gt;&amp;amp;\\[x\\](y)")]
    public void Text_is_escaped_for_Markdown(string text, string escaped) => MarkdownText.Inline(text).ShouldBe(escaped);

    [Theory]
    [InlineData("a.example", "`a.example`")]
    [InlineData("a`b``c", "``` a`b``c ```")]
    public void Code_has_a_fence_longer_than_any_in_it(string text, string code) => MarkdownText.Code(text).ShouldBe(code);

    private static Draft Write(string name, string step, bool reveal = false)
    {
        var playbook = PlaybookLibrary.Shipped.Find(name)!;
        return DraftWriter.Write(playbook, playbook.Find(step)!, PlaybookIncidents.Facts(reveal));
    }
}
