namespace Tocsin.Engine.Media;

/// <summary>Pictures that are one picture, each named by one leader that it resembles directly.</summary>
/// <remarks>
/// Of 31 differing bits one of the sixteen words of sixteen bits holds at most one (pigeonhole), so a picture's leader is found
/// exactly among those that share a word with it or with one of the word's sixteen neighbours.
/// </remarks>
internal static class PictureClusters
{
    private const int Words = 16;

    /// <summary>The leader of each hash.</summary>
    /// <param name="hashes">Distinct hashes, those first that are to lead.</param>
    public static Dictionary<PerceptualHash, PerceptualHash> Leaders(IEnumerable<PerceptualHash> hashes)
    {
        var leaders = new List<PerceptualHash>();
        var buckets = new Dictionary<int, List<int>>();
        var found = new Dictionary<PerceptualHash, PerceptualHash>();
        foreach (var hash in hashes)
        {
            int best = Nearest(hash, leaders, buckets);
            found[hash] = best < 0 ? hash : leaders[best];
            if (best >= 0)
                continue;
            for (int word = 0; word < Words; word++)
            {
                int key = Key(word, hash.Word(word));
                if (!buckets.TryGetValue(key, out var bucket))
                    buckets[key] = bucket = [];
                bucket.Add(leaders.Count);
            }

            leaders.Add(hash);
        }

        return found;
    }

    // The nearest; of several as near, the one that leads longest.
    private static int Nearest(PerceptualHash hash, List<PerceptualHash> leaders, Dictionary<int, List<int>> buckets)
    {
        int best = -1, distance = PerceptualHash.MostBits + 1;
        for (int word = 0; word < Words; word++)
        {
            for (int flip = 0; flip <= Words; flip++)
            {
                int value = hash.Word(word) ^ (flip == Words ? 0 : 1 << flip);
                if (!buckets.TryGetValue(Key(word, value), out var bucket))
                    continue;
                foreach (int leader in bucket)
                {
                    int d = hash.Distance(leaders[leader]);
                    if (d < distance || (d == distance && leader < best))
                        (best, distance) = (leader, d);
                }
            }
        }

        return best;
    }

    private static int Key(int word, int value) => (word << 16) | value;
}
