using System.Text.Json;

namespace Tocsin.Playbooks.Reading;

/// <summary>Reads the steps of a workflow and holds them to the rules of CACAO 2.0, section 4.</summary>
internal sealed class WorkflowReader(ProblemList problems, JsonFields fields)
{
    private const int MostSteps = 1000;
    private static readonly string[] Base = ["type", "name", "description", "external_references", "delay", "timeout", "step_variables", "owner", "on_completion", "on_success", "on_failure", "step_extensions"];

    private static readonly Dictionary<string, string[]> Own = new(StringComparer.Ordinal)
    {
        [StepTypes.Start] = Base,
        [StepTypes.End] = Base,
        [StepTypes.Action] = [.. Base, "commands", "agent", "targets", "in_args", "out_args"],
        [StepTypes.PlaybookAction] = [.. Base, "playbook_id", "playbook_version", "in_args", "out_args"],
        [StepTypes.Parallel] = [.. Base, "next_steps"],
        [StepTypes.IfCondition] = [.. Base, "condition", "on_true", "on_false"],
        [StepTypes.WhileCondition] = [.. Base, "condition", "on_true"],
        [StepTypes.SwitchCondition] = [.. Base, "switch", "cases"],
    };

    /// <summary>The steps by id.</summary>
    public IReadOnlyDictionary<string, RawStep> Read(JsonElement workflow)
    {
        var steps = new Dictionary<string, RawStep>(StringComparer.Ordinal);
        if (workflow.GetPropertyCount() > MostSteps)
            problems.Error("workflow", $"more than {MostSteps} steps: no person follows them; split the playbook");
        foreach (var entry in workflow.EnumerateObject().Take(MostSteps))
        {
            if (!fields.IsId(entry.Name, "workflow", "the step"))
                continue;
            if (entry.Value.ValueKind != JsonValueKind.Object)
                problems.Error(entry.Name, "the step is no object");
            else if (Step(entry.Name, entry.Value) is { } step)
                steps[entry.Name] = step;
        }

        return steps;
    }

    private RawStep? Step(string id, JsonElement json)
    {
        string? type = fields.Text(json, id, "type", required: true);
        if (type is null)
            return null;
        if (!Own.TryGetValue(type, out string[]? known))
        {
            problems.Error(id, $"the standard has no step of type {ProblemList.Quoted(type)}; it has {string.Join(", ", StepTypes.All)}");
            return null;
        }

        if (!id.StartsWith(type + "--", StringComparison.Ordinal))
            problems.Error(id, $"the step is of type {type}, its id says otherwise");
        fields.Known(json, id, known);
        fields.Text(json, id, "name");
        fields.Text(json, id, "description");
        fields.Whole(json, id, "delay", 0, int.MaxValue);
        fields.Whole(json, id, "timeout", 0, int.MaxValue);
        return new RawStep(id, type, json, Branches(id, type, json), Then(id, type, json));
    }

    private List<string> Then(string id, string type, JsonElement json)
    {
        string? completion = fields.Id(json, id, "on_completion", false), success = fields.Id(json, id, "on_success", false), failure = fields.Id(json, id, "on_failure", false);
        string[] named = [.. new[] { completion, success, failure }.OfType<string>()];
        if (type == StepTypes.End && named.Length > 0)
            problems.Error(id, "nothing follows an end: on_completion, on_success and on_failure do not belong here");
        else if (type == StepTypes.Start && (success ?? failure) is not null)
            problems.Error(id, "a start names what follows with on_completion only");
        else if (completion is not null && named.Length > 1)
            problems.Error(id, "either on_completion, or on_success and on_failure, not both");
        else if (type != StepTypes.End && completion is null && success is null)
            problems.Error(id, "nothing says what follows: on_completion or on_success is missing");
        return type == StepTypes.End ? [] : [.. named];
    }

    private List<string> Branches(string id, string type, JsonElement json)
    {
        switch (type)
        {
            case StepTypes.Action:
                Action(id, json);
                return [];
            case StepTypes.PlaybookAction:
                fields.Id(json, id, "playbook_id", true, "playbook");
                return [];
            case StepTypes.IfCondition:
                fields.Text(json, id, "condition", required: true);
                return [.. new[] { fields.Id(json, id, "on_true", true), fields.Id(json, id, "on_false", false) }.OfType<string>()];
            case StepTypes.WhileCondition:
                fields.Text(json, id, "condition", required: true);
                return [.. new[] { fields.Id(json, id, "on_true", true) }.OfType<string>()];
            case StepTypes.Parallel:
                var next = fields.Texts(json, id, "next_steps");
                if (next.Count < 2)
                    problems.Error(id, "next_steps names fewer than two steps");
                return [.. next.Where(n => fields.IsId(n, id, "next_steps"))];
            case StepTypes.SwitchCondition:
                fields.Text(json, id, "switch", required: true);
                return [.. Cases(id, json)];
            default:
                return [];
        }
    }

    private IEnumerable<string> Cases(string id, JsonElement json)
    {
        if (fields.Object(json, id, "cases", required: true) is not { } cases)
            yield break;
        foreach (var one in cases.EnumerateObject())
        {
            if (one.Value.ValueKind != JsonValueKind.String)
                problems.Error(id, $"the case {ProblemList.Quoted(one.Name)} names no step");
            else if (fields.IsId(one.Value.GetString()!, id, "the case"))
                yield return one.Value.GetString()!;
        }
    }

    private void Action(string id, JsonElement json)
    {
        fields.Id(json, id, "agent", true);
        foreach (string target in fields.Texts(json, id, "targets"))
            fields.IsId(target, id, "targets");
        var commands = fields.Objects(json, id, "commands");
        if (commands.Count == 0)
            problems.Error(id, "an action needs at least one command");
        foreach (var command in commands)
        {
            string? type = fields.Text(command, id, "type", required: true);
            if (type is not null and not "manual")
                problems.Advice(id, $"a command of type {ProblemList.Quoted(type)} is not run: Tocsin starts nothing, people do");
            else if (type is not null && fields.Text(command, id, "command") is null && fields.Text(command, id, "command_b64") is null)
                problems.Error(id, "a manual command needs the property command or command_b64");
        }
    }
}
