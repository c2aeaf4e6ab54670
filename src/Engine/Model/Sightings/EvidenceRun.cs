namespace Tocsin.Engine.Model.Sightings;

/// <summary>What one detector of the hacking half looked at: without it, five sightings could be five of ten or of ten million.</summary>
/// <param name="Detector">Name of the detector, as of its page in docs/detectors.</param>
/// <param name="Read">How many things it looked at.</param>
/// <param name="Unit">What these are, in the plural: <c>names</c>, <c>messages</c>.</param>
/// <param name="Seen">How many sightings came of it.</param>
public sealed record EvidenceRun(string Detector, long Read, string Unit, int Seen);
