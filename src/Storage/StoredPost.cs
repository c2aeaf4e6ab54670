namespace Tocsin.Storage;

/// <summary>A post as the store keeps it, names as they are.</summary>
/// <param name="Id">Its number in the store, rising in the order of arrival; 0 before it has one.</param>
/// <param name="Capture">Number of the capture it came with.</param>
/// <param name="Line">Line or record in the captured input, from 1.</param>
/// <param name="Time">When it was posted.</param>
/// <param name="Account">Who posted it.</param>
/// <param name="Platform">Where; empty when not known.</param>
/// <param name="External">The platform's id; empty when not known.</param>
/// <param name="Language">As the source states it; empty when not known.</param>
/// <param name="Text">Its text.</param>
public sealed record StoredPost(long Id, long Capture, long Line, DateTimeOffset Time, string Account, string Platform, string External, string Language, string Text);
