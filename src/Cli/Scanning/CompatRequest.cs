namespace Tocsin.Cli.Scanning;

/// <summary>Settings of <c>--compat coortweet</c>, under the reference tool's names.</summary>
/// <param name="Window">Seconds within which two shares count as together, both ends included.</param>
/// <param name="MinParticipation">Shares an account needs at least.</param>
/// <param name="KeepLoops">Keep pairs of one account with itself and of a post with what it shares.</param>
/// <param name="EdgeWeight">Quantile of edge weights that an edge must exceed to be in the network.</param>
/// <param name="AsPublished">Reproduce the reference tool's own counts, faults included, for comparison file by file.</param>
public sealed record CompatRequest(double Window, int MinParticipation, bool KeepLoops, double EdgeWeight, bool AsPublished);
