using System.Text.Json;

namespace Tocsin.Logs.Indicators;

/// <summary>Reads the attributes of MISP events: those of the event and those of its objects.</summary>
internal sealed class MispIndicators(string file, IndicatorIntake intake)
{
    private long _place;

    /// <summary>Reads an event, a list of events, or an answer of a MISP server.</summary>
    public void Read(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in root.EnumerateArray())
                Read(item);
        }
        else if (root.Part("response") is { ValueKind: not JsonValueKind.Undefined } response)
        {
            Read(response);
        }
        else if (root.ValueKind == JsonValueKind.Object)
        {
            Event(root.Part("Event") is { ValueKind: JsonValueKind.Object } inner ? inner : root);
        }
    }

    private void Event(JsonElement e)
    {
        string giver = e.Part("Orgc").Text("name") is { Length: > 0 } org ? org : e.Part("Org").Text("name");
        var source = new IndicatorSource(file, giver, e.Text("info"), [], Level(e));
        Attributes(e, source);
        foreach (var o in e.Items("Object").Where(o => !o.Flag("deleted")))
            Attributes(o, source);
    }

    private static string Level(JsonElement e) => Tlp.Strictest(e.Items("Tag").Select(t => Tlp.OfWord(t.Text("name"))));

    private void Attributes(JsonElement parent, IndicatorSource source)
    {
        foreach (var attribute in parent.Items("Attribute"))
        {
            _place++;
            string type = attribute.Text("type"), value = attribute.Text("value");
            if (attribute.Flag("deleted"))
                intake.Leave(file, _place, value, "deleted in MISP");
            else if (!attribute.Flag("to_ids"))
                intake.Leave(file, _place, value, "not flagged for detection (to_ids)");
            else if (Clauses(type, value) is not { } clauses)
                intake.Leave(file, _place, value, $"MISP type {(type.Length > 30 ? type[..30] : type)} is not looked for in logs");
            else if (clauses.Length == 0)
                intake.Leave(file, _place, value, "cannot be read");
            else
                Take(attribute, value, clauses, Stricter(source, Level(attribute)));
        }
    }

    private static IndicatorSource Stricter(IndicatorSource source, string level) =>
        level.Length == 0 || level == source.Tlp ? source : source with { Tlp = Tlp.Strictest([source.Tlp, level]) };

    private void Take(JsonElement attribute, string value, Atom[][] clauses, IndicatorSource source)
    {
        long place = _place;
        intake.Take(place, value, clauses, source, (from, kept, demoted) => new Indicator(from, kept)
        {
            Place = place,
            Id = attribute.Text("uuid") is { Length: > 0 } uuid ? uuid : null,
            Name = attribute.Text("comment") is { Length: > 0 } comment ? comment : source.Title.Length > 0 ? source.Title : null,
            Types = attribute.Text("category") is { Length: > 0 } category ? [category] : [],
            ValidFrom = JsonReading.Moment(attribute.Text("first_seen"), long.MinValue),
            ValidUntil = JsonReading.Moment(attribute.Text("last_seen"), long.MaxValue - 1) is var last && last < long.MaxValue - 1 ? last + 1 : long.MaxValue,
            Demoted = demoted,
        });
    }

    // null: not a type for logs; empty: the value cannot be read.
    private static Atom[][]? Clauses(string type, string value)
    {
        var parts = value.Split('|');
        return type switch
        {
            "domain" => Of((AtomKind.Domain, value)),
            "hostname" => Of((AtomKind.Host, value)),
            "domain|ip" => Of((AtomKind.Domain, parts[0]), (AtomKind.Address, parts[^1])),
            "hostname|port" => Of((AtomKind.Host, parts[0])),
            "url" or "uri" or "link" => Of((AtomKind.Url, value)),
            "ip-src" or "ip-dst" => Of((AtomKind.Address, value)),
            "ip-src|port" or "ip-dst|port" => Of((AtomKind.Address, parts[0])),
            "md5" or "sha1" or "sha256" => Of((AtomKind.Hash, value)),
            "filename|md5" or "filename|sha1" or "filename|sha256" or "malware-sample" => Of((AtomKind.Hash, parts[^1])),
            "email" or "email-src" or "email-dst" or "email-reply-to" or "target-email" => Of((AtomKind.Mail, value)),
            _ => null,
        };
    }

    private static Atom[][] Of(params ReadOnlySpan<(AtomKind Kind, string Text)> parts)
    {
        var clauses = new List<Atom[]>();
        foreach (var (kind, text) in parts)
        {
            if (AtomParser.TryParse(kind, text, out var atom))
                clauses.Add([atom]);
        }

        return [.. clauses];
    }
}
