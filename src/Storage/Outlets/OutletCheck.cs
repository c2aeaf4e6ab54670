namespace Tocsin.Storage.Outlets;

/// <summary>The register held against what the store has.</summary>
/// <param name="Seen">Outlets that were seen, those in most incidents and posts first.</param>
/// <param name="Candidates">Hosts that may be mirrors.</param>
/// <param name="Posts">Posts that were looked at: those with the words of a domain.</param>
/// <param name="Whole">False when there were more of them than are looked at, so that counts are at least so many.</param>
public sealed record OutletCheck(IReadOnlyList<SeenOutlet> Seen, IReadOnlyList<MirrorCandidate> Candidates, long Posts, bool Whole);
