namespace Tocsin.Playbooks.Reading;

/// <summary>The steps in the order in which people read them: a step, what it branches to, what follows.</summary>
internal sealed class StepOrder(IReadOnlyDictionary<string, RawStep> steps)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<(RawStep Step, string? Under, bool Answer)> _order = [];

    /// <summary>Each with the question under which it stands.</summary>
    /// <remarks>The workflow was checked before: it has no circles.</remarks>
    public IReadOnlyList<(RawStep Step, string? Under, bool Answer)> From(string start, string? exception)
    {
        Walk(start);
        if (exception is not null)
            Walk(exception);
        return _order;
    }

    private void Walk(string from)
    {
        var waiting = new Stack<(string Id, string? Under, bool Answer)>();
        waiting.Push((from, null, false));
        while (waiting.TryPop(out var at))
        {
            if (!_seen.Add(at.Id))
                continue;
            var step = steps[at.Id];
            _order.Add((step, at.Under, at.Answer));
            foreach (string then in step.Then.Reverse())
                waiting.Push((then, at.Under, at.Answer));
            for (int b = step.Branches.Count - 1; b >= 0; b--)
                waiting.Push(step.Type == StepTypes.IfCondition ? (step.Branches[b], step.Id, b == 0) : (step.Branches[b], at.Under, at.Answer));
        }
    }
}
