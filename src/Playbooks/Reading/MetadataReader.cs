using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tocsin.Playbooks.Reading;

/// <summary>Everything about a playbook but its workflow: metadata, variables, agents, targets, extension definitions; and the steps built with them.</summary>
internal sealed partial class MetadataReader(ProblemList problems, JsonFields fields)
{
    private const string Root = "playbook";
    private static readonly string[] Types = ["attack", "detection", "engagement", "investigation", "mitigation", "notification", "prevention", "remediation"];
    private static readonly string[] Parties = ["group", "individual", "location", "organization", "sector", "http-api", "linux", "net-address", "security-category", "ssh"];
    private readonly Dictionary<string, HashSet<string>> _defined = new(StringComparer.Ordinal);

    /// <summary>Checks the metadata, section 3.</summary>
    public void Check(JsonElement root)
    {
        fields.Id(root, Root, "id", true, "playbook");
        if (fields.Text(root, Root, "name", required: true) is { } name && string.IsNullOrWhiteSpace(name))
            problems.Error(Root, "name is empty");
        if (fields.Text(root, Root, "description") is null)
            problems.Advice(Root, "description is missing: what is it for?");
        fields.Id(root, Root, "created_by", true, "identity");
        var created = fields.Time(root, Root, "created", true);
        var modified = fields.Time(root, Root, "modified", true);
        if (modified < created)
            problems.Error(Root, "modified is before created");
        var from = fields.Time(root, Root, "valid_from");
        if (fields.Time(root, Root, "valid_until") <= from)
            problems.Error(Root, "valid_until is not after valid_from");
        fields.Flag(root, Root, "revoked");
        foreach (string number in (string[])["priority", "severity", "impact"])
            fields.Whole(root, Root, number, 0, 100);
        fields.Texts(root, Root, "labels");
        Kinds(root);
        Variables(root);
        foreach (string table in (string[])["agent_definitions", "target_definitions"])
            Definitions(root, table);
        Extensions(root);
    }

