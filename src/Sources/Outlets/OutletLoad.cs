using Tocsin.Engine.Model.Elections;
using Tocsin.Engine.Model.Outlets;
using Tocsin.Sources.Lists;

namespace Tocsin.Sources.Outlets;

/// <summary>What a file of outlets or ties gave.</summary>
/// <param name="Outlets">Outlets with their statuses.</param>
/// <param name="Ties">Sites tied by shared indicators.</param>
/// <param name="Problems">Rows that could not be used, and why.</param>
public sealed record OutletLoad(IReadOnlyList<KnownOutlet> Outlets, IReadOnlyList<SiteTie> Ties, IReadOnlyList<ListProblem> Problems);
