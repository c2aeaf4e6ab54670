namespace Tocsin.Playbooks.Reading;

/// <summary>Whether a workflow holds together: every reference resolves, every step is reached, nothing goes in circles, every way ends.</summary>
internal static class WorkflowCheck
{
    /// <summary>Names what does not hold. O(steps + references), without recursion.</summary>
    public static void Run(IReadOnlyDictionary<string, RawStep> steps, string start, string? exception, ProblemList problems)
    {
        foreach (var step in steps.Values)
        {
            foreach (string next in step.Next.Where(n => !steps.ContainsKey(n)))
                problems.Error(step.Id, $"it leads to {next}, which is not in the workflow");
            foreach (string next in step.Next.Where(n => steps.TryGetValue(n, out var to) && to.Type == StepTypes.Start))
                problems.Error(step.Id, $"it leads to {next}, which is a start");
        }

        if (!steps.TryGetValue(start, out var first))
            problems.Error("workflow_start", $"{start} is not in the workflow");
        else if (first.Type != StepTypes.Start)
            problems.Error("workflow_start", $"{start} is no start step");
        if (exception is not null && !steps.ContainsKey(exception))
            problems.Error("workflow_exception", $"{exception} is not in the workflow");
        if (!steps.Values.Any(s => s.Type is StepTypes.Action or StepTypes.PlaybookAction))
            problems.Error("workflow", "there is nothing to do in it: an action or playbook-action is missing");
        if (!steps.Values.Any(s => s.Type == StepTypes.End))
            problems.Error("workflow", "no step is an end");
        Reach(steps, new[] { start, exception }.OfType<string>(), problems);
        Circles(steps, problems);
    }

    private static void Reach(IReadOnlyDictionary<string, RawStep> steps, IEnumerable<string> from, ProblemList problems)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>(from.Where(steps.ContainsKey));
        while (waiting.TryPop(out string? id))
        {
            if (!reached.Add(id))
                continue;
            foreach (string next in steps[id].Next.Where(steps.ContainsKey))
                waiting.Push(next);
        }

        foreach (string lost in steps.Keys.Where(k => !reached.Contains(k)))
            problems.Error(lost, "no step leads here");
    }

    // What is left when steps that nothing left leads to are taken away, again and again, lies on a circle or behind one.
    private static void Circles(IReadOnlyDictionary<string, RawStep> steps, ProblemList problems)
    {
        var into = steps.Values.SelectMany(s => s.Next.Where(steps.ContainsKey)).CountBy(n => n, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var free = new Queue<string>(steps.Keys.Where(k => !into.ContainsKey(k)));
        int taken = 0;
        while (free.TryDequeue(out string? id))
        {
            taken++;
            foreach (string next in steps[id].Next.Where(steps.ContainsKey))
            {
                if (--into[next] == 0)
                    free.Enqueue(next);
            }
        }

        if (taken < steps.Count)
            problems.Error(into.Where(i => i.Value > 0).Select(i => i.Key).Order(StringComparer.Ordinal).First(), "the steps go in a circle here; what is repeated belongs into a while-condition, whose branch has an end of its own");
    }
}
