namespace Tocsin.Sites.Reading;

/// <summary>A 64-bit hash of characters that is the same on every machine: FNV-1a, then the finaliser of MurmurHash3.</summary>
internal static class StableHash
{
    private const ulong Start = 14695981039346656037;

    public static ulong Of(ReadOnlySpan<char> text, ulong seed = Start)
    {
        ulong hash = seed;
        foreach (char c in text)
            hash = (hash ^ c) * 1099511628211;
        return Mixed(hash);
    }

    public static ulong Mixed(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
