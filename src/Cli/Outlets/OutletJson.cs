using System.Globalization;
using System.Text.Json;
using Tocsin.Storage.Outlets;

namespace Tocsin.Cli.Outlets;

/// <summary>Outlets of the register as JSON.</summary>
internal static class OutletJson
{
    /// <summary>An outlet in a list.</summary>
    public static void Card(Utf8JsonWriter line, RegisteredOutlet outlet)
    {
        line.WriteString("type", "outlet");
        line.WriteString("id", outlet.Id);
        line.WriteNumber("number", outlet.Number);
        line.WriteString("name", outlet.Name);
        Texts(line, "domains", outlet.Domains);
        Texts(line, "accounts", outlet.Accounts);
        Texts(line, "statuses", OutletWords.Statuses(outlet));
    }

    /// <summary>All of one.</summary>
    public static void Whole(Utf8JsonWriter line, RegisteredOutlet outlet, DateOnly? asOf, OutletCheck? seen)
    {
        Card(line, outlet);
        line.WriteString("as_of", asOf is { } day ? OutletWords.Day(day) : null);
        Texts(line, "names", outlet.Names);
        line.WriteStartArray("facts");
        foreach (var fact in outlet.Facts)
        {
            line.WriteStartObject();
            Fact(line, outlet, fact);
            line.WriteEndObject();
        }

        line.WriteEndArray();
        if (seen is not null)
        {
            line.WriteBoolean("counts_whole", seen.Whole);
            Hosts(line, "seen", seen.Seen.SelectMany(s => s.Hosts));
        }
    }

    /// <summary>An outlet that was seen.</summary>
    public static void Seen(Utf8JsonWriter line, SeenOutlet seen)
    {
        line.WriteString("type", "outlet-seen");
        line.WriteString("id", seen.Outlet.Id);
        line.WriteNumber("number", seen.Outlet.Number);
        line.WriteString("name", seen.Outlet.Name);
        Texts(line, "statuses", OutletWords.Statuses(seen.Outlet));
        Hosts(line, "hosts", seen.Hosts);
    }

    /// <summary>A host that may be a mirror.</summary>
    public static void Candidate(Utf8JsonWriter line, MirrorCandidate candidate)
    {
        line.WriteString("type", "mirror-candidate");
        line.WriteString("host", candidate.Host.Host);
        line.WriteString("because", candidate.Because);
        line.WriteStartArray("outlets");
        foreach (var outlet in candidate.Outlets)
            line.WriteNumberValue(outlet.Number);
        line.WriteEndArray();
        Hosts(line, "seen", [candidate.Host]);
    }

    /// <summary>What an import changed.</summary>
    public static void Import(Utf8JsonWriter line, OutletImport import)
    {
        line.WriteString("type", "outlets-import");
        line.WriteString("list", import.List);
        line.WriteNumber("entries", import.Entries);
        line.WriteNumber("new_outlets", import.NewOutlets);
        line.WriteNumber("new_facts", import.NewFacts);
        line.WriteNumber("known", import.Known);
        line.WriteNumber("no_longer_listed", import.Ended);
        Texts(line, "joined", import.Joined);
        Texts(line, "ambiguous", import.Ambiguous);
        Texts(line, "namesakes", import.Namesakes);
    }

    private static void Fact(Utf8JsonWriter line, RegisteredOutlet outlet, OutletFact fact)
    {
        line.WriteNumber("fact", fact.Seq);
        line.WriteString("kind", fact.Said.Kind);
        line.WriteString("value", fact.Said.Value);
        line.WriteString("said_by", fact.Said.By);
        line.WriteString("ground", fact.Said.Ground);
        line.WriteString("source", fact.Said.Source);
        line.WriteString("since", fact.Said.Since is { } since ? OutletWords.Day(since) : null);
        line.WriteString("until", fact.Said.Until is { } until ? OutletWords.Day(until) : null);
        line.WriteBoolean("in_force", outlet.InForce(fact));
        line.WriteString("state", Engine.Model.Outlets.OutletFactKinds.Statements.Contains(fact.Said.Kind) ? OutletWords.State(outlet, fact) : $"ends fact {fact.Refers}");
        line.WriteString("list", fact.List);
        if (fact.Refers is { } refers)
            line.WriteNumber("refers", refers);
        line.WriteString("at", Time(fact.At));
        line.WriteString("by", fact.Actor);
        line.WriteString("reason", fact.Reason);
    }

    private static void Hosts(Utf8JsonWriter line, string name, IEnumerable<SeenHost> hosts)
    {
        line.WriteStartArray(name);
        foreach (var host in hosts)
        {
            line.WriteStartObject();
            line.WriteString("host", host.Host);
            line.WriteNumber("posts", host.Posts);
            line.WriteString("first", host.First is { } first ? Time(first) : null);
            line.WriteString("last", host.Last is { } last ? Time(last) : null);
            Texts(line, "findings", host.Findings);
            Texts(line, "incidents", host.Incidents.Select(i => i.Id));
            line.WriteEndObject();
        }

        line.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter line, string name, IEnumerable<string> texts)
    {
        line.WriteStartArray(name);
        foreach (string text in texts)
            line.WriteStringValue(text);
        line.WriteEndArray();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
