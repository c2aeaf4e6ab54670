using Tocsin.Engine.Model.Claims;
using Tocsin.Sources.Lists;

namespace Tocsin.Sources.Claims;

/// <summary>What a file of claims gave.</summary>
/// <param name="Reviews">The fact-checks, in the order of the file.</param>
/// <param name="Problems">Records that could not be used, and why.</param>
public sealed record ClaimLoad(IReadOnlyList<ClaimReview> Reviews, IReadOnlyList<ListProblem> Problems);
