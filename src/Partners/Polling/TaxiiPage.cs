namespace Tocsin.Partners.Polling;

/// <summary>A page of a collection.</summary>
/// <param name="Envelope">The envelope, as it came.</param>
/// <param name="Objects">How many objects are in it.</param>
/// <param name="More">True when more follows.</param>
/// <param name="Next">How to ask for what follows; empty when the server does not say.</param>
/// <param name="AddedLast">When the last of them came into the collection; empty when the server does not say.</param>
public sealed record TaxiiPage(byte[] Envelope, int Objects, bool More, string Next, string AddedLast);
