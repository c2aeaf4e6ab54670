using System.Globalization;
using System.Text;
using Tocsin.Engine.Model;

namespace Tocsin.Playbooks.Running;

/// <summary>One use of a playbook for an incident: who did what when, as told by what was recorded.</summary>
/// <remarks>
/// Everything is computed from the events; nothing else is kept. The second-person rule: what leaves the house is approved by somebody who neither drafted
/// nor did the step. Names are compared without case and outer blanks. They are what people said of themselves: the store does not know who sits at the keyboard.
/// </remarks>
public sealed class PlaybookRun
{
    private static readonly Guid Namespace = new("6a3f5c0e-7c9c-5b0f-9a51-3f0f5a0c8d42");

    private PlaybookRun(RunEvent start, Playbook? playbook, IReadOnlyList<RunEvent> events)
    {
        Start = start;
        Id = IdOf(start);
        Playbook = playbook;
        Events = events;
        Outcomes = [.. events.Where(e => e.Kind == RunKinds.Outcome)];
        Steps = playbook is null ? [] : States(playbook, events);
    }

    /// <summary><c>run--</c> and a UUIDv5 of the incident and the number of the decision that started it.</summary>
    public string Id { get; }

    /// <summary>Its start.</summary>
    public RunEvent Start { get; }

    /// <summary>Its playbook; null when the library has it no more.</summary>
    public Playbook? Playbook { get; }

    /// <summary>What was recorded after the start, in order.</summary>
    public IReadOnlyList<RunEvent> Events { get; }

    /// <summary>Where each step stands.</summary>
    public IReadOnlyList<StepState> Steps { get; }

    /// <summary>What happened afterwards; later ones stand beside earlier ones.</summary>
    public IReadOnlyList<RunEvent> Outcomes { get; }

    /// <summary>The runs that events tell of, in order of their starts.</summary>
    public static IReadOnlyList<PlaybookRun> From(IEnumerable<RunEvent> events, PlaybookLibrary library)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(library);
        var all = events.DistinctBy(e => e.Seq).OrderBy(e => e.Seq).ToList();
        var byRun = all.Where(e => e.Kind != RunKinds.Start).ToLookup(e => e.Subject.Split(' ')[0], StringComparer.Ordinal);
        return [.. all.Where(e => e.Kind == RunKinds.Start).Select(s => new PlaybookRun(s, library.Find(s.Subject), [.. byRun[IdOf(s)]]))];
    }

    /// <summary>The id of the run that a start begins.</summary>
    public static string IdOf(RunEvent start)
    {
        ArgumentNullException.ThrowIfNull(start);
        return IdOf(start.Incident, start.Seq);
    }

    /// <summary>The id of the run that the decision of this number begins.</summary>
    public static string IdOf(string incident, long seq) =>
        "run--" + Uuid5.Create(Namespace, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{incident}\n{seq}"))).ToString("D");

    /// <summary>The subject of what is recorded about a step.</summary>
    public string Subject(StepState? step) => step is null ? Id : $"{Id} {step.Step.Id}";

    /// <summary>The step that somebody means.</summary>
    /// <exception cref="RunRefusedException">There is none, or the playbook is not at hand.</exception>
    public StepState Step(string typed)
    {
        if (Playbook is null)
            throw new RunRefusedException($"the playbook {Start.Value} of this run is not in the library", "name the directory it lies in: --playbooks DIR");
        return Playbook.Find(typed) is { } step ? Steps.First(s => s.Step.Id == step.Id)
            : throw new RunRefusedException($"the run has no step '{typed}'", $"name one by its number or name: {string.Join(", ", Playbook.Steps.Select((s, n) => $"{n + 1} {s.Name}"))}");
    }

    /// <summary>Whether two names are those of one person: without case and outer blanks, inner blanks as one.</summary>
    public static bool Same(string first, string second) => string.Equals(Plain(first), Plain(second), StringComparison.OrdinalIgnoreCase);

    // What cannot be seen makes no second person.
    private static string Plain(string name) => string.Join(' ', PlainText.Clean(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private List<StepState> States(Playbook playbook, IReadOnlyList<RunEvent> events)
    {
        var states = new Dictionary<string, StepState>(StringComparer.Ordinal);
        foreach (var step in playbook.Steps)
        {
            string subject = $"{Id} {step.Id}";
            // Held here too: two programs can record at the same moment, and neither sees the other's.
            RunEvent? Last(string kind) => events.LastOrDefault(e => e.Kind == kind && e.Subject == subject);
            var draft = Last(RunKinds.Draft);
            var approval = Last(RunKinds.Approve) is { } approved && (draft is null || draft.Value == approved.Value)
                && !events.Any(e => e.Subject == subject && (e.Kind is RunKinds.Draft or RunKinds.Step) && Same(e.By, approved.By)) ? approved : null;
            bool needed = step.Under is not { } question || !states.TryGetValue(question, out var under)
                || (under.Needed && (under.Done is not { } answer || answer.Value == (step.UnderAnswer ? "yes" : "no")));
            states[step.Id] = new StepState(step, events.FirstOrDefault(e => e.Kind == RunKinds.Step && e.Subject == subject), draft, approval, needed);
        }

        return [.. playbook.Steps.Select(s => states[s.Id])];
    }
}
