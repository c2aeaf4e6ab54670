using Tocsin.Pages.Reading;

namespace Tocsin.Pages.Comparing;

/// <summary>Pairs the text of two versions of a page: the same first, then what stands in the same place, then what is left.</summary>
/// <remarks>O(n) in the blocks: equal text and label is paired by hash, the rest by place and label.</remarks>
internal static class BlockPairs
{
    /// <summary>The pairs that differ, and what came or went (null on one side), in reading order of the new page.</summary>
    public static IReadOnlyList<(PageBlock? Before, PageBlock? After)> Differing(IReadOnlyList<PageBlock> before, IReadOnlyList<PageBlock> after)
    {
        var gone = Unmatched(before, after, b => (b.Text, b.Label, b.Path));
        var come = Unmatched(after, before, b => (b.Text, b.Label, b.Path));

        // The same words elsewhere: a paragraph moved when something was put in above it.
        var left = Unmatched(gone, come, b => (b.Text, b.Label, ""));
        come = Unmatched(come, gone, b => (b.Text, b.Label, ""));
        var pairs = new List<(PageBlock?, PageBlock?)>();
        left = Pair(left, ref come, b => b.Label.Length > 0 ? b.Label : null, pairs);
        left = Pair(left, ref come, b => b.Path, pairs);
        pairs.AddRange(left.Select(b => ((PageBlock?)b, (PageBlock?)null)));
        pairs.AddRange(come.Select(b => ((PageBlock?)null, (PageBlock?)b)));
        return pairs;
    }

    private static List<PageBlock> Unmatched(IReadOnlyList<PageBlock> blocks, IReadOnlyList<PageBlock> others, Func<PageBlock, (string, string, string)> key)
    {
        var counts = others.CountBy(key).ToDictionary(c => c.Key, c => c.Value);
        var left = new List<PageBlock>();
        foreach (var block in blocks)
        {
            if (counts.TryGetValue(key(block), out int n) && n > 0)
                counts[key(block)] = n - 1;
            else
                left.Add(block);
        }

        return left;
    }

    private static List<PageBlock> Pair(List<PageBlock> gone, ref List<PageBlock> come, Func<PageBlock, string?> key, List<(PageBlock?, PageBlock?)> pairs)
    {
        var waiting = new Dictionary<string, Queue<PageBlock>>(StringComparer.Ordinal);
        foreach (var block in come)
        {
            if (key(block) is not { } name)
                continue;
            if (!waiting.TryGetValue(name, out var queue))
                waiting[name] = queue = [];
            queue.Enqueue(block);
        }

        var left = new List<PageBlock>();
        var taken = new HashSet<PageBlock>(ReferenceEqualityComparer.Instance);
        foreach (var block in gone)
        {
            if (key(block) is { } name && waiting.TryGetValue(name, out var queue) && queue.TryDequeue(out var other))
            {
                pairs.Add((block, other));
                taken.Add(other);
            }
            else
            {
                left.Add(block);
            }
        }

        come = [.. come.Where(b => !taken.Contains(b))];
        return left;
    }
}
