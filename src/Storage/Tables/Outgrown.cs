namespace Tocsin.Storage.Tables;

/// <summary>A finding that a later one outgrew.</summary>
/// <param name="Finding">The earlier one.</param>
/// <param name="Successor">The later one.</param>
/// <param name="Lost">Records of earlier states that the later one no longer holds, summed along the line.</param>
internal sealed record Outgrown(string Finding, string Successor, long Lost);
