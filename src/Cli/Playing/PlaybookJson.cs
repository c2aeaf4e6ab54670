using System.Globalization;
using System.Text.Json;
using Tocsin.Cli.Output;
using Tocsin.Playbooks;
using Tocsin.Playbooks.Proposing;
using Tocsin.Playbooks.Running;
using Tocsin.Storage;

namespace Tocsin.Cli.Playing;

/// <summary>Playbooks, proposals and runs as JSON.</summary>
internal static class PlaybookJson
{
    /// <summary>A playbook in a list.</summary>
    public static void Card(Utf8JsonWriter line, Playbook playbook)
    {
        line.WriteString("type", "playbook");
        line.WriteString("id", playbook.Id);
        line.WriteString("name", playbook.Name);
        line.WriteString("title", playbook.Title);
        line.WriteString("description", playbook.Description);
        Texts(line, "labels", playbook.Labels);
        if (playbook.Tailoring is { } tailoring)
            line.WriteNumber("intrusiveness", tailoring.Intrusiveness);
    }

    /// <summary>A playbook with its steps.</summary>
    public static void Whole(Utf8JsonWriter line, Playbook playbook)
    {
        Card(line, playbook);
        if (playbook.Tailoring is { } tailoring)
            Law(line, tailoring);
        line.WriteStartArray("steps");
        foreach (var step in playbook.Steps)
        {
            line.WriteStartObject();
            Step(line, step);
            Texts(line, "instructions", step.Instructions);
            line.WriteString("agent", step.Agent);
            Texts(line, "targets", step.Targets);
            line.WriteEndObject();
        }

        line.WriteEndArray();
    }

    /// <summary>What came of checking a file.</summary>
    public static void Checked(Terminal terminal, string file, PlaybookReading reading)
    {
        foreach (var problem in reading.Problems)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "problem");
                line.WriteString("level", problem.IsError ? "error" : "remark");
                line.WriteString("where", problem.Where);
                line.WriteString("what", problem.What);
            });
        }

        terminal.Json.Write(line =>
        {
            line.WriteString("type", "check");
            line.WriteString("file", file);
            line.WriteBoolean("usable", reading.Playbook is not null);
            line.WriteNumber("errors", reading.Problems.Count(p => p.IsError));
        });
    }

    /// <summary>A proposal.</summary>
    public static void Proposal(Utf8JsonWriter line, IncidentCard card, VoteDistance distance, PlaybookProposal proposal)
    {
        line.WriteString("type", "proposal");
        line.WriteString("incident", card.Id);
        line.WriteNumber("number", card.Number);
        line.WriteString("distance", distance.Text);
        line.WriteString("playbook", proposal.Playbook.Id);
        line.WriteString("name", proposal.Playbook.Name);
        line.WriteString("title", proposal.Playbook.Title);
        line.WriteNumber("intrusiveness", proposal.Playbook.Tailoring!.Intrusiveness);
        Texts(line, "reasons", proposal.Reasons);
        Texts(line, "against", proposal.Against);
        line.WriteString("before", proposal.Before);
        Law(line, proposal.Playbook.Tailoring);
    }

    /// <summary>A run.</summary>
    public static void Run(Utf8JsonWriter line, PlaybookRun run, IncidentCard card)
    {
        line.WriteString("type", "run");
        line.WriteString("id", run.Id);
        line.WriteString("incident", card.Id);
        line.WriteNumber("number", card.Number);
        line.WriteString("playbook", run.Start.Subject);
        line.WriteString("name", run.Start.Value);
        Done(line, "started", run.Start);
        line.WriteStartArray("steps");
        foreach (var state in run.Steps)
        {
            line.WriteStartObject();
            Step(line, state.Step);
            line.WriteString("state", state.Word);
            Done(line, "done", state.Done);
            Done(line, "drafted", state.Draft);
            Done(line, "approved", state.Approval);
            line.WriteEndObject();
        }

        line.WriteEndArray();
        line.WriteStartArray("outcomes");
        foreach (var outcome in run.Outcomes)
        {
            line.WriteStartObject();
            Who(line, outcome);
            line.WriteEndObject();
        }

        line.WriteEndArray();
    }

    /// <summary>What was drafted.</summary>
    public static void Drafts(Terminal terminal, string run, IReadOnlyList<WrittenDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            terminal.Json.Write(line =>
            {
                line.WriteString("type", "draft");
                line.WriteString("run", run);
                line.WriteString("step", draft.Step);
                Texts(line, "files", draft.Files);
                line.WriteNumber("to_fill", draft.ToFill);
                line.WriteString("sha256", draft.Sha256);
                line.WriteString("approved_by", draft.ApprovedBy);
                line.WriteBoolean("sent", false);
            });
        }
    }

    private static void Step(Utf8JsonWriter line, PlaybookStep step)
    {
        line.WriteString("step", step.Name);
        line.WriteString("id", step.Id);
        line.WriteString("title", step.Title);
        line.WriteBoolean("question", step.IsQuestion);
        line.WriteBoolean("needs_second_person", step.NeedsSecondPerson);
        line.WriteString("draft", step.Draft);
    }

    private static void Law(Utf8JsonWriter line, Tailoring tailoring)
    {
        line.WriteString("proportionality", tailoring.Proportionality);
        Texts(line, "speaks_against", tailoring.SpeaksAgainst);
        line.WriteStartArray("legal_basis");
        foreach (var basis in tailoring.LegalBasis)
        {
            line.WriteStartObject();
            line.WriteString("reference", basis.Reference);
            line.WriteString("jurisdiction", basis.Jurisdiction);
            line.WriteString("says", basis.Says);
            line.WriteEndObject();
        }

        line.WriteEndArray();
        line.WriteString("legal_check", tailoring.LegalCheck);
    }

    private static void Done(Utf8JsonWriter line, string name, RunEvent? done)
    {
        if (done is null)
        {
            line.WriteNull(name);
            return;
        }

        line.WriteStartObject(name);
        Who(line, done);
        line.WriteEndObject();
    }

    private static void Who(Utf8JsonWriter line, RunEvent done)
    {
        line.WriteString("by", done.By);
        line.WriteString("at", done.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        line.WriteString("text", done.Text);
        line.WriteString("value", done.Value);
    }

    private static void Texts(Utf8JsonWriter line, string name, IReadOnlyList<string> texts)
    {
        line.WriteStartArray(name);
        foreach (string text in texts)
            line.WriteStringValue(text);
        line.WriteEndArray();
    }
}
