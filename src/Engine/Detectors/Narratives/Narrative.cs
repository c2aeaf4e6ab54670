namespace Tocsin.Engine.Detectors.Narratives;

/// <summary>Words that surge together, over one or several stretches of time.</summary>
internal sealed class Narrative
{
    /// <summary>The words with their strongest surge.</summary>
    public Dictionary<int, WordBurst> Words { get; } = [];

    /// <summary>The stretches in which it is alive.</summary>
    public SortedSet<int> Buckets { get; } = [];

    /// <summary>Its posts, ascending.</summary>
    public List<int> Posts { get; } = [];

    /// <summary>The strongest surge.</summary>
    public WordBurst Strongest => Words.Values.MinBy(w => w.LogP);
}
