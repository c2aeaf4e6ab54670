using System.Text.Json;

namespace Tocsin.Logs.Indicators;

/// <summary>Reads the indicators of a STIX 2.1 bundle, or its bare observables when it has no indicator.</summary>
internal sealed class StixIndicators(string file, IndicatorIntake intake)
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IndicatorSource> _sources = new(StringComparer.Ordinal);

    /// <summary>Reads the objects of a bundle.</summary>
    public void Read(IReadOnlyList<JsonElement> objects)
    {
        bool indicators = false;
        foreach (var o in objects)
        {
            string type = o.Text("type");
            indicators |= type == "indicator";
            if (type == "identity")
                _names[o.Text("id")] = o.Text("name");
            if (type == "marking-definition")
                _levels[o.Text("id")] = Level(o);
        }

        long place = 0;
        foreach (var o in objects)
        {
            place++;
            if (o.Text("type") == "indicator")
                Indicator(o, place);
            else
                Observable(o, place, indicators);
        }
    }

    private static string Level(JsonElement marking) =>
        Tlp.Strictest([Tlp.OfMarkings([marking.Text("id")]), Tlp.OfWord(marking.Part("definition").Text("tlp")), Tlp.OfWord(marking.Text("name"))]);

    private void Indicator(JsonElement o, long place)
    {
        string pattern = o.Text("pattern");
        string kind = o.Text("pattern_type");
        if (o.Flag("revoked"))
            intake.Leave(file, place, pattern, "revoked by its giver");
        else if (kind is not ("stix" or ""))
            intake.Leave(file, place, pattern, $"pattern of the kind {(kind.Length > 20 ? kind[..20] : kind)}, not stix");
        else
            Pattern(o, place, pattern);
    }

    private void Pattern(JsonElement o, long place, string pattern)
    {
        var clauses = StixPattern.Read(pattern, out var problems);
        string part = clauses.Length == 0 ? "" : "part of a pattern: ";
        foreach (string problem in problems)
            intake.Leave(file, place, pattern, part + (problem.StartsWith("malformed", StringComparison.Ordinal) ? "malformed pattern" : problem));
        if (clauses.Length == 0)
            return;
        intake.Take(place, pattern, clauses, SourceOf(o), (source, kept, demoted) => new Indicator(source, kept)
        {
            Place = place,
            Id = o.Text("id"),
            Name = Name(o),
            Types = o.Texts("indicator_types") is { Count: > 0 } types ? types : o.Texts("labels"),
            Confidence = JsonReading.Percent(o.Text("confidence")),
            ValidFrom = JsonReading.Moment(o.Text("valid_from"), long.MinValue),
            ValidUntil = JsonReading.Moment(o.Text("valid_until"), long.MaxValue),
            Demoted = demoted,
        });
    }

    private void Observable(JsonElement o, long place, bool indicators)
    {
        AtomKind? kind = o.Text("type") switch
        {
            "domain-name" => AtomKind.Domain,
            "url" => AtomKind.Url,
            "ipv4-addr" or "ipv6-addr" => AtomKind.Address,
            "email-addr" => AtomKind.Mail,
            "file" => AtomKind.Hash,
            _ => null,
        };
        if (kind is not { } known)
            return;
        var values = known == AtomKind.Hash ? Hashes(o) : [o.Text("value")];
        foreach (string value in values)
        {
            if (indicators)
                intake.Leave(file, place, value, "observable beside indicators: context, not an indicator");
            else if (!AtomParser.TryParse(known, value, out var atom))
                intake.Leave(file, place, value, "cannot be read");
            else
                intake.Take(place, value, [[atom]], SourceOf(o), (source, kept, demoted) => new Indicator(source, kept) { Place = place, Name = Name(o), Demoted = demoted });
        }
    }

    private static IEnumerable<string> Hashes(JsonElement o) => o.Part("hashes") is { ValueKind: JsonValueKind.Object } hashes
        ? hashes.EnumerateObject().Where(h => h.Name is "MD5" or "SHA-1" or "SHA-256").Select(h => hashes.Text(h.Name))
        : [];

    private static string? Name(JsonElement o) => o.Text("name") is { Length: > 0 } name ? name : o.Text("description") is { Length: > 0 } says ? says : null;

    private IndicatorSource SourceOf(JsonElement o)
    {
        var markings = o.Texts("object_marking_refs");
        string giver = _names.GetValueOrDefault(o.Text("created_by_ref"), "");
        string key = $"{giver}\n{string.Join('\n', markings)}";
        if (_sources.TryGetValue(key, out var known))
            return known;
        string level = Tlp.Strictest(markings.Select(m => _levels.GetValueOrDefault(m) is { Length: > 0 } named ? named : Tlp.OfMarkings([m])));
        return _sources[key] = new IndicatorSource(file, giver, "", markings, level);
    }
}
