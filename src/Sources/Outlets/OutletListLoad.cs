using Tocsin.Engine.Model.Outlets;
using Tocsin.Sources.Lists;

namespace Tocsin.Sources.Outlets;

/// <summary>What a file gave for the register of outlets.</summary>
/// <param name="List">Name of the list.</param>
/// <param name="Listed">Its entries.</param>
/// <param name="Ties">Sites tied by shared indicators, where the file is of that kind.</param>
/// <param name="Problems">What could not be used, and why.</param>
/// <param name="Whole">No entry was lost: every record could be read.</param>
public sealed record OutletListLoad(string List, IReadOnlyList<ListedOutlet> Listed, IReadOnlyList<SiteTie> Ties, IReadOnlyList<ListProblem> Problems, bool Whole);
