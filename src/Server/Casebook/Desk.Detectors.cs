using Tocsin.Engine.Detectors;
using Tocsin.Server.Ingest;
using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <content>Detectors of an election: tuned and muted with a reason, tried before.</content>
public sealed partial class Desk
{
    /// <summary>How every detector stands.</summary>
    public IReadOnlyList<DetectorView> Detectors(string election)
    {
        RequireElection(election);
        return [.. store.Detectors(election).Select(Seen)];
    }

    /// <summary>One of them.</summary>
    /// <exception cref="StoreException">There is none of this name.</exception>
    public DetectorView Detector(string election, string name)
    {
        RequireElection(election);
        _ = DetectorValues.Require(name);
        return Seen(store.Detectors(election).Single(d => d.Detector == name));
    }

    /// <summary>Gives it other settings.</summary>
    /// <param name="election">Of this election.</param>
    /// <param name="name">Which detector.</param>
    /// <param name="settings">What is not named gets its default.</param>
    /// <param name="seen">Revision the caller looked at; null takes it as it is.</param>
    /// <param name="reason">Why.</param>
    public DetectorView Tune(string election, string name, IReadOnlyDictionary<string, string> settings, long? seen, string reason)
    {
        RequireElection(election);
        Require(Role.Lead, "tuning a detector");
        return Seen(store.TuneDetector(election, name, settings, seen, Caller.Name, reason));
    }

    /// <summary>Mutes it for a while.</summary>
    public DetectorView Mute(string election, string name, DateTimeOffset until, long? seen, string reason)
    {
        RequireElection(election);
        Require(Role.Lead, "muting a detector");
        return Seen(store.MuteDetector(election, name, until, seen, Caller.Name, reason));
    }

    /// <summary>Hears it again.</summary>
    public DetectorView Unmute(string election, string name, long? seen, string reason)
    {
        RequireElection(election);
        Require(Role.Lead, "ending a mute");
        return Seen(store.UnmuteDetector(election, name, seen, Caller.Name, reason));
    }

    /// <summary>Tries settings on the last posts, or a mute where none are given; nothing is kept.</summary>
    public Job TryOut(string election, string name, IReadOnlyDictionary<string, string>? settings)
    {
        RequireElection(election);
        Require(Role.Analyst, "trying a detector");
        _ = DetectorValues.Require(name);
        return previews.Start(election, name, settings, Caller.Name);
    }

    /// <summary>What a try found; null while it runs, or when it is forgotten.</summary>
    public TuningPreview? TriedOut(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        RequireElection(job.Election);
        return previews.Of(job);
    }

    private static DetectorView Seen(DetectorStanding standing) => new(DetectorCatalog.All.Select(d => d.Info).First(d => d.Name == standing.Detector), standing, MeasuredPrecision.Of(standing.Detector));
}
