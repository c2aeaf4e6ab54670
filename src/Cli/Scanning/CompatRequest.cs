namespace Tocsin.Cli.Scanning;

/// <summary>Settings of <c>--compat coortweet</c>, under the reference tool's names.</summary>
/// <param name="Window">Seconds within which two shares count as together, both ends included.</param>
/// <param name="MinParticipation">Shares an account needs at least.</param>
/// <param name="KeepLoops">Keep pairs of one account with itself and of a post with what it shares.</param>
/// <param name="EdgeWeight">Quantile of edge weights that an edge must exceed to be in the network.</param>
public sealed record CompatRequest(int Window, int MinParticipation, bool KeepLoops, double EdgeWeight);
