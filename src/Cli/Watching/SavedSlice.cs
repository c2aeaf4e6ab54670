namespace Tocsin.Cli.Watching;

/// <summary>A file with the posts of one slice of time.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Bytes that count; what stands behind them was never acknowledged.</param>
public sealed record SavedSlice(string Name, long Length);
