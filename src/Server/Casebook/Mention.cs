using Tocsin.Storage;

namespace Tocsin.Server.Casebook;

/// <summary>A note that names the reader.</summary>
/// <param name="Note">The note.</param>
/// <param name="Incident">The incident it is about, as it is now.</param>
/// <param name="IsNew">True while the reader has not opened that incident since.</param>
public sealed record Mention(Decision Note, IncidentCard Incident, bool IsNew);
