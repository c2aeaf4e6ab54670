using System.Runtime.InteropServices;

namespace Tocsin.Simulation.Planning;

/// <summary>One post before it has words: 24 bytes, so that ten million fit in memory.</summary>
/// <param name="Time">Milliseconds from the start of the scenario.</param>
/// <param name="Account">Who.</param>
/// <param name="Object">What, by kind.</param>
/// <param name="Extra">More, by kind.</param>
/// <param name="Kind">What kind.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlannedPost(long Time, int Account, int Object, int Extra, PostKind Kind);
