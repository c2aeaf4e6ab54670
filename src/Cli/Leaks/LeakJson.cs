using System.Text.Json;
using Tocsin.Cli.Output;
using Tocsin.Engine.Leaks;

namespace Tocsin.Cli.Leaks;

/// <summary>A matching as JSON, one object a line: each document, then the sum.</summary>
internal sealed class LeakJson(JsonLines lines)
{
    /// <summary>Writes it.</summary>
    public void Write(LeakReport report)
    {
        foreach (var entry in report.Entries)
            lines.Write(line => Entry(line, entry));
        lines.Write(line =>
        {
            line.WriteString("type", "match");
            line.WriteNumber("documents", report.Entries.Count);
            line.WriteNumber("enrolled", report.Enrolled);
            foreach (var verdict in Enum.GetValues<LeakVerdict>())
                line.WriteNumber(LeakWords.Code(verdict), report.Count(verdict));
            line.WriteNumber("problems", report.Problems);
        });
    }

    private static void Entry(Utf8JsonWriter line, LeakEntry entry)
    {
        line.WriteString("type", "document");
        line.WriteString("name", entry.Name);
        line.WriteString("verdict", LeakWords.Code(entry.Verdict));
        line.WriteNumber("explained", Math.Round(entry.DumpShare, 4));
        if (entry.FrameOf is not null)
            line.WriteString("frame_of", entry.FrameOf);
        if (entry.RepeatsOf is not null)
            line.WriteString("repeats_of", entry.RepeatsOf);
        line.WriteStartArray("sources");
        foreach (var (name, dumpShare, originalShare) in entry.Sources)
        {
            line.WriteStartObject();
            line.WriteString("name", name);
            line.WriteNumber("explains", Math.Round(dumpShare, 4));
            line.WriteNumber("found", Math.Round(originalShare, 4));
            line.WriteEndObject();
        }

        line.WriteEndArray();
        line.WriteStartArray("headers");
        foreach (var (field, before, after) in entry.Headers)
        {
            line.WriteStartObject();
            line.WriteString("field", field);
            line.WriteString("before", before);
            line.WriteString("after", after);
            line.WriteEndObject();
        }

        line.WriteEndArray();
        if (entry.Alterations is not null)
            Alterations(line, entry);
        else
            Passages(line, entry);
    }

    private static void Alterations(Utf8JsonWriter line, LeakEntry entry)
    {
        line.WriteStartArray("alterations");
        foreach (var alteration in entry.Alterations!)
        {
            line.WriteStartObject();
            line.WriteString("kind", LeakWords.Code(alteration.Kind));
            line.WriteString("before", alteration.Before);
            line.WriteString("after", alteration.After);
            line.WriteNumber("before_at", alteration.BeforeStart);
            line.WriteNumber("after_at", alteration.AfterStart);
            if (alteration.Sentences > 0)
            {
                line.WriteNumber("sentences", alteration.Sentences);
                line.WriteString("origin", alteration.Origin >= 0 ? entry.Origins[alteration.Origin] : alteration.Origin == -1 ? "none" : "too short to tell");
            }

            line.WriteEndObject();
        }

        line.WriteEndArray();
    }

    private static void Passages(Utf8JsonWriter line, LeakEntry entry)
    {
        line.WriteStartArray("passages");
        foreach (var (start, text, missing) in entry.Passages)
        {
            line.WriteStartObject();
            line.WriteNumber("at", start);
            line.WriteString("text", text);
            line.WriteNumber("missing_fingerprints", missing);
            line.WriteEndObject();
        }

        line.WriteEndArray();
    }
}
