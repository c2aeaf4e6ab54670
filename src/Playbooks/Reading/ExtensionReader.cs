using System.Text.Json;
using System.Text.RegularExpressions;
using Tocsin.Engine.Incidents.Chains;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Playbooks.Reading;

/// <summary>Reads Tocsin's extension of a playbook and of its steps.</summary>
internal sealed partial class ExtensionReader(ProblemList problems, JsonFields fields)
{
    private const string Where = "playbook_extensions";
    private static readonly string[] Facts = ["accounts", "domains", "links", "outlets"];
    private static readonly string[] Tables = ["accounts", "behaviours", "posts", "domains", "links", "outlets", "evidence"];
    private static readonly Dictionary<string, AttackStage> Stages = Enum.GetValues<AttackStage>().ToDictionary(StageWords.Code, StringComparer.Ordinal);

    /// <summary>The extension's object in a dictionary of extensions; null without it.</summary>
    public JsonElement? Of(JsonElement from, string where, string dictionary) =>
        fields.Object(from, where, dictionary) is { } extensions ? fields.Object(extensions, where, Tailoring.ExtensionId) : null;

    /// <summary>A short name: lower case with hyphens.</summary>
    public string? ShortName(JsonElement extension, string where)
    {
        string? name = fields.Text(extension, where, "short_name");
        if (name is null || (name.Length <= 60 && Slug().IsMatch(name)))
            return name;
        problems.Error(where, $"short_name {ProblemList.Quoted(name)} should be lower-case words with hyphens");
        return null;
    }

    /// <summary>What it says of the playbook.</summary>
    public Tailoring? Playbook(JsonElement extension)
    {
        fields.Known(extension, Where, "short_name", "intrusiveness", "fits", "proportionality", "speaks_against", "legal_basis", "legal_check");
        int? intrusiveness = fields.Whole(extension, Where, "intrusiveness", 1, 5);
        string? proportionality = fields.Text(extension, Where, "proportionality", required: true);
        var against = fields.Texts(extension, Where, "speaks_against");
        LegalBasis[] basis = [.. fields.Objects(extension, Where, "legal_basis").Select(Basis).OfType<LegalBasis>()];
        if (intrusiveness is null)
            problems.Error(Where, "intrusiveness, 1 to 5, is missing");
        if (basis.Length == 0)
            problems.Error(Where, "legal_basis is missing: on what does it rest?");
        if (against.Count == 0)
            problems.Error(Where, "speaks_against is missing: something speaks against every measure");
        string? check = fields.Text(extension, Where, "legal_check", required: true);
        var fits = fields.Object(extension, Where, "fits", required: true) is { } fit ? Fits(fit) : null;
        return fits is null || intrusiveness is null || proportionality is null || check is null ? null : new Tailoring(intrusiveness.Value, fits, proportionality, against, basis, check);
    }

    /// <summary>What it says of a step.</summary>
    public (string? Name, bool SecondPerson, string? Draft, IReadOnlyList<string> Attachments) Step(string id, JsonElement step)
    {
        if (Of(step, id, "step_extensions") is not { } extension)
            return (null, false, null, []);
        fields.Known(extension, id, "short_name", "needs_second_person", "draft_template", "attachments");
        string? draft = fields.Text(extension, id, "draft_template");
        if (draft is not null && !Drafting.DraftTemplates.Has(draft))
        {
            problems.Error(id, $"there is no draft template {ProblemList.Quoted(draft)}; there are {string.Join(", ", Drafting.DraftTemplates.Names)}");
            draft = null;
        }

        return (ShortName(extension, id), fields.Flag(extension, id, "needs_second_person") ?? false, draft, [.. Among(extension, id, "attachments", Tables)]);
    }

    private Fit Fits(JsonElement fit)
    {
        const string where = Where + ".fits";
        fields.Known(fit, where, "stages", "detectors", "minimum_severity", "minimum_stages", "minimum_breakout", "hours_before_vote", "needs");
        AttackStage[] stages = [.. Among(fit, where, "stages", [.. Stages.Keys]).Select(s => Stages[s])];
        if (stages.Length == 0)
            problems.Error(where, "stages is missing: to which steps of an attack does it fit?");
        var severity = Severity.Low;
        if (fields.Text(fit, where, "minimum_severity") is { } text && (!Enum.TryParse(text, ignoreCase: true, out severity) || severity is < Severity.Low or > Severity.Critical))
            problems.Error(where, $"minimum_severity {ProblemList.Quoted(text)} is none of low, medium, high, critical");
        return new Fit
        {
            Stages = stages,
            Detectors = fields.Texts(fit, where, "detectors"),
            MinimumSeverity = severity,
            MinimumStages = fields.Whole(fit, where, "minimum_stages", 1, 10) ?? 1,
            MinimumBreakout = fields.Whole(fit, where, "minimum_breakout", 0, 6) ?? 0,
            HoursBeforeVote = fields.Whole(fit, where, "hours_before_vote", 1, 10_000),
            Needs = [.. Among(fit, where, "needs", Facts)],
        };
    }

    private LegalBasis? Basis(JsonElement basis)
    {
        const string where = Where + ".legal_basis";
        string? reference = fields.Text(basis, where, "reference", required: true), jurisdiction = fields.Text(basis, where, "jurisdiction", required: true), says = fields.Text(basis, where, "says", required: true);
        return reference is null || jurisdiction is null || says is null ? null : new LegalBasis(reference, jurisdiction, says);
    }

    private IEnumerable<string> Among(JsonElement from, string where, string name, string[] allowed)
    {
        foreach (string text in fields.Texts(from, where, name))
        {
            if (allowed.Contains(text, StringComparer.Ordinal))
                yield return text;
            else
                problems.Error(where, $"{name} has {ProblemList.Quoted(text)}, which is none of {string.Join(", ", allowed)}");
        }
    }

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Slug();
}
