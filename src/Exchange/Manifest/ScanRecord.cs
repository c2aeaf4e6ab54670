using System.Text.Json;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Exchange.Json;

namespace Tocsin.Exchange.Manifest;

/// <summary>What a scan recorded of itself in <c>scan.json</c>, read back.</summary>
/// <param name="Version">Version of Tocsin that scanned.</param>
/// <param name="Election">Id of the election profile, or null.</param>
/// <param name="Revealed">True when accounts are shown as they are.</param>
/// <param name="Conditions">How to repeat it; null where a version before this was recorded, or a stream, wrote it.</param>
/// <param name="Inputs">The posts that were read.</param>
/// <param name="Evidence">What the hacking half was given.</param>
/// <param name="Outputs">The other files it wrote.</param>
public sealed record ScanRecord(
    string Version,
    string? Election,
    bool Revealed,
    ScanConditions? Conditions,
    IReadOnlyList<ScannedInput> Inputs,
    IReadOnlyList<EvidenceInput> Evidence,
    IReadOnlyList<WrittenFile> Outputs)
{
    /// <summary>Reads it.</summary>
    /// <returns>Null when it is no <c>scan.json</c>.</returns>
    public static ScanRecord? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, OutputJson.Indented.ManifestDocument) is { Version: not null, Inputs: not null, Outputs: not null } document
                && !document.Inputs.Any(i => i?.Path is null) && !document.Outputs.Any(o => o?.Name is null) && !(document.Evidence ?? []).Any(e => e?.Path is null)
                ? new ScanRecord(
                    document.Version, document.Election, document.Revealed, document.Conditions, document.Inputs, document.Evidence ?? [],
                    [.. document.Outputs.Select(o => new WrittenFile(o.Name, "", o.Bytes, o.Sha256))])
                : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
