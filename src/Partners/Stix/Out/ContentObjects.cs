using System.Text.Json.Nodes;
using Tocsin.Engine.Model.Findings;
using Tocsin.Exchange.Stix;
using Tocsin.Partners.Facts;

namespace Tocsin.Partners.Stix.Out;

/// <summary>Channels and narratives: as objects of their own where the partner takes extensions, as a note where not.</summary>
internal sealed class ContentObjects(IncidentFacts facts, StixSharing sharing, StixFrame frame, StixPlaces places, JsonObject campaign)
{
    private const int LongestName = 300;
    private static readonly string[] Telling = ["narrative", "message", "text", "claim"];

    public void Add()
    {
        Told("channel", "Channels", [.. facts.Groups.SelectMany(g => g.Outlets).GroupBy(o => o.Name, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Channel)]);
        Told("narrative", "Narratives", [.. facts.Findings.Where(f => f.Objects.Any(IsTelling)).GroupBy(f => Name(f.Objects.First(IsTelling)), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.First().Sentence))]);
    }

    private void Told(string type, string title, IReadOnlyList<(string Name, string Words)> all)
    {
        (string Name, string Words)[] named = [.. all.Where(a => !string.IsNullOrWhiteSpace(a.Name))];
        if (named.Length == 0)
            return;
        if (!sharing.Extensions)
        {
            places.Add(frame.Make("note", $"{type}s {facts.Card.Id}", new JsonObject
            {
                ["abstract"] = title,
                ["content"] = StixText.Clean(string.Join('\n', named.Select(a => $"- {a.Name}: {a.Words}"))),
                ["labels"] = StixObjects.Array([type]),
                ["object_refs"] = StixObjects.Array([StixObjects.Id(campaign)]),
            }));
            return;
        }

        places.Add(StixConstants.Program());
        places.Add(StixConstants.Definition(type));
        foreach (var (name, words) in named)
        {
            var made = places.Add(frame.Make(type, $"{type} {facts.Card.Id} {name}", new JsonObject
            {
                ["name"] = StixText.Cut(name, LongestName),
                ["description"] = StixText.Clean(words),
                ["extensions"] = StixConstants.Use(type),
            }));
            places.Add(frame.Relate(campaign, "uses", made));
        }
    }

    private static (string, string) Channel(IGrouping<string, TouchedOutlet> outlet)
    {
        string status = outlet.Select(o => o.Status).FirstOrDefault(s => s.Length > 0) ?? "";
        return (outlet.Key, $"Shared in {outlet.Sum(o => o.Posts)} posts of the incident. {(status.Length > 0 ? $"Recorded status: {status}." : "No status is recorded for it.")}");
    }

    private static bool IsTelling(SharedObject shared) => Telling.Contains(shared.Kind, StringComparer.Ordinal) && shared.Value.Length > 0;

    private static string Name(SharedObject shared) => StixText.Cut(shared.Value.ReplaceLineEndings(" ").Trim(), LongestName);
}
