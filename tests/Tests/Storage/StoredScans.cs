using Tocsin.Engine.Incidents;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Storage;
using Tocsin.Tests.Engine.Incidents;

namespace Tocsin.Tests.Storage;

/// <summary>Scans to keep, made up.</summary>
internal static class StoredScans
{
    private static readonly Lock Scans = new();

    public static ScanToKeep Scan(IReadOnlyList<FindingCase>? cases = null, IReadOnlyList<Sighting>? sightings = null, IReadOnlyList<string>? texts = null, string hash = "aa", string election = "test") => new()
    {
        Election = Cases.Election() with { Id = election },
        Profile = "the profile as it was given",
        Actor = "Ida Berg",
        Version = "1.0",
        Captures = [new Capture("posts.ndjson", "ndjson", 100, hash, texts?.Count ?? 0)],
        Posts = (texts ?? []).Select((t, i) => (0, Post(t, i))),
        Cases = cases ?? [],
        Sightings = sightings ?? [],
    };

    public static KeptScan Kept(this CaseStore store, ScanToKeep scan)
    {
        lock (Scans)
        {
            if (store.Collections(scan.Election.Id).Count == 0)
                store.OpenCollection(scan.Election.Id, "to test", 100, 183, "tests");
        }

        return store.Keep(scan, Xunit.TestContext.Current.CancellationToken);
    }

    public static StoredPost Post(string text, int line) => new(0, 0, line + 1, Cases.Start.AddSeconds(line), $"account{line % 7}", "x", $"id{line}", "fr", text);

    public static Sighting Seen(string id, AttackStage stage, int hours, params string[] domains) => new()
    {
        Id = "sighting--" + id,
        Detector = "lookalike-domains",
        Stage = stage,
        Sentence = $"{id} was seen",
        Confidence = Confidence.High,
        First = Cases.Start.AddHours(hours),
        Last = Cases.Start.AddHours(hours),
        Subjects = ["macron"],
        Marks = [.. domains.Select(d => new Mark(MarkKinds.Domain, d))],
        Reasons = ["a reason"],
        Exhibits = [new Exhibit("names.csv", "line 3", "a \u202E line")],
        InnocentExplanations = ["a namesake"],
    };
}
