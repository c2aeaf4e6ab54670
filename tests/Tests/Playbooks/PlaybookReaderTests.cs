using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Shouldly;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Reading;
using Xunit;

namespace Tocsin.Tests.Playbooks;

public sealed class PlaybookReaderTests
{
    private const string A = "action--11111111-1111-4111-8111-111111111111", B = "action--22222222-2222-4222-8222-222222222222", Gone = "action--33333333-3333-4333-8333-333333333333";
    private const string Start = "start--44444444-4444-4444-8444-444444444444", End = "end--55555555-5555-4555-8555-555555555555", Agent = "individual--66666666-6666-4666-8666-666666666666";

    [Fact]
    public void A_playbook_of_somebody_else_is_read_without_our_extension()
    {
        var reading = Read(Small());
        reading.Playbook.ShouldNotBeNull().Steps.Select(s => s.Id).ShouldBe([A, B]);
        reading.Playbook!.Name.ShouldBe("a-small-one");
        reading.Problems.ShouldHaveSingleItem().What.ShouldContain("never proposed");
    }

    [Fact]
    public void A_step_that_leads_nowhere_is_named()
    {
        var json = Small();
        json["workflow"]![A]!["on_completion"] = Gone;
        var problems = Read(json).Problems;
        problems.ShouldContain(p => p.Where == A && p.What.Contains(Gone));
        problems.ShouldContain(p => p.Where == B && p.What == "no step leads here");
    }

    [Fact]
    public void A_circle_is_named_and_ends()
    {
        var json = Small();
        json["workflow"]![B]!["on_completion"] = A;
        Read(json).Problems.ShouldContain(p => p.What.Contains("circle", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type", "course-of-action", "not 'playbook'")]
    [InlineData("spec_version", "cacao-1.1", "not 'cacao-2.0'")]
    [InlineData("id", "playbook--1", "no identifier")]
    [InlineData("id", "identity--11111111-1111-4111-8111-111111111111", "should be the id of playbook")]
    [InlineData("created", "yesterday", "a time reads")]
    [InlineData("created", "2027-01-01T00:00:00+02:00", "a time reads")]
    [InlineData("workflow_start", A, "should be the id of start")]
    [InlineData("name", " ", "name is empty")]
    public void What_is_wrong_at_the_top_is_named(string name, string value, string said)
    {
        var json = Small();
        json[name] = value;
        var reading = Read(json);
        reading.Playbook.ShouldBeNull();
        reading.Problems.ShouldContain(p => p.IsError && p.What.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type", "type is missing")]
    [InlineData("workflow", "workflow is missing")]
    [InlineData("workflow_start", "workflow_start is missing")]
    [InlineData("created_by", "created_by is missing")]
    [InlineData("agent_definitions", "is not among the agent_definitions")]
    public void What_is_missing_is_named(string name, string said)
    {
        var json = Small();
        json.Remove(name);
        Read(json).Problems.ShouldContain(p => p.IsError && p.What.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_playbook_of_type_attack_has_no_place()
    {
        var json = Small();
        json["playbook_types"] = new JsonArray("attack");
        Read(json).Playbook.ShouldBeNull();
    }

    [Fact]
    public void Commands_for_machines_are_shown_and_never_run()
    {
        var json = Small();
        json["workflow"]![A]!["commands"]![0]!["type"] = "bash";
        var reading = Read(json);
        reading.Problems.ShouldContain(p => !p.IsError && p.What.Contains("people do", StringComparison.Ordinal));
        reading.Playbook!.Steps[0].Instructions.ShouldHaveSingleItem().ShouldContain("does not run");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":1,\"workflow\":[],\"id\":{},\"name\":null,\"labels\":\"x\",\"created\":7}")]
    [InlineData("{\"type\":\"playbook\",\"type\":\"playbook\"}")]
    [InlineData("{\"type\":\"\\ud800\",\"\\ud800\":1}")]
    [InlineData("{\"workflow\":{\"x\":1,\"start--44444444-4444-4444-8444-444444444444\":7}}")]
    public void Wrong_shapes_are_survived(string text)
    {
        var reading = PlaybookReader.Read(Encoding.UTF8.GetBytes(text));
        reading.Playbook.ShouldBeNull();
        reading.Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void Depth_size_and_number_are_bounded()
    {
        PlaybookReader.Read(Encoding.UTF8.GetBytes(new string('[', 100_000))).Problems.ShouldHaveSingleItem();
        PlaybookReader.Read(new byte[5 * 1024 * 1024]).Problems.ShouldHaveSingleItem().What.ShouldContain("4 MB");
        var json = Small();
        for (int i = 0; i < 3000; i++)
            json["workflow"]![$"action--11111111-1111-4111-8111-{i:x12}"] = new JsonObject { ["type"] = "action", ["on_completion"] = Gone };
        var reading = Read(json);
        reading.Problems.ShouldContain(p => p.What.Contains("no person follows them", StringComparison.Ordinal));
        reading.Problems.Count.ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public void A_long_chain_of_steps_is_read_without_recursion()
    {
        var json = Small();
        var workflow = json["workflow"]!;
        string Id(int i) => $"action--11111111-1111-4111-8111-{i:x12}";
        workflow[B]!.AsObject().Remove("on_success");
        workflow[B]!["on_completion"] = Id(1);
        for (int i = 1; i <= 990; i++)
            workflow[Id(i)] = new JsonObject { ["type"] = "action", ["agent"] = Agent, ["commands"] = Command(), ["on_completion"] = i == 990 ? End : Id(i + 1) };
        Read(json).Playbook.ShouldNotBeNull().Steps.Count.ShouldBe(992);
    }

    [Fact]
    public void No_change_of_a_byte_makes_it_throw()
    {
        byte[] whole = PlaybookLibrary.Shipped.Find("lookalike-takedown")!.Json.ToArray();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            byte[] changed = [.. whole];
            changed[at] = value;
            PlaybookReader.Read(changed).ShouldNotBeNull();
        }, iter: 2000);
    }

    internal static JsonObject Small() => new()
    {
        ["type"] = "playbook",
        ["spec_version"] = "cacao-2.0",
        ["id"] = "playbook--77777777-7777-4777-8777-777777777777",
        ["name"] = "A small one",
        ["description"] = "Two steps.",
        ["created_by"] = "identity--88888888-8888-4888-8888-888888888888",
        ["created"] = "2027-01-01T00:00:00.000Z",
        ["modified"] = "2027-01-01T00:00:00Z",
        ["workflow_start"] = Start,
        ["workflow"] = new JsonObject
        {
            [Start] = new JsonObject { ["type"] = "start", ["on_completion"] = A },
            [A] = new JsonObject { ["type"] = "action", ["name"] = "First", ["agent"] = Agent, ["commands"] = Command(), ["on_completion"] = B },
            [B] = new JsonObject { ["type"] = "action", ["agent"] = Agent, ["commands"] = Command(), ["on_success"] = End },
            [End] = new JsonObject { ["type"] = "end" },
        },
        ["agent_definitions"] = new JsonObject { [Agent] = new JsonObject { ["type"] = "individual", ["name"] = "Somebody" } },
    };

    private static JsonArray Command() => [new JsonObject { ["type"] = "manual", ["command"] = "Do it." }];

    private static PlaybookReading Read(JsonObject json) => PlaybookReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
