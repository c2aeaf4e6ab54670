using System.Text.Json.Serialization;

namespace Tocsin.Evidence.Manifest;

/// <summary>The shapes of the manifest, source-generated.</summary>
[JsonSerializable(typeof(EvidenceManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
