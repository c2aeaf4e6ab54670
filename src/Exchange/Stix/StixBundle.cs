using System.Text.Json.Nodes;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Stix;

/// <summary>Turns a scan into the objects of one STIX 2.1 bundle.</summary>
/// <remarks>
/// identity (Tocsin) and a TLP marking; per incident a campaign; per finding an observed-data with its user-accounts, urls
/// and domain-names, a note in words and numbers, and a relationship to the campaign; one note on method and limits; one
/// report over it all. Nothing but standard types and properties: the OASIS validator and every reader of STIX takes it.
/// </remarks>
internal sealed class StixBundle
{
    private const int MostObserved = 999_999_999;

    // The identity is the same in every bundle, so its time cannot come from the data; an empty scan uses it too.
    private const string Epoch = "2026-01-01T00:00:00.000Z";

    private readonly ScanReport _report;
    private readonly IReadOnlyList<string> _markings;
    private readonly StixObjects _make;
    private readonly JsonObject _identity;
    private readonly JsonObject _marking;
    private readonly List<JsonObject> _objects = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonObject> _observables = new(StringComparer.Ordinal);

    private StixBundle(ScanReport report, TrafficLight light)
    {
        _report = report;
        _marking = StixMarkings.Of(light);
        _markings = [StixObjects.Id(_marking)];
        _identity = Identity();
        _make = new StixObjects(Time, StixObjects.Id(_identity), _markings);
    }

    private string Time => _report.LastPost is { } last ? OutputTimes.Utc(last) : Epoch;

    /// <summary>The bundle of a scan.</summary>
    public static JsonObject Of(ScanReport report, TrafficLight light) => new StixBundle(report, light).Build();

    private JsonObject Build()
    {
        var campaigns = _report.Incidents.ToDictionary(i => i.Id, Campaign, StringComparer.Ordinal);
        foreach (var incident in _report.Incidents)
            Add(campaigns[incident.Id]);
        foreach (var finding in _report.Findings)
            AddFinding(finding, [.. _report.Incidents.Where(i => i.Findings.Contains(finding.Id)).Select(i => campaigns[i.Id])]);
        Add(Note("Method and limits", StixWords.Limits(_report), [_identity], []));
        var report = Report();
        List<JsonObject> all = [_marking, _identity, report, .. _objects, .. _observables.Values];
        var ids = StixObjects.Array(all.Select(StixObjects.Id));
        return new JsonObject
        {
            ["type"] = "bundle",
            ["id"] = StixIds.Object("bundle", new JsonObject { ["ids"] = ids }),
            ["objects"] = new JsonArray([.. all]),
        };
    }

    private static JsonObject Identity() =>
        StixObjects.Tocsin(Epoch, "Open-source software that finds coordinated inauthentic behaviour around elections.");

    private JsonObject Campaign(Incident incident) => _make.Make("campaign", new JsonObject
    {
        ["name"] = StixText.Clean(incident.Title),
        ["description"] = StixText.Clean(incident.Summary),
        ["first_seen"] = OutputTimes.Utc(incident.FirstAct),
        ["last_seen"] = OutputTimes.Utc(incident.LastAct),
        ["labels"] = StixObjects.Array(Labels(incident)),
        ["external_references"] = StixObjects.Reference(incident.Id),
    });

    private IEnumerable<string> Labels(Incident incident)
    {
        yield return $"severity:{incident.Severity.ToString().ToLowerInvariant()}";
        if (DeclaredGroups.Of(incident, _report).Count > 0)
            yield return "declared";
    }

    private void AddFinding(Finding finding, IReadOnlyList<JsonObject> campaigns)
    {
        var subjects = new List<JsonObject>(campaigns);
        if (ObservedData(finding) is { } observed)
        {
            Add(observed);
            subjects.Insert(0, observed);
            foreach (var campaign in campaigns)
                Add(_make.Relate(observed, "related-to", campaign));
        }

        if (subjects.Count == 0)
            subjects.Add(_identity);
        string[] labels = finding.DeclaredAs is null ? [finding.Detector] : [finding.Detector, "declared"];
        var note = Note(finding.Sentence, StixWords.Of(finding), subjects, labels, finding);
        Add(note);
    }

    private JsonObject? ObservedData(Finding finding)
    {
        var refs = finding.Accounts.Select(a => StixObservables.Account(a.Account, _markings))
            .Concat(finding.Objects.Select(o => StixObservables.From(o, _markings)).OfType<JsonObject>())
            .Select(Keep).Distinct(StringComparer.Ordinal).ToList();
        return refs.Count == 0 ? null : _make.Make("observed-data", new JsonObject
        {
            ["first_observed"] = OutputTimes.Utc(finding.FirstAct),
            ["last_observed"] = OutputTimes.Utc(finding.LastAct),
            ["number_observed"] = Math.Clamp(finding.PostTotal, 1, MostObserved),
            ["object_refs"] = StixObjects.Array(refs),
            ["external_references"] = StixObjects.Reference(finding.Id),
        });
    }

    private JsonObject Note(
        string title, string content, IEnumerable<JsonObject> about, string[] labels, Finding? finding = null)
    {
        var says = new JsonObject
        {
            ["abstract"] = StixText.Clean(title),
            ["content"] = content,
            ["object_refs"] = StixObjects.Array(about.Select(StixObjects.Id)),
        };
        if (labels.Length > 0)
            says["labels"] = StixObjects.Array(labels);
        if (finding is not null)
        {
            says["confidence"] = StixConfidence.Of(finding.Confidence);
            says["external_references"] = StixObjects.Reference(finding.Id);
        }

        return _make.Make("note", says);
    }

    private JsonObject Report()
    {
        var says = new JsonObject
        {
            ["name"] = StixText.Clean(_report.Election is { } election ? $"Scan for {election.Name}" : "Scan without an election profile"),
            ["description"] = StixWords.Verdict(_report),
            ["report_types"] = StixObjects.Array(_report.Incidents.Count == 0 ? ["observed-data"] : ["campaign", "observed-data"]),
            ["published"] = Time,
            ["object_refs"] = StixObjects.Array(
                _objects.Select(StixObjects.Id).Prepend(StixObjects.Id(_identity)).Concat(_observables.Keys)),
        };
        if (_report.Inputs.Count > 0)
            says["external_references"] = Inputs();
        return _make.Make("report", says);
    }

    /// <summary>File names and hashes only: a path may name a person.</summary>
    private JsonArray Inputs() => new([.. _report.Inputs.Select(Input)]);

    private static JsonNode Input(ScannedInput input)
    {
        var reference = new JsonObject
        {
            ["source_name"] = "input",
            ["description"] = StixText.Clean(Path.GetFileName(input.Path) is { Length: > 0 } name ? name : "standard input"),
        };

        // A window of a stream ends before its file does, so there is no hash yet.
        if (input.Sha256.Length > 0)
            reference["external_id"] = $"sha256:{input.Sha256}";
        return reference;
    }

    private string Keep(JsonObject observable)
    {
        string id = StixObjects.Id(observable);
        _observables.TryAdd(id, observable);
        return id;
    }

    /// <summary>Adds an object once: two that say the same have one id.</summary>
    private void Add(JsonObject o)
    {
        if (_ids.Add(StixObjects.Id(o)))
            _objects.Add(o);
    }
}
