using System.Runtime.InteropServices;

namespace Tocsin.Engine.Coordination;

/// <summary>One account's act on one object.</summary>
/// <param name="Account">Account id.</param>
/// <param name="Time">Unix milliseconds.</param>
/// <param name="Post">Post number.</param>
[StructLayout(LayoutKind.Auto)] // Sixteen bytes instead of twenty-four.
public readonly record struct Act(int Account, long Time, int Post);
