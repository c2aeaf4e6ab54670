namespace Tocsin.Engine.Detectors.Outlets;

/// <summary>A site that is not on the lists but has something in common with one that is.</summary>
/// <param name="Outlet">The outlet.</param>
/// <param name="Domain">The site's registrable domain.</param>
/// <param name="Why">What they have in common, in words.</param>
/// <param name="Posts">Posts that share the site, ascending.</param>
internal sealed record RelatedSite(int Outlet, string Domain, string Why, List<int> Posts);
