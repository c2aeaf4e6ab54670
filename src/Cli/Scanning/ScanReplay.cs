using Tocsin.Engine.Model.Findings;
using Tocsin.Sources;

namespace Tocsin.Cli.Scanning;

/// <summary>That a scan repeats an earlier one on frozen copies of its inputs.</summary>
/// <param name="Inputs">The copies of the posts, in the order of the earlier scan.</param>
/// <param name="Conditions">What that scan recorded of itself; written again as it is.</param>
/// <param name="Paths">What everything else was called.</param>
internal sealed record ScanReplay(IReadOnlyList<FrozenInput> Inputs, ScanConditions Conditions, RecordedPaths Paths);
