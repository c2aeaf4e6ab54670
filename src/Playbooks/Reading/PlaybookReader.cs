using System.Text;
using System.Text.Json;

namespace Tocsin.Playbooks.Reading;

/// <summary>Reads a CACAO Security Playbook 2.0 and says what is wrong with it, object by object.</summary>
/// <remarks>
/// OASIS CACAO Security Playbooks 2.0, committee specification 01 of 27 November 2023. Files of up to 4 MB, nested 64 deep. What the standard forbids is an
/// error, what it advises against is a remark. Signatures are not checked. Never throws for what is in a file.
/// </remarks>
public static class PlaybookReader
{
    private const int Longest = 4 * 1024 * 1024;
    private const string Root = "playbook";
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    private static readonly string[] Properties =
    [
        "type", "spec_version", "id", "name", "description", "playbook_types", "playbook_activities", "playbook_processing_summary", "created_by", "created", "modified", "revoked",
        "valid_from", "valid_until", "derived_from", "related_to", "priority", "severity", "impact", "industry_sectors", "labels", "external_references", "markings",
        "playbook_variables", "workflow_start", "workflow_exception", "workflow", "playbook_extensions", "authentication_info_definitions", "agent_definitions", "target_definitions",
        "extension_definitions", "data_marking_definitions", "signatures",
    ];

    /// <summary>Reads one.</summary>
    public static PlaybookReading Read(ReadOnlyMemory<byte> json)
    {
        var problems = new ProblemList();
        Playbook? playbook = null;
        try
        {
            if (json.Length > Longest)
                problems.Error(Root, "the file is larger than 4 MB");
            else
                playbook = Parse(json.Span.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json, json, problems);
        }
        catch (JsonException error)
        {
            problems.Error(Root, $"it is no JSON that can be read: line {(error.LineNumber ?? 0) + 1}: {FirstSentence(error.Message)}");
        }
        catch (InvalidOperationException error) when (!error.Message.StartsWith("BUG:", StringComparison.Ordinal))
        {
            // A name with half a character in it passes the parser and fails when it is read.
            problems.Error(Root, "a name in it has half a character");
        }

        return new PlaybookReading(problems.Failed ? null : playbook, problems.Problems);
    }

    private static Playbook? Parse(ReadOnlyMemory<byte> json, ReadOnlyMemory<byte> asRead, ProblemList problems)
    {
        using var document = JsonDocument.Parse(json, Options);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            problems.Error(Root, "the file holds no JSON object");
            return null;
        }

        var fields = new JsonFields(problems);
        var extensions = new ExtensionReader(problems, fields);
        if (fields.Text(root, Root, "type", required: true) is { } type && type != Root)
            problems.Error(Root, $"type is {ProblemList.Quoted(type)}, not 'playbook'");
        if (fields.Text(root, Root, "spec_version", required: true) is { } version && version != "cacao-2.0")
            problems.Error(Root, $"spec_version is {ProblemList.Quoted(version)}, not 'cacao-2.0'");
        fields.Known(root, Root, Properties);
        var metadata = new MetadataReader(problems, fields);
        metadata.Check(root);
        var raw = fields.Object(root, Root, "workflow", required: true) is { } workflow ? new WorkflowReader(problems, fields).Read(workflow) : null;
        string? start = fields.Id(root, Root, "workflow_start", true, StepTypes.Start), exception = fields.Id(root, Root, "workflow_exception", false);
        if (raw is not null && start is not null)
            WorkflowCheck.Run(raw, start, exception, problems);
        foreach (var step in raw?.Values ?? [])
            metadata.CheckUses(root, step);
        if (raw is not null)
            metadata.CheckActivities(root, raw.Values);
        var extension = extensions.Of(root, Root, "playbook_extensions");
        if (extension is null)
            problems.Advice(Root, $"without the extension {Tailoring.ExtensionId} it is never proposed; it can be started by name");
        string? name = extension is { } own ? extensions.ShortName(own, "playbook_extensions") : null;
        var tailoring = extension is { } found ? extensions.Playbook(found) : null;

        // A broken workflow may have circles: its steps are put in order only when it holds together.
        if (problems.Failed)
            return null;
        string title = fields.Text(root, Root, "name", required: true)!;
        PlaybookStep[] steps =
        [
            .. new StepOrder(raw!).From(start!, exception).Where(s => s.Step.Type is not (StepTypes.Start or StepTypes.End))
                .Select(s => metadata.Step(root, s.Step, s.Under, s.Answer, extensions)),
        ];
        if (steps.CountBy(s => s.Name, StringComparer.Ordinal).FirstOrDefault(s => s.Value > 1).Key is { } twice)
            problems.Error(Root, $"two steps have the short name {ProblemList.Quoted(twice)}");
        return new Playbook
        {
            Id = fields.Id(root, Root, "id", true)!,
            Title = title,
            Name = name ?? Slug(title),
            Description = fields.Text(root, Root, "description") ?? "",
            Types = fields.Texts(root, Root, "playbook_types"),
            Labels = fields.Texts(root, Root, "labels"),
            Modified = fields.Time(root, Root, "modified", true)!.Value,
            Revoked = fields.Flag(root, Root, "revoked") ?? false,
            Steps = steps,
            Tailoring = tailoring,
            Json = asRead,
        };
    }

    private static string FirstSentence(string message) => message.Split(". ")[0].Split(" LineNumber")[0].TrimEnd('.');

    private static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (char c in title)
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length >= 60)
                break;
        }

        string name = slug.ToString().Trim('-');
        return name.Length > 0 ? name : "playbook";
    }
}
