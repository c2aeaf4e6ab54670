using Tocsin.Engine.Model;

namespace Tocsin.Engine.Domains;

/// <summary>Where the parts of a canonical link lie in the buffer it was written to.</summary>
/// <param name="Length">Bytes of the whole link, from the start of the buffer.</param>
/// <param name="Host">The host, without a port.</param>
/// <param name="Domain">The registrable domain, private suffixes included; empty when the host has none.</param>
/// <param name="Flags">What is particular about the link.</param>
public readonly record struct CanonicalLink(int Length, Slice Host, Slice Domain, LinkFlags Flags);
