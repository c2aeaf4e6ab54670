namespace Tocsin.Storage;

/// <summary>What a finding rests on, as it was received, and where it came from.</summary>
/// <param name="Input">Path or name of the input.</param>
/// <param name="InputSha256">Hash of the whole input.</param>
/// <param name="Part">The file in it that a sighting names; empty for posts.</param>
/// <param name="Place">Where in it; empty for the whole of it.</param>
/// <param name="Sha256">Hash of the bytes.</param>
/// <param name="Bytes">The bytes.</param>
/// <param name="At">When it was captured into the store.</param>
/// <param name="Collector">Who scanned it.</param>
/// <param name="Version">With which version; its settings stand with the scan.</param>
/// <param name="Scan">Id of the scan.</param>
public sealed record StoredRecord(string Input, string InputSha256, string Part, string Place, string Sha256, byte[] Bytes, DateTimeOffset At, string Collector, string Version, string Scan);
