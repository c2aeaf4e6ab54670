namespace Tocsin.Exchange.Sites;

/// <summary>A network of sites as the report shows it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Tier">1 conclusive, 2 associative, 3 circumstantial.</param>
/// <param name="Worth">What that is worth, in a sentence.</param>
/// <param name="Hosts">Its sites; hostile text.</param>
/// <param name="Parts">Numbers of the stronger networks in it.</param>
/// <param name="Because">Why, the strongest first.</param>
/// <param name="Alike">Pairs that are alike.</param>
/// <param name="Ties">Lines of the picture.</param>
public sealed record SiteNetworkEntry(int Number, int Tier, string Worth, IReadOnlyList<string> Hosts, IReadOnlyList<int> Parts, IReadOnlyList<SiteReason> Because, IReadOnlyList<SiteLikeness> Alike, IReadOnlyList<SiteTieLine> Ties);
