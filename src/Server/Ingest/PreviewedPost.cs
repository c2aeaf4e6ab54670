namespace Tocsin.Server.Ingest;

/// <summary>A post as it was understood.</summary>
/// <param name="Line">Its line or record.</param>
/// <param name="Time">When it was posted.</param>
/// <param name="Account">Who posted it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Id">Its id; empty when it has none.</param>
public sealed record PreviewedPost(long Line, DateTimeOffset Time, string Account, string Text, string Id);
