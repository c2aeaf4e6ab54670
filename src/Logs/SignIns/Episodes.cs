namespace Tocsin.Logs.SignIns;

/// <summary>Cuts tries into episodes: runs in which no gap is longer than the window.</summary>
internal static class Episodes
{
    /// <summary>The episodes of tries in order of time.</summary>
    public static IEnumerable<List<SignIn>> Of(IEnumerable<SignIn> tries, long window)
    {
        var episode = new List<SignIn>();
        foreach (var signIn in tries)
        {
            if (episode.Count > 0 && signIn.Time - episode[^1].Time > window)
            {
                yield return episode;
                episode = [];
            }

            episode.Add(signIn);
        }

        if (episode.Count > 0)
            yield return episode;
    }

    /// <summary>The most different keys that fall into one window.</summary>
    public static int MostIn(IReadOnlyList<SignIn> tries, long window, Func<SignIn, string> key)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        int start = 0, most = 0;
        foreach (var signIn in tries)
        {
            counts[key(signIn)] = counts.GetValueOrDefault(key(signIn)) + 1;
            while (signIn.Time - tries[start].Time > window)
            {
                string old = key(tries[start++]);
                if (--counts[old] == 0)
                    counts.Remove(old);
            }

            most = Math.Max(most, counts.Count);
        }

        return most;
    }

    /// <summary>The most tries that fall into one window.</summary>
    public static int MostTries(IReadOnlyList<SignIn> tries, long window)
    {
        int start = 0, most = 0;
        for (int i = 0; i < tries.Count; i++)
        {
            while (tries[i].Time - tries[start].Time > window)
                start++;
            most = Math.Max(most, i - start + 1);
        }

        return most;
    }
}
