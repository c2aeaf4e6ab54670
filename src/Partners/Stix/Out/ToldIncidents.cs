using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Exchange.Json;
using Tocsin.Exchange.Stix;
using Tocsin.Partners.Facts;

namespace Tocsin.Partners.Stix.Out;

/// <summary>What a report tells of incidents that went by one after the other.</summary>
internal sealed class ToldIncidents
{
    private const int LongestName = 300;
    private readonly StringBuilder _titles = new();
    private readonly StringBuilder _summaries = new();
    private readonly List<string> _ids = [];

    /// <summary>How many.</summary>
    public int Count => _ids.Count;

    /// <summary>When the last of them was created.</summary>
    public DateTimeOffset Created { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>When any of them was changed last.</summary>
    public DateTimeOffset Changed { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>One more.</summary>
    public void Add(IncidentFacts facts)
    {
        _ids.Add(facts.Card.Id);
        Created = facts.Card.Created > Created ? facts.Card.Created : Created;
        Changed = facts.Card.Changed > Changed ? facts.Card.Changed : Changed;
        if (_titles.Length <= LongestName)
            _titles.Append(_titles.Length > 0 ? "; " : "").Append(facts.Title);
        _summaries.Append(_summaries.Length > 0 ? "\n\n" : "").Append(IncidentWords.Summary(facts));
    }

    /// <summary>The report, without what it is about.</summary>
    public JsonObject Report(StixFrame frame) => frame.Make("report", "report " + string.Join(' ', _ids.Order(StringComparer.Ordinal)), new JsonObject
    {
        ["name"] = StixText.Cut(Count == 1 ? _titles.ToString() : $"{Count} incidents: {_titles}", LongestName),
        ["description"] = StixText.Clean(_summaries.ToString()),
        ["report_types"] = StixObjects.Array(["campaign", "observed-data"]),
        ["published"] = OutputTimes.Utc(Changed),
        ["lang"] = "en",
    });
}
