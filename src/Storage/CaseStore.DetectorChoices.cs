using System.Text.Json;
using Tocsin.Engine.Detectors;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <content>Detectors of an election: tuned and muted by people.</content>
/// <remarks>Nothing is changed and nothing is taken away: what is undone is chosen anew. A mute always ends by itself.</remarks>
public sealed partial class CaseStore
{
    /// <summary>The longest mute: what nobody decides again is heard again.</summary>
    public const int LongestMuteDays = 31;

    private const string Tune = "tune", Mute = "mute", Unmute = "unmute";
    private const string ChoiceColumns = "seq, election, detector, kind, settings, until, reason, at, actor, audit";

    /// <summary>How every detector stands in an election now, in the order of the catalogue.</summary>
    public IReadOnlyList<DetectorStanding> Detectors(string election) => Read(work =>
    {
        var choices = Choices(work, election);
        return DetectorCatalog.All.Select(d => DetectorStanding.Of(d.Info.Name, [.. choices.Where(c => c.Detector == d.Info.Name)], _clock.GetUtcNow())).ToList();
    });

    /// <summary>Gives a detector these settings; what is not named gets its default.</summary>
    /// <param name="election">Id of the election.</param>
    /// <param name="detector">Name of the detector.</param>
    /// <param name="settings">Settings by name, as in a settings file.</param>
    /// <param name="seen">Revision that whoever decides looked at; null takes it as it is.</param>
    /// <param name="actor">Who.</param>
    /// <param name="reason">Why.</param>
    public DetectorStanding TuneDetector(string election, string detector, IReadOnlyDictionary<string, string> settings, long? seen, string actor, string reason)
    {
        var wanted = DetectorValues.Plain(detector, settings);
        return Choose(election, detector, Tune, wanted, null, seen, actor, reason, standing =>
        {
            if (Same(standing.Settings, wanted))
                throw new StoreException($"{detector} has these settings already", "nothing was changed");
            return wanted.Count == 0 ? "all defaults" : string.Join(", ", wanted.Select(s => $"{s.Key} {standing.Settings.GetValueOrDefault(s.Key, "default")} to {s.Value}"));
        });
    }

    /// <summary>Mutes a detector: it does not run for this election until then.</summary>
    public DetectorStanding MuteDetector(string election, string detector, DateTimeOffset until, long? seen, string actor, string reason)
    {
        var now = _clock.GetUtcNow();
        if (until <= now || until > now.AddDays(LongestMuteDays))
            throw new StoreException($"a mute ends within {LongestMuteDays} days, and not before now", "name a day; it can be muted again then");
        return Choose(election, detector, Mute, new Dictionary<string, string>(), until, seen, actor, reason, _ => $"until {Day(until)}");
    }

    /// <summary>Ends a mute before its time.</summary>
    public DetectorStanding UnmuteDetector(string election, string detector, long? seen, string actor, string reason) =>
        Choose(election, detector, Unmute, new Dictionary<string, string>(), null, seen, actor, reason, standing => standing.Mute is null
            ? throw new StoreException($"{detector} is not muted", "nothing was changed")
            : "heard again");

    private DetectorStanding Choose(string election, string detector, string kind, IReadOnlyDictionary<string, string> settings, DateTimeOffset? until, long? seen, string actor, string reason, Func<DetectorStanding, string> told) => Write(work =>
    {
        string who = Acting(work, actor, "detector-" + kind), why = Reasoned(reason);
        _ = DetectorValues.Require(detector);
        if (work.Value<long>("SELECT COUNT(*) FROM elections WHERE id = @id", ("id", election)) == 0)
            throw NoElection(election);
        var now = _clock.GetUtcNow();
        var standing = DetectorStanding.Of(detector, [.. Choices(work, election).Where(c => c.Detector == detector)], now);
        if (seen is { } revision && revision != standing.Revision)
            throw new StoreException($"{detector} was changed by {standing.Choices[0].Actor} while you looked at it", "look again, then decide") { Refusal = StoreRefusal.Changed };
        long line = AuditLog.Append(work, now, who, "detector-" + kind, election, $"{detector}: {told(standing)}: {why}");
        work.Execute(
            $"INSERT INTO detector_choices ({ChoiceColumns}) VALUES (@seq, @election, @detector, @kind, @settings, @until, @reason, @at, @actor, @audit)",
            ("seq", work.Value<long>("SELECT MAX(seq) FROM detector_choices") + 1), ("election", election), ("detector", detector), ("kind", kind),
            ("settings", JsonSerializer.Serialize(settings, StoreJson.Default.IReadOnlyDictionaryStringString)), ("until", RowReading.Milliseconds(until)), ("reason", why),
            ("at", now.ToUnixTimeMilliseconds()), ("actor", who), ("audit", line));
        return DetectorStanding.Of(detector, [.. Choices(work, election).Where(c => c.Detector == detector)], now);
    });

    private static List<DetectorChoice> Choices(Work work, string election) => work.Rows(
        "SELECT seq, detector, kind, settings, until, reason, at, actor FROM detector_choices WHERE election = @election ORDER BY seq DESC",
        r => new DetectorChoice(r.GetInt64(0), r.GetString(1), r.GetString(2), JsonSerializer.Deserialize(r.GetString(3), StoreJson.Default.IReadOnlyDictionaryStringString)!, r.TimeOrNull(4), r.GetString(5), r.Time(6), r.GetString(7)),
        ("election", election));

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(s => other.TryGetValue(s.Key, out string? value) && value == s.Value);
}
