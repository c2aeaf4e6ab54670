using System.Text.Json;
using Tocsin.Sites;
using Tocsin.Sites.Clones;
using Tocsin.Sites.Linking;
using Tocsin.Sites.Marks;

namespace Tocsin.Cli.Sites;

/// <summary>Sites, networks and clones as JSON; the same properties on the terminal and in <c>sites.json</c>.</summary>
internal static class SitesJson
{
    /// <summary>A site.</summary>
    public static void Site(Utf8JsonWriter json, Site site)
    {
        json.WriteString("host", site.Host);
        json.WriteString("host_from", SiteWords.Code(site.HostFrom));
        json.WriteBoolean("protected", site.Protected);
        json.WriteBoolean("archived", site.Archived);
        json.WriteString("title", site.Title);
        List(json, "pages", site.Pages.Select(p => p.Name));
        json.WriteStartArray("marks");
        foreach (var mark in site.Marks.OrderBy(m => m.Kind).ThenBy(m => m.Value, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            Mark(json, mark);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("say_nothing");
        foreach (var id in site.Rejected)
        {
            json.WriteStartObject();
            json.WriteString("kind", MarkCatalog.Of(id.Kind).Code);
            json.WriteString("value", id.Value);
            json.WriteString("why", id.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A network.</summary>
    public static void Network(Utf8JsonWriter json, SiteNetwork network)
    {
        json.WriteNumber("number", network.Number);
        json.WriteString("tier", SiteWords.Code(network.Tier));
        List(json, "hosts", network.Hosts);
        json.WriteStartArray("parts");
        foreach (int part in network.Parts)
            json.WriteNumberValue(part);
        json.WriteEndArray();
        json.WriteStartArray("because");
        foreach (var shared in network.Because)
        {
            json.WriteStartObject();
            Shared(json, shared);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("alike");
        foreach (var pair in network.Likeness)
        {
            json.WriteStartObject();
            Pair(json, pair);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A mark in common.</summary>
    public static void Shared(Utf8JsonWriter json, SharedMark shared)
    {
        Mark(json, shared.Mark);
        json.WriteString("tier", SiteWords.Code(shared.Tier));
        json.WriteString("standing", SiteWords.Code(shared.Standing));
        List(json, "hosts", shared.Hosts);
        json.WriteString("sentence", shared.Sentence);
        json.WriteString("innocent", shared.Innocent);
    }

    /// <summary>A pair.</summary>
    public static void Pair(Utf8JsonWriter json, SitePair pair)
    {
        json.WriteString("a", pair.A);
        json.WriteString("b", pair.B);
        json.WriteString("tier", SiteWords.Code(pair.Tier));
        json.WriteNumber("structure", Math.Round(pair.Structure, 4));
        json.WriteNumber("text", Math.Round(pair.Text, 4));
        json.WriteStartArray("marks");
        foreach (var mark in pair.Marks)
        {
            json.WriteStartObject();
            Mark(json, mark);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A clone.</summary>
    public static void Clone(Utf8JsonWriter json, CloneFinding clone)
    {
        json.WriteString("host", clone.Host);
        json.WriteString("page", clone.Page);
        json.WriteString("of", clone.Of);
        json.WriteString("grade", SiteWords.Code(clone.Grade));
        Number(json, "structure", clone.Structure);
        Number(json, "words", clone.Words);
        Number(json, "words_of_original", clone.WordsOfOriginal);
        json.WriteStartArray("same");
        foreach (var part in clone.Parts)
        {
            json.WriteStartObject();
            json.WriteString("part", part.Code);
            json.WriteString("says", part.Says);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("archived", clone.Archived);
        json.WriteString("sentence", clone.Sentence);
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
            json.WriteNumber(name, Math.Round(known, 4));
        else
            json.WriteNull(name);
    }

    private static void Mark(Utf8JsonWriter json, Mark mark)
    {
        json.WriteString("kind", MarkCatalog.Of(mark.Kind).Code);
        json.WriteString("value", mark.Value);
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
