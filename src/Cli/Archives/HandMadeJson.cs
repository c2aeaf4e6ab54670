using System.Text.Json;
using Tocsin.Engine.Model.Findings;

namespace Tocsin.Cli.Archives;

/// <summary>A finding that a person made, as a line of <c>by-hand.ndjson</c>: who chose which posts, and why. It carries no number of chance.</summary>
internal static class HandMadeJson
{
    public static void Write(Utf8JsonWriter line, Finding finding, IReadOnlyDictionary<long, string> captures)
    {
        line.WriteString("type", HandMade.Detector);
        line.WriteString("id", finding.Id);
        line.WriteString("sentence", finding.Sentence);
        foreach (string name in new[] { HandMade.By, HandMade.At, HandMade.Behaviour, HandMade.Reason })
            line.WriteString(name, HandMade.Told(finding, name));
        line.WriteString("confidence", finding.Confidence.ToString().ToLowerInvariant());
        line.WriteStartArray("posts");
        foreach (var post in finding.Evidence)
        {
            line.WriteStartObject();
            line.WriteString("account", post.Account);
            line.WriteString("time", post.Time.UtcDateTime);
            line.WriteString("text", post.Text);
            line.WriteString("input", captures.GetValueOrDefault(post.File, ""));
            line.WriteNumber("line", post.Line);
            line.WriteEndObject();
        }

        line.WriteEndArray();
    }
}
