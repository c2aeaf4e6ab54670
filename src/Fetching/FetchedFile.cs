namespace Tocsin.Fetching;

/// <summary>What was fetched.</summary>
/// <param name="Bytes">The answer, decompressed.</param>
/// <param name="ContentType">Its type by the server's word.</param>
/// <param name="Hops">The requests, redirects among them; the last gave the answer.</param>
public sealed record FetchedFile(byte[] Bytes, string ContentType, IReadOnlyList<FetchHop> Hops)
{
    /// <summary>The request that gave the answer.</summary>
    public FetchHop Last => Hops[^1];
}
