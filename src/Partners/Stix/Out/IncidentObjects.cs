using System.Text.Json.Nodes;
using Tocsin.Engine.Incidents.Characterising;
using Tocsin.Exchange.Json;
using Tocsin.Exchange.Stix;
using Tocsin.Partners.Facts;

namespace Tocsin.Partners.Stix.Out;

/// <summary>One incident as objects.</summary>
internal sealed class IncidentObjects
{
    private const int LongestName = 300;
    private readonly IncidentFacts _facts;
    private readonly StixSharing _sharing;
    private readonly StixPlaces _places;
    private readonly StixFrame _frame;
    private readonly JsonObject _office;

    public IncidentObjects(IncidentFacts facts, StixSharing sharing, JsonObject office, IReadOnlyList<string> markings, StixPlaces places)
    {
        (_facts, _sharing, _office, _places) = (facts, sharing, office, places);
        _frame = new StixFrame(facts.Card.Id, StixObjects.Id(office), markings, facts.Card.Created, facts.Card.Changed);
    }

    public void Add()
    {
        var incident = _places.Add(Incident());
        var campaign = _places.Add(Campaign());
        _places.Add(_frame.Relate(incident, "related-to", campaign));
        foreach (var subject in _facts.Subjects)
            _places.Add(_frame.Relate(campaign, "targets", _places.Add(StixConstants.Subject(_facts.Election, subject, StixObjects.Id(_office), _frame.Markings))));
        Techniques(campaign);
        new ObservedObjects(_facts, _frame, _office, _places, campaign).Add();
        new ContentObjects(_facts, _sharing, _frame, _places, campaign).Add();
        foreach (var playbook in _facts.Playbooks)
            _places.Add(_frame.Relate(_places.Add(Course(playbook)), "related-to", incident));
        Note("judgement", "What was judged", IncidentWords.Judgement(_facts, _sharing.Words), [incident, campaign], ["judgement"]);
        foreach (var note in _sharing.Words ? _facts.Notes : [])
            Note($"note {note.Seq}", "Note", note.Reason, [incident], ["note"]);
    }

    private JsonObject Incident()
    {
        var says = new JsonObject
        {
            ["name"] = StixText.Cut(_facts.Title, LongestName),
            ["description"] = StixText.Clean(IncidentWords.Summary(_facts)),
            ["labels"] = StixObjects.Array([$"severity:{_facts.Card.Severity.ToString().ToLowerInvariant()}", $"state:{_facts.Card.State}", StixText.Clean($"election:{_facts.Election.Id}")]),
            ["external_references"] = StixObjects.Reference(_facts.Card.Id),
            ["lang"] = "en",
        };
        if (_sharing.Extensions)
        {
            _places.Add(StixConstants.Program());
            _places.Add(StixConstants.Definition("incident"));
            says["extensions"] = StixConstants.Use("incident", Properties());
        }

        // The id comes from the number of the incident in the world, not from what is told of it.
        return _frame.Make("incident", _facts.Card.Id, says);
    }

    private JsonObject Properties()
    {
        var properties = new JsonObject
        {
            ["election"] = _facts.Election.Id,
            ["severity"] = _facts.Card.Severity.ToString().ToLowerInvariant(),
            ["state"] = _facts.Card.State,
            ["first_act"] = OutputTimes.Utc(_facts.First),
            ["last_act"] = OutputTimes.Utc(_facts.Last),
            ["qualifies"] = _facts.Qualifies,
            ["criteria"] = new JsonArray([.. _facts.Criteria.Select(c => new JsonObject
            {
                ["criterion"] = CriterionWords.Code(c.Proposal.Criterion),
                ["indicated"] = c.Proposal.Indicated,
                ["judged"] = c.Judged?.Value ?? "not judged",
                ["confidence"] = c.Judged?.Confidence is { Length: > 0 } said ? said : c.Proposal.Confidence.ToString().ToLowerInvariant(),
            })]),
        };
        if (_facts.Breakout > 0)
            properties["breakout"] = _facts.Breakout;
        return properties;
    }

    private JsonObject Campaign() => _frame.Make("campaign", "campaign " + _facts.Card.Id, new JsonObject
    {
        ["name"] = StixText.Cut(_facts.Title, LongestName),
        ["description"] = StixText.Clean(IncidentWords.Summary(_facts)),
        ["first_seen"] = OutputTimes.Utc(_facts.First),
        ["last_seen"] = OutputTimes.Utc(_facts.Last),
        ["labels"] = StixObjects.Array([$"severity:{_facts.Card.Severity.ToString().ToLowerInvariant()}"]),
        ["external_references"] = StixObjects.Reference(_facts.Card.Id),
        ["lang"] = "en",
    });

    private void Techniques(JsonObject campaign)
    {
        foreach (var technique in _facts.Techniques)
        {
            _places.Add(StixConstants.Program());
            var pattern = _places.Add(StixConstants.Technique(technique.Framework, technique.Id, technique.Name));
            string how = technique.Judged is { } judged ? $"Judged {judged.Value} by a person{(judged.Confidence.Length > 0 ? $", confidence {judged.Confidence}" : "")}." : "Proposed from the data, not judged.";
            if (technique.Judged?.Value == "no")
            {
                // It is not claimed; that it was considered and refused is.
                _places.Add(Opinion(technique, pattern));
                continue;
            }

            var use = _places.Add(_frame.Relate(campaign, "uses", pattern, new JsonObject { ["description"] = StixText.Clean(technique.Because.Length > 0 ? $"{how} {technique.Because}." : how) }));
            if (technique.Judged is not null)
                _places.Add(Opinion(technique, use));
        }
    }

    private JsonObject Opinion(UsedTechnique technique, JsonObject about)
    {
        var judged = technique.Judged!;
        bool high = judged.Confidence == "high";
        return _frame.Make("opinion", $"opinion {_facts.Card.Id} {technique.Framework} {technique.Id}", new JsonObject
        {
            ["opinion"] = judged.Value switch { "yes" => high ? "strongly-agree" : "agree", "no" => high ? "strongly-disagree" : "disagree", _ => "neutral" },
            ["explanation"] = StixText.Clean(_sharing.Words && judged.Reason.Length > 0 ? judged.Reason : $"A person of the office judged {technique.Framework} {technique.Id} for this incident: {judged.Value}."),
            ["object_refs"] = StixObjects.Array([StixObjects.Id(about)]),
        });
    }

    private JsonObject Course(PlaybookUse playbook) => _frame.Make("course-of-action", $"playbook {_facts.Card.Id} {playbook.Id} {playbook.Started.ToUnixTimeMilliseconds()}", new JsonObject
    {
        ["name"] = StixText.Cut(playbook.Name, LongestName),
        ["description"] = $"A person of the office started this playbook, {IncidentWords.Moment(playbook.Started)}.",
        ["external_references"] = playbook.Id.Length > 0 ? new JsonArray(new JsonObject { ["source_name"] = "cacao", ["external_id"] = StixText.Clean(playbook.Id) }) : null,
    });

    private void Note(string about, string title, string content, IEnumerable<JsonObject> refs, string[] labels) => _places.Add(_frame.Make("note", $"{about} {_facts.Card.Id}", new JsonObject
    {
        ["abstract"] = title,
        ["content"] = StixText.Clean(content),
        ["labels"] = StixObjects.Array(labels),
        ["object_refs"] = StixObjects.Array(refs.Select(StixObjects.Id)),
    }));
}
