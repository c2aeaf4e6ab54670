namespace Tocsin.Storage;

/// <summary>What somebody chose about a detector of an election.</summary>
/// <param name="Seq">Its number; later choices have higher ones.</param>
/// <param name="Detector">Name of the detector.</param>
/// <param name="Kind">tune, mute or unmute.</param>
/// <param name="Settings">For tune: settings that are not the defaults; empty for all defaults.</param>
/// <param name="Until">For mute: until when.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it was chosen.</param>
/// <param name="Actor">By whom.</param>
public sealed record DetectorChoice(long Seq, string Detector, string Kind, IReadOnlyDictionary<string, string> Settings, DateTimeOffset? Until, string Reason, DateTimeOffset At, string Actor);
