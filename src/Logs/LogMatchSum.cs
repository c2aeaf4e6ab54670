namespace Tocsin.Logs;

/// <summary>What was read.</summary>
/// <param name="Lines">Lines looked at.</param>
/// <param name="Bytes">Bytes of these lines, after decompression.</param>
/// <param name="BareHosts">Lines that show the host of a web address that is looked for, but not its path.</param>
/// <param name="Files">Files with their format by name.</param>
public sealed record LogMatchSum(long Lines, long Bytes, long BareHosts, IReadOnlyList<(string File, string Format)> Files);
