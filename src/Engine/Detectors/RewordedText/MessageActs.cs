using System.Runtime.InteropServices;
using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.RewordedText;

/// <summary>Who posted which message when.</summary>
/// <remarks>
/// A message is a cluster in at least two wordings that is not the headline of one page. What an account posts beside that
/// is an object of its own, because how much it posts belongs to what chance explains.
/// </remarks>
internal static class MessageActs
{
    /// <summary>The acts; an object's key is the number of its leading text.</summary>
    public static TraceActs Collect(PostTable table, MessageTexts texts, MessageClusters clusters, Wordings wordings, double headlineShare, out int headlines)
    {
        var headline = Headlines(table, texts, clusters, wordings, headlineShare);
        headlines = headline.Count(h => h);
        var objects = new List<int>();
        var acts = new List<Act>();
        var keys = new List<int>();
        var message = new Dictionary<int, int>();
        for (int t = 0; t < texts.Count; t++)
        {
            if (clusters.Of[t] == t && wordings.Count[t] >= 2 && !headline[t])
            {
                message[t] = keys.Count;
                keys.Add(t);
            }
        }

        // Those of one account alone: found by account and text, numbered after the messages.
        var own = new SortedSet<(int Text, int Account)>(new ByNameAndText(table));
        ForEach(table, texts, (text, account, _, _) =>
        {
            if (!message.ContainsKey(clusters.Of[text]))
                own.Add((text, account));
        });
        var alone = new Dictionary<(int, int), int>(own.Count);
        foreach (var pair in own)
        {
            alone[pair] = keys.Count;
            keys.Add(pair.Text);
        }

        ForEach(table, texts, (text, account, time, post) =>
        {
            objects.Add(message.TryGetValue(clusters.Of[text], out int o) ? o : alone[(text, account)]);
            acts.Add(new Act(account, time, post));
        });
        return TraceActs.Build(CollectionsMarshal.AsSpan(objects), CollectionsMarshal.AsSpan(acts), [.. keys], table.Accounts.Count);
    }

    // A page's title in several languages is still one page: co-sharing judges the link. Boyer–Moore vote for each cluster.
    private static bool[] Headlines(PostTable table, MessageTexts texts, MessageClusters clusters, Wordings wordings, double share)
    {
        var candidate = new int[texts.Count];
        var votes = new int[texts.Count];
        var posts = new int[texts.Count];
        var hits = new int[texts.Count];
        Array.Fill(candidate, -1);
        ForEach(table, texts, (text, _, _, post) =>
        {
            int leader = clusters.Of[text], link = FirstLink(table, post);
            posts[leader]++;
            if (link < 0)
                return;
            if (votes[leader] == 0)
                (candidate[leader], votes[leader]) = (link, 1);
            else
                votes[leader] += candidate[leader] == link ? 1 : -1;
        });
        ForEach(table, texts, (text, _, _, post) => hits[clusters.Of[text]] += candidate[clusters.Of[text]] is >= 0 and var c && c == FirstLink(table, post) ? 1 : 0);
        return [.. posts.Select((n, t) => wordings.Count[t] >= 2 && hits[t] >= share * n)];
    }

    private static int FirstLink(PostTable table, int post)
    {
        var segment = table.Locate(post, out int row);
        foreach (int o in segment.Objects(row))
        {
            if (table.KindOf(o) == TraceKind.Link)
                return o;
        }

        return -1;
    }

    private static void ForEach(PostTable table, MessageTexts texts, Action<int, int, long, int> visit)
    {
        int post = 0;
        foreach (var segment in table.Segments)
        {
            for (int row = 0; row < segment.Count; row++, post++)
            {
                int distinct = segment.Distinct[row];
                if (distinct >= 0 && texts.Kept[segment.Account[row]] && texts.NumberOf[distinct] is >= 0 and var text)
                    visit(text, segment.Account[row], segment.Time[row], post);
            }
        }
    }

    private sealed class ByNameAndText(PostTable table) : IComparer<(int Text, int Account)>
    {
        private readonly AccountOrder _order = new(table.Accounts);

        public int Compare((int Text, int Account) x, (int Text, int Account) y) =>
            x.Text != y.Text ? x.Text.CompareTo(y.Text) : x.Account == y.Account ? 0 : _order.Compare(x.Account, y.Account);
    }
}
