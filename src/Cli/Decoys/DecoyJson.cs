using System.Text.Json;
using Tocsin.Cli.Leaks;
using Tocsin.Cli.Output;
using Tocsin.Decoys;
using Tocsin.Decoys.Checking;

namespace Tocsin.Cli.Decoys;

/// <summary>Decoys and rings as JSON, one object a line.</summary>
internal static class DecoyJson
{
    /// <summary>A decoy with its canaries: as secret as the store.</summary>
    public static void Decoy(Utf8JsonWriter line, Decoy decoy)
    {
        line.WriteString("type", "decoy");
        line.WriteString("id", decoy.Id);
        line.WriteString("kind", DecoyWords.Of(decoy.Kind));
        line.WriteString("language", decoy.Language);
        line.WriteString("title", decoy.Title);
        line.WriteString("made", decoy.Made);
        line.WriteStartArray("files");
        foreach (var file in decoy.Files)
        {
            line.WriteStartObject();
            line.WriteString("name", file.Name);
            line.WriteString("sha256", file.Sha256);
            line.WriteEndObject();
        }

        line.WriteEndArray();
        line.WriteStartArray("canaries");
        foreach (var canary in decoy.Canaries)
        {
            line.WriteStartObject();
            line.WriteString("kind", DecoyWords.Of(canary.Kind));
            line.WriteString("value", canary.Value);
            line.WriteEndObject();
        }

        line.WriteEndArray();
        if (decoy.Planted is { } planted)
            Place(line, planted);
    }

    /// <summary>All rings, then the places, then the sum.</summary>
    public static void Report(JsonLines lines, CheckReport report, int problems)
    {
        foreach (var ring in report.Rings)
            lines.Write(line => Ring(line, ring));
        foreach (var place in report.Reached)
            lines.Write(line => Reached(line, place));
        lines.Write(line =>
        {
            line.WriteString("type", "check");
            line.WriteNumber("files", report.Files);
            line.WriteNumber("bytes", report.Bytes);
            line.WriteNumber("rings", report.Rings.Count);
            line.WriteNumber("alarms", report.Alarms.Count());
            line.WriteStartArray("silent");
            foreach (var (place, _) in report.Silent)
                line.WriteStringValue(place);
            line.WriteEndArray();
            line.WriteNumber("problems", problems);
        });
    }

    private static void Ring(Utf8JsonWriter line, Ring ring)
    {
        line.WriteString("type", "ring");
        line.WriteString("decoy", ring.Decoy.Id);
        line.WriteString("kind", DecoyWords.Of(ring.Decoy.Kind));
        line.WriteString("standing", DecoyWords.Of(ring.Standing));
        line.WriteString("strength", DecoyWords.Of(ring.Strength));
        line.WriteString("how", ring.How.ToString().ToLowerInvariant());
        if (ring.Canary is { } canary)
            line.WriteString("canary", DecoyWords.Of(canary.Kind));
        line.WriteString("file", ring.File);
        line.WriteNumber("line", ring.Line);
        line.WriteString("excerpt", ring.Excerpt);
        if (ring.Time is { } time)
        {
            line.WriteString("time", time.At);
            line.WriteBoolean("zone_given", time.ZoneGiven);
            line.WriteBoolean("year_given", time.YearGiven);
        }

        if (ring.Author is { } author)
            line.WriteString("author", author);
        if (ring.Place is { } place)
            Place(line, place);
        if (ring.How == RingHow.Text)
            line.WriteNumber("share", Math.Round(ring.Share, 4));
        Alterations(line, ring);
    }

    private static void Alterations(Utf8JsonWriter line, Ring ring)
    {
        if (ring.Alterations is not { } alterations)
            return;
        line.WriteStartArray("alterations");
        foreach (var one in alterations)
        {
            line.WriteStartObject();
            line.WriteString("kind", LeakWords.Code(one.Kind));
            line.WriteString("before", one.Before);
            line.WriteString("after", one.After);
            line.WriteEndObject();
        }

        line.WriteEndArray();
    }

    private static void Reached(Utf8JsonWriter line, PlaceReached place)
    {
        line.WriteString("type", "place");
        line.WriteString("place", place.Place);
        line.WriteString("strength", DecoyWords.Of(place.Strength));
        line.WriteNumber("planted", place.Planted);
        line.WriteStartArray("rang");
        foreach (string id in place.Rang)
            line.WriteStringValue(id);
        line.WriteEndArray();
        if (place.First is { } first)
            line.WriteString("first", first.At);
    }

    private static void Place(Utf8JsonWriter line, Planting planting)
    {
        line.WriteString("place", planting.Place);
        line.WriteString("planted", planting.At);
        line.WriteString("by", planting.By);
        if (planting.Note.Length > 0)
            line.WriteString("note", planting.Note);
    }
}
