using Tocsin.Engine.Model.Sightings;

namespace Tocsin.Partners.Facts;

/// <summary>A thing a partner can look for: a lookalike domain, a sender, a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its canonical form.</param>
/// <param name="Seen">The sighting it comes from.</param>
/// <param name="IsConfirmed">True when a person judged by this sighting.</param>
public sealed record Suspect(SuspectKind Kind, string Value, Sighting Seen, bool IsConfirmed);
