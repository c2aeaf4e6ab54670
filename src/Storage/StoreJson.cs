using System.Text.Json.Serialization;
using Tocsin.Engine.Incidents;
using Tocsin.Engine.Incidents.Fusing;
using Tocsin.Engine.Model.Findings;
using Tocsin.Engine.Model.Sightings;
using Tocsin.Storage.Sql;
using Tocsin.Storage.Tables;

namespace Tocsin.Storage;

/// <summary>What the store keeps as JSON: the engine's records as they are, so that they come back as they were.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters = [typeof(NamedTextConverter), typeof(NamedNumberConverter)])]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(Sighting))]
[JsonSerializable(typeof(IReadOnlyList<IncidentPost>))]
[JsonSerializable(typeof(FusedIncident))]
[JsonSerializable(typeof(ClaimBody))]
[JsonSerializable(typeof(IReadOnlyList<ClaimPlace>))]
[JsonSerializable(typeof(ChoiceBody))]
[JsonSerializable(typeof(JudgementBody))]
[JsonSerializable(typeof(PostFilter))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class StoreJson : JsonSerializerContext;
