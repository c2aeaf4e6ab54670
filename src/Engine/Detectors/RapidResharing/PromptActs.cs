using Tocsin.Engine.Coordination;
using Tocsin.Engine.Posts;

namespace Tocsin.Engine.Detectors.RapidResharing;

/// <summary>Reshares sorted into prompt ones, within a window of the publication, and all others.</summary>
/// <remarks>
/// The trace made of them has two kinds of moments only: all prompt reshares of a post share one, each other reshare has one
/// of its own. Two accounts then act together on a post exactly when both were prompt, and the tests of the coordination
/// mechanism apply as they are: the rhythm π of a post is the chance that two of its resharers are both prompt.
/// </remarks>
internal sealed class PromptActs
{
    private readonly TraceActs _reshares;
    private readonly bool[] _prompt;

    private PromptActs(TraceActs reshares, bool[] prompt, bool[] usable, long window)
    {
        (_reshares, _prompt, Window) = (reshares, prompt, window);
        var objects = new List<int>();
        var acts = new List<Act>();
        for (int o = 0; o < reshares.Objects; o++)
        {
            int start = reshares.Start(o);
            var all = reshares.Of(o);
            for (int i = 0; i < all.Length; i++)
            {
                if (!usable[start + i])
                    continue;
                objects.Add(o);
                long moment = prompt[start + i] ? 0 : (i + 1) * 2 * (window + 1);
                acts.Add(all[i] with { Time = moment });
            }
        }

        Moments = TraceActs.Build(
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(objects),
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(acts),
            reshares.Keys,
            reshares.Degree.Length);
    }

    /// <summary>The window in milliseconds.</summary>
    public long Window { get; }

    /// <summary>The trace of prompt and other moments.</summary>
    public TraceActs Moments { get; }

    /// <summary>Prompt reshares.</summary>
    public int Prompt => _prompt.Count(p => p);

    /// <summary>Sorts reshares.</summary>
    /// <param name="table">The posts.</param>
    /// <param name="reshares">Who reshared which post when.</param>
    /// <param name="publications">When the posts were published.</param>
    /// <param name="window">Milliseconds after the publication, boundary included.</param>
    /// <param name="resolution">How finely the inputs tell the time; inputs coarser than the window say nothing here.</param>
    public static PromptActs Build(PostTable table, TraceActs reshares, Publications publications, long window, TimeResolution resolution)
    {
        var prompt = new bool[reshares.Count];
        var usable = new bool[reshares.Count];
        var order = new AccountOrder(table.Accounts);
        for (int o = 0; o < reshares.Objects; o++)
        {
            var acts = reshares.Of(o);
            int first = publications.Knows(o) ? -1 : First(acts, order);
            long published = publications.Knows(o) ? publications.Time(o) : acts.IsEmpty ? 0 : acts[0].Time;
            for (int i = 0; i < acts.Length; i++)
            {
                // Where the first reshare stands for the publication, its own delay is unknown.
                if (i == first || acts[i].Account == publications.Author(o) || acts[i].Time < published)
                    continue;
                var segment = table.Locate(acts[i].Post, out int row);
                usable[reshares.Start(o) + i] = resolution.Of(segment.File[row]) <= window / 2;
                prompt[reshares.Start(o) + i] = usable[reshares.Start(o) + i] && acts[i].Time - published <= window;
            }
        }

        return new PromptActs(reshares, prompt, usable, window);
    }

    /// <summary>The prompt reshares of one post in order of time.</summary>
    public IEnumerable<Act> Of(int obj)
    {
        var acts = _reshares.Of(obj).ToArray();
        int start = _reshares.Start(obj);
        return acts.Where((_, i) => _prompt[start + i]);
    }

    // Acts of one moment stand in the order of account numbers, which the order of the input decides; names do not depend on it.
    private static int First(ReadOnlySpan<Act> acts, AccountOrder order)
    {
        int first = 0;
        for (int i = 1; i < acts.Length && acts[i].Time == acts[0].Time; i++)
        {
            if (order.Compare(acts[i].Account, acts[first].Account) < 0)
                first = i;
        }

        return first;
    }
}