    /// <summary>Checks that what a step names is defined.</summary>
    public void CheckUses(JsonElement root, RawStep step)
    {
        if (fields.Object(step.Json, step.Id, "step_extensions") is { } extensions)
            Defined(root, step.Id, "extension_definitions", extensions.EnumerateObject().Select(e => e.Name));
        if (step.Type != StepTypes.Action)
            return;
        if (step.Json.TryGetProperty("agent", out var agent) && agent.ValueKind == JsonValueKind.String)
            Defined(root, step.Id, "agent_definitions", [agent.GetString()!]);
        if (step.Json.TryGetProperty("targets", out var targets) && targets.ValueKind == JsonValueKind.Array)
            Defined(root, step.Id, "target_definitions", targets.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!));
    }

    /// <summary>Section 3.1: every activity that the playbook lists is that of one of its commands.</summary>
    public void CheckActivities(JsonElement root, IEnumerable<RawStep> steps)
    {
        var done = steps.Where(s => s.Json.TryGetProperty("commands", out var c) && c.ValueKind == JsonValueKind.Array)
            .SelectMany(s => s.Json.GetProperty("commands").EnumerateArray().Where(c => c.ValueKind == JsonValueKind.Object))
            .Select(c => c.TryGetProperty("playbook_activity", out var a) && a.ValueKind == JsonValueKind.String ? a.GetString() : null)
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        var listed = fields.Texts(root, Root, "playbook_activities");
        foreach (string activity in listed.Where(a => !done.Contains(a)))
            problems.Advice(Root, $"playbook_activities lists {ProblemList.Quoted(activity)}, which no command of the workflow has");
        if (listed.Count == 0 && fields.Texts(root, Root, "playbook_types").Count > 0)
            problems.Advice(Root, "a playbook with playbook_types names its playbook_activities");
    }

    /// <summary>A step for people.</summary>
    public PlaybookStep Step(JsonElement root, RawStep raw, string? under, bool answer, ExtensionReader extensions)
    {
        var (name, second, draft, attachments) = extensions.Step(raw.Id, raw.Json);
        return new PlaybookStep
        {
            Id = raw.Id,
            Type = raw.Type,
            Name = name ?? raw.Id,
            Title = fields.Text(raw.Json, raw.Id, "name") ?? raw.Type,
            Instructions = [.. new[] { fields.Text(raw.Json, raw.Id, "description") }.OfType<string>().Concat(fields.Objects(raw.Json, raw.Id, "commands").Select(Command))],
            Agent = fields.Text(raw.Json, raw.Id, "agent") is { } agent ? NameOf(root, "agent_definitions", agent) : "",
            Targets = [.. fields.Texts(raw.Json, raw.Id, "targets").Select(t => NameOf(root, "target_definitions", t))],
            NeedsSecondPerson = second,
            Draft = draft,
            Attachments = attachments,
            Under = under,
            UnderAnswer = answer,
        };
    }

    private static string Command(JsonElement command)
    {
        string type = command.TryGetProperty("type", out var t) ? t.ToString() : "";
        if (type != "manual")
            return $"A command of type '{type}', which Tocsin does not run: see the playbook.";
        if (command.TryGetProperty("command", out var text))
            return text.ToString();
        byte[] bytes = new byte[command.GetProperty("command_b64").ToString().Length];
        return Convert.TryFromBase64String(command.GetProperty("command_b64").ToString(), bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : "A command that is no valid base64: see the playbook.";
    }

    private string NameOf(JsonElement root, string table, string id) =>
        fields.Object(root, Root, table) is { } definitions && fields.Object(definitions, table, id) is { } definition ? fields.Text(definition, id, "name") ?? id : id;

    private void Kinds(JsonElement root)
    {
        foreach (string type in fields.Texts(root, Root, "playbook_types"))
        {
            if (type == "attack")
                problems.Error(Root, "a playbook of type 'attack' has no place here: Tocsin defends");
            else if (!Types.Contains(type, StringComparer.Ordinal))
                problems.Advice(Root, $"playbook_types has {ProblemList.Quoted(type)}, which is not in the standard's vocabulary");
        }
    }

    private void Variables(JsonElement root)
    {
        if (fields.Object(root, Root, "playbook_variables") is not { } variables)
            return;
        foreach (var variable in variables.EnumerateObject())
        {
            if (variable.Name.Length > 250 || !Variable().IsMatch(variable.Name))
                problems.Error("playbook_variables", $"{ProblemList.Quoted(variable.Name)} is no name of a variable: it reads __name__");
            else if (variable.Value.ValueKind != JsonValueKind.Object)
                problems.Error(variable.Name, "the variable is no object");
            else
                fields.Text(variable.Value, variable.Name, "type", required: true);
        }
    }

    private void Definitions(JsonElement root, string table)
    {
        if (fields.Object(root, Root, table) is not { } definitions)
            return;
        foreach (var definition in definitions.EnumerateObject())
        {
            if (!fields.IsId(definition.Name, table, "the definition", Parties))
                continue;
            if (definition.Value.ValueKind != JsonValueKind.Object)
                problems.Error(definition.Name, "the definition is no object");
            else if (fields.Text(definition.Value, definition.Name, "type", required: true) is { } type && fields.Text(definition.Value, definition.Name, "name", required: true) is not null
                && !definition.Name.StartsWith(type + "--", StringComparison.Ordinal))
                problems.Error(definition.Name, "its type and its id do not agree");
        }
    }

    private void Extensions(JsonElement root)
    {
        if (fields.Object(root, Root, "extension_definitions") is { } definitions)
        {
            foreach (var definition in definitions.EnumerateObject())
            {
                if (!fields.IsId(definition.Name, "extension_definitions", "the definition", "extension-definition"))
                    continue;
                if (definition.Value.ValueKind != JsonValueKind.Object)
                {
                    problems.Error(definition.Name, "the definition is no object");
                    continue;
                }

                foreach (string name in (string[])["type", "name", "schema", "version"])
                    fields.Text(definition.Value, definition.Name, name, required: true);
                fields.Id(definition.Value, definition.Name, "created_by", true, "identity");
            }
        }

        if (fields.Object(root, Root, "playbook_extensions") is { } used)
            Defined(root, "playbook_extensions", "extension_definitions", used.EnumerateObject().Select(e => e.Name));
    }

    private void Defined(JsonElement root, string where, string table, IEnumerable<string> ids)
    {
        // Kept: a hostile file has many steps and many definitions.
        if (!_defined.TryGetValue(table, out var names))
            _defined[table] = names = root.TryGetProperty(table, out var definitions) && definitions.ValueKind == JsonValueKind.Object ? [.. definitions.EnumerateObject().Select(d => d.Name)] : [];
        foreach (string id in ids.Where(i => !names.Contains(i)))
            problems.Error(where, $"{ProblemList.Quoted(id)} is not among the {table}");
    }

    [GeneratedRegex(@"^__[a-zA-Z_][a-zA-Z0-9_-]*__\z", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
