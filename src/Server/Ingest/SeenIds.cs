namespace Tocsin.Server.Ingest;

/// <summary>What was taken before, so that the same post sent twice counts once.</summary>
/// <remarks>
/// 64-bit hashes in two generations of <see cref="Generation"/> each: at least the last five million posts of an election are known, in at most
/// some 260 MB. Two different posts share a hash with a chance of one in three million when ten million are known (birthday bound); the later one
/// would be counted as a duplicate.
/// </remarks>
internal sealed class SeenIds
{
    public const int Generation = 5_000_000;
    private HashSet<ulong> _new = [];
    private HashSet<ulong> _old = [];

    /// <summary>Adds it.</summary>
    /// <returns>False when it was there.</returns>
    public bool Add(ulong hash)
    {
        if (_old.Contains(hash) || !_new.Add(hash))
            return false;
        if (_new.Count == Generation)
            (_old, _new) = (_new, []);
        return true;
    }

    /// <summary>Takes back what was not acknowledged after all.</summary>
    public void Remove(IEnumerable<ulong> hashes)
    {
        foreach (ulong hash in hashes)
        {
            _new.Remove(hash);
            _old.Remove(hash);
        }
    }
}
