using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.Automation;

/// <summary>When one account posted.</summary>
/// <param name="Account">Its id in the table.</param>
/// <param name="Times">Unix milliseconds, ascending.</param>
/// <param name="Posts">Post numbers in the order of the times.</param>
/// <param name="Resolution">How finely its times are told, in milliseconds: the coarsest of its inputs.</param>
internal sealed record AccountTimes(int Account, long[] Times, int[] Posts, long Resolution)
{
    /// <summary>Every account with enough posts, ordered by name. O(n log n).</summary>
    public static List<AccountTimes> Read(PostTable table, TimeResolution resolution, int least)
    {
        var counts = new int[table.Accounts.Count + 1];
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++)
                counts[segment.Account[row] + 1]++;
        }

        int[] wanted = [.. Enumerable.Range(0, table.Accounts.Count).Where(a => counts[a + 1] >= least).Order(new AccountOrder(table.Accounts))];
        var coarsest = new long[table.Accounts.Count];
        var next = new int[table.Accounts.Count];
        for (int a = 0; a < next.Length; a++)
            next[a] = counts[a + 1] += counts[a];
        Array.Copy(counts, next, next.Length);
        var times = new long[table.Count];
        var posts = new int[table.Count];
        int post = 0;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                int account = segment.Account[row];
                times[next[account]] = segment.Time[row];
                posts[next[account]++] = post;
                coarsest[account] = Math.Max(coarsest[account], resolution.Of(segment.File[row]));
            }
        }

        return
        [
            .. wanted.Select(a =>
            {
                long[] own = times[counts[a]..counts[a + 1]];
                int[] numbers = posts[counts[a]..counts[a + 1]];
                Array.Sort(own, numbers);
                return new AccountTimes(a, own, numbers, coarsest[a]);
            }),
        ];
    }
}
